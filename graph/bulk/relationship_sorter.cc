#include "graph/bulk/relationship_sorter.h"

#include "base/bytes.h"

namespace wenmai::graph {

// A row's key is type:be32 start:be32 end:be32 (a graph gives out 32 bits of ids), its value
// number:varint? size:varint record (key:varint size:varint bytes)*.
void RelationshipSorter::Add(const ElementBatch& batch, size_t i) {
  const std::string_view record = batch.record(i);
  const RelationshipHead head = RecordHead(record);
  key_.clear();
  AppendBigEndian32(head.type, &key_);
  AppendBigEndian32(static_cast<uint32_t>(head.start), &key_);
  AppendBigEndian32(static_cast<uint32_t>(head.end), &key_);
  value_.clear();
  if (keeps_numbers_) AppendVarint(count(), &value_);
  AppendVarint(record.size(), &value_);
  value_.append(record);
  for (const ElementBatch::LongValue& value : batch.LongValuesOf(i)) {
    AppendVarint(value.key, &value_);
    AppendVarint(value.bytes.size(), &value_);
    value_.append(value.bytes);
  }
  rows_.Add(key_, value_);
}

void RelationshipSorter::Visit(absl::FunctionRef<void(const Relationship&)> visit) {
  Relationship relationship{};
  rows_.Visit([&](std::string_view, std::string_view value) {
    ByteReader reader(value, "relationship to sort");
    if (keeps_numbers_) relationship.number = reader.ReadVarint();
    relationship.record = reader.ReadBytes(reader.ReadVarint());
    relationship.long_values.clear();
    while (!reader.empty()) {
      const KeyId key = reader.ReadVarint32();
      relationship.long_values.push_back({key, reader.ReadBytes(reader.ReadVarint())});
    }
    visit(relationship);
  });
}

}  // namespace wenmai::graph
