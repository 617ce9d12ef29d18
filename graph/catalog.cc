#include "graph/catalog.h"

#include "base/bytes.h"
#include "graph/codec/schema_codec.h"
#include "graph/statistics/statistics.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

constexpr char kNamePart = 'n', kCountPart = 'c', kIdPart = 'i';
constexpr char kLabelKind = 'L', kTypeKind = 'T', kKeyKind = 'K', kNodeKind = 'N',
               kRelationshipKind = 'R';

std::string EncodeKey(char part, char kind, uint32_t id) {
  std::string key{part, kind};
  AppendBigEndian32(id, &key);
  return key;
}

std::string EncodeCount(uint64_t count) {
  std::string bytes;
  AppendVarint(count, &bytes);
  return bytes;
}

char KindOf(MemberSet::Kind kind) {
  switch (kind) {
    case MemberSet::Kind::kAllNodes:
      return kNodeKind;
    case MemberSet::Kind::kLabel:
      return kLabelKind;
    case MemberSet::Kind::kType:
      return kTypeKind;
  }
  return 0;
}

void LoadName(char kind, uint32_t id, std::string_view name, Catalog* catalog) {
  NameTable* table = kind == kLabelKind  ? &catalog->labels
                     : kind == kTypeKind ? &catalog->types
                                         : &catalog->keys;
  if (table->Intern(name) != id) {
    throw Error(ErrorCode::kCorruption, "damaged catalog: names are missing or twice");
  }
}

void LoadCount(char kind, uint32_t id, uint64_t count, Counters* counters) {
  const MemberSet set = kind == kNodeKind    ? MemberSet::AllNodes()
                        : kind == kLabelKind ? MemberSet::Label(id)
                                             : MemberSet::Type(id);
  counters->Add(set, static_cast<int64_t>(count));
}

void WriteNewNames(char kind, const NameTable& before, const NameTable& after, Batch* batch) {
  for (uint32_t id = before.size(); id < after.size(); ++id) {
    batch->Put(Table::kCatalog, EncodeKey(kNamePart, kind, id), after.Name(id));
  }
}

}  // namespace

std::optional<uint32_t> NameTable::Find(std::string_view name) const {
  auto found = ids_.find(name);
  return found == ids_.end() ? std::nullopt : std::optional<uint32_t>(found->second);
}

std::string_view NameTable::Name(uint32_t id) const {
  return id < names_.size() ? std::string_view(*names_[id]) : std::string_view();
}

uint32_t NameTable::Intern(std::string_view name) {
  if (auto found = ids_.find(name); found != ids_.end()) return found->second;
  names_.push_back(std::make_shared<const std::string>(name));
  ids_.emplace(*names_.back(), size() - 1);
  return size() - 1;
}

std::vector<std::string> NameTable::Names() const {
  std::vector<std::string> names;
  names.reserve(names_.size());
  for (const auto& name : names_) names.push_back(*name);
  return names;
}

uint64_t* Counters::Slot(MemberSet set) {
  if (set.kind == MemberSet::Kind::kAllNodes) return &node_count_;
  std::vector<uint64_t>& counts = set.kind == MemberSet::Kind::kLabel ? labels_ : types_;
  if (set.id >= counts.size()) counts.resize(set.id + 1);
  return &counts[set.id];
}

uint64_t Counters::Count(MemberSet set) const {
  if (set.kind == MemberSet::Kind::kAllNodes) return node_count_;
  const std::vector<uint64_t>& counts = set.kind == MemberSet::Kind::kLabel ? labels_ : types_;
  return set.id < counts.size() ? counts[set.id] : 0;
}

void Counters::Add(MemberSet set, int64_t change) {
  *Slot(set) += static_cast<uint64_t>(change);
  if (set.kind == MemberSet::Kind::kType) relationship_count_ += static_cast<uint64_t>(change);
}

StoredCatalog LoadCatalog(const Snapshot& snapshot) {
  StoredCatalog stored;
  snapshot.Scan(Table::kCatalog, {}, {}, [&stored](std::string_view key, std::string_view value) {
    if (IsSchemaKey(key) || IsStatisticsKey(key)) return true;
    ByteReader key_reader(key, "catalog key");
    ByteReader value_reader(value, "catalog entry");
    const char part = static_cast<char>(key_reader.ReadByte());
    const char kind = static_cast<char>(key_reader.ReadByte());
    switch (part) {
      case kNamePart:
        LoadName(kind, key_reader.ReadBigEndian32(), value, &stored.catalog);
        break;
      case kCountPart:
        LoadCount(kind, key_reader.ReadBigEndian32(), value_reader.ReadVarint(), &stored.counters);
        break;
      case kIdPart:
        (kind == kNodeKind ? stored.ids.nodes : stored.ids.relationships) =
            value_reader.ReadVarint();
        break;
      default:
        key_reader.ThrowInvalid();
    }
    return true;
  });
  return stored;
}

void WriteNames(const Catalog& before, const Catalog& after, Batch* batch) {
  WriteNewNames(kLabelKind, before.labels, after.labels, batch);
  WriteNewNames(kTypeKind, before.types, after.types, batch);
  WriteNewNames(kKeyKind, before.keys, after.keys, batch);
}

void WriteCount(MemberSet set, uint64_t count, Batch* batch) {
  batch->Put(Table::kCatalog, EncodeKey(kCountPart, KindOf(set.kind), set.id), EncodeCount(count));
}

void WriteIdCounts(const IdCounts& before, const IdCounts& after, Batch* batch) {
  if (after.nodes != before.nodes) {
    batch->Put(Table::kCatalog, std::string{kIdPart, kNodeKind}, EncodeCount(after.nodes));
  }
  if (after.relationships != before.relationships) {
    batch->Put(Table::kCatalog, std::string{kIdPart, kRelationshipKind},
               EncodeCount(after.relationships));
  }
}

}  // namespace wenmai::graph
