#include "graph/codec/record_codec.h"

#include "graph/codec/value_codec.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

constexpr const char* kNodeRecord = "node record";
constexpr const char* kRelationshipRecord = "relationship record";

}  // namespace

std::string EncodeRecordKey(uint64_t id) {
  std::string key;
  AppendBigEndian64(id, &key);
  return key;
}

uint64_t DecodeRecordKey(std::string_view key) {
  return ByteReader(key, "record key").ReadBigEndian64();
}

std::string EncodeSideRecordKey(std::string_view space, std::string_view key) {
  if (space.find('\0') != std::string_view::npos) {
    throw Error(ErrorCode::kInvalidArgument, "a record space may not contain a zero byte");
  }
  std::string bytes(space);
  bytes.push_back('\0');
  bytes.append(key);
  return bytes;
}

std::string EncodeLongValueKey(EntityKind kind, uint64_t id, KeyId key) {
  std::string bytes;
  bytes.push_back(kind == EntityKind::kNode ? 0 : 1);
  AppendBigEndian64(id, &bytes);
  AppendBigEndian32(key, &bytes);
  return bytes;
}

void EncodeNodeHead(std::span<const LabelId> labels, std::string* out) {
  AppendVarint(labels.size(), out);
  for (const LabelId label : labels) AppendVarint(label, out);
}

void EncodeRelationshipHead(TypeId type, NodeId start, NodeId end, std::string* out) {
  AppendVarint(type, out);
  AppendVarint(start, out);
  AppendVarint(end, out);
}

bool RecordHasLabel(std::string_view node_record, LabelId label) {
  ByteReader reader(node_record, kNodeRecord);
  for (uint64_t count = reader.ReadVarint(); count > 0; --count) {
    const LabelId found = reader.ReadVarint32();
    if (found >= label) return found == label;
  }
  return false;
}

std::vector<LabelId> RecordLabels(std::string_view node_record) {
  ByteReader reader(node_record, kNodeRecord);
  std::vector<LabelId> labels;
  for (uint64_t count = reader.ReadVarint(); count > 0; --count) {
    labels.push_back(reader.ReadVarint32());
  }
  return labels;
}

RelationshipHead RecordHead(std::string_view relationship_record) {
  ByteReader reader(relationship_record, kRelationshipRecord);
  RelationshipHead head;
  head.type = reader.ReadVarint32();
  head.start = reader.ReadVarint();
  head.end = reader.ReadVarint();
  return head;
}

std::string_view RecordProperties(EntityKind kind, std::string_view record) {
  if (kind == EntityKind::kNode) {
    ByteReader reader(record, kNodeRecord);
    for (uint64_t count = reader.ReadVarint(); count > 0; --count) reader.ReadVarint();
    return reader.rest();
  }
  ByteReader reader(record, kRelationshipRecord);
  for (int i = 0; i < 3; ++i) reader.ReadVarint();
  return reader.rest();
}

bool PropertyReader::Next() {
  if (reader_.empty()) return false;
  key_ = reader_.ReadVarint32();
  const std::string_view from = reader_.rest();
  SkipValue(&reader_);
  value_ = from.substr(0, from.size() - reader_.remaining());
  return true;
}

std::string_view FindProperty(std::string_view properties, KeyId key) {
  PropertyReader reader(properties);
  while (reader.Next()) {
    if (reader.key() >= key) return reader.key() == key ? reader.value() : std::string_view();
  }
  return {};
}

void AppendProperty(KeyId key, std::string_view encoded_value, std::string* properties) {
  AppendVarint(key, properties);
  properties->append(encoded_value);
}

std::string EditProperties(std::string_view properties, KeyId key, std::string_view encoded_value) {
  std::string edited;
  edited.reserve(properties.size() + encoded_value.size() + 5);
  bool is_placed = encoded_value.empty();
  PropertyReader reader(properties);
  while (reader.Next()) {
    if (!is_placed && reader.key() >= key) {
      AppendProperty(key, encoded_value, &edited);
      is_placed = true;
    }
    if (reader.key() != key) AppendProperty(reader.key(), reader.value(), &edited);
  }
  if (!is_placed) AppendProperty(key, encoded_value, &edited);
  return edited;
}

}  // namespace wenmai::graph
