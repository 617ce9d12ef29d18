#include "graph/index_update.h"

#include <algorithm>

#include "graph/codec/index_key_codec.h"
#include "graph/codec/schema_codec.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

bool HasLabelOrType(EntityKind kind, std::string_view record, uint32_t label) {
  return kind == EntityKind::kNode ? RecordHasLabel(record, label)
                                   : RecordHead(record).type == label;
}

// `:Person(name)`, `[:KNOWS](since, place)`.
std::string Describe(const Catalog& catalog, EntityKind kind, uint32_t label,
                     std::span<const KeyId> keys) {
  const bool is_node = kind == EntityKind::kNode;
  std::string text = is_node ? ":" : "[:";
  text += is_node ? catalog.labels.Name(label) : catalog.types.Name(label);
  if (!is_node) text += "]";
  for (size_t i = 0; i < keys.size(); ++i) {
    text += i == 0 ? "(" : ", ";
    text += catalog.keys.Name(keys[i]);
  }
  return text + ")";
}

std::string ElementName(EntityKind kind, std::optional<uint64_t> id) {
  const std::string name = kind == EntityKind::kNode ? "node" : "relationship";
  return id ? name + " " + std::to_string(*id) : "the " + name;
}

[[noreturn]] void ThrowViolation(const char* detail, const std::string& message) {
  throw Error::Query("ConstraintValidationFailed", "runtime", detail, message);
}

// Whether two elements, whose entries have the same key, have the same values.
bool HaveSameValues(View::State& state, const IndexDefinition& index, uint64_t a, uint64_t b) {
  return std::all_of(index.keys.begin(), index.keys.end(), [&](KeyId key) {
    const Value value = state.ReadProperty(index.entity, a, key);
    return IsExactInIndex(value) || value == state.ReadProperty(index.entity, b, key);
  });
}

}  // namespace

std::optional<IndexEntry> EntryOf(const IndexDefinition& index, std::string_view record,
                                  PropertyDecoder decode) {
  if (!HasLabelOrType(index.entity, record, index.label)) return std::nullopt;
  const std::string_view properties = RecordProperties(index.entity, record);
  IndexEntry entry{EncodeIndexPrefix(index.id), {}};
  for (const KeyId key : index.keys) {
    const std::string_view encoded = FindProperty(properties, key);
    if (encoded.empty()) return std::nullopt;
    EncodeIndexValue(decode(key, encoded), &entry.key, &entry.rest);
  }
  return entry;
}

void AddIndexEntry(View::State& state, const IndexDefinition& index, uint64_t id,
                   const IndexEntry& entry) {
  if (index.is_unique) {
    std::optional<uint64_t> holder;
    state.ScanRows(Table::kIndexes, entry.key, PrefixEnd(entry.key),
                   [&](std::string_view key, std::string_view) {
                     const uint64_t other = DecodeIndexedElement(key);
                     if (other != id && HaveSameValues(state, index, id, other)) holder = other;
                     return !holder;
                   });
    if (holder) ThrowNotUnique(*state.catalog, index, *holder);
  }
  state.own_pending->SetRow(Table::kIndexes, entry.key + EncodeRecordKey(id), entry.rest);
}

IndexUpdate::IndexUpdate(View::State& state, EntityKind kind, uint64_t id)
    : state_(state), kind_(kind), id_(id) {
  for (const IndexDefinition& index : state.own_pending->schema()->indexes) {
    if (index.entity != kind) continue;
    indexes_.push_back(&index);
    if (index.is_unique && !mark_) mark_ = state.own_pending->Mark();
  }
  before_ = Entries();
}

std::vector<std::optional<IndexEntry>> IndexUpdate::Entries() {
  std::vector<std::optional<IndexEntry>> entries(indexes_.size());
  if (indexes_.empty()) return entries;
  const std::optional<std::string_view> record = state_.FindRecord(kind_, id_);
  if (!record) return entries;
  // Reading a long value reads through the same buffer as the record lies in.
  const std::string bytes(*record);
  for (size_t i = 0; i < indexes_.size(); ++i) {
    entries[i] = EntryOf(*indexes_[i], bytes, state_.Decoder(kind_, id_));
  }
  return entries;
}

void IndexUpdate::Apply() {
  const std::vector<std::optional<IndexEntry>> after = Entries();
  try {
    for (size_t i = 0; i < indexes_.size(); ++i) {
      if (before_[i] == after[i]) continue;
      if (before_[i]) {
        state_.own_pending->SetRow(Table::kIndexes, before_[i]->key + EncodeRecordKey(id_),
                                   std::nullopt);
      }
      if (after[i]) AddIndexEntry(state_, *indexes_[i], id_, *after[i]);
    }
  } catch (const Error&) {
    if (mark_) state_.own_pending->RollbackTo(*mark_);
    throw;
  }
}

void CheckKey(const Catalog& catalog, const IndexDefinition& index, std::optional<uint64_t> id,
              std::string_view record) {
  if (!index.is_key || !HasLabelOrType(index.entity, record, index.label)) return;
  const std::string_view properties = RecordProperties(index.entity, record);
  for (const KeyId key : index.keys) {
    if (!FindProperty(properties, key).empty()) continue;
    ThrowViolation("ExistenceViolation",
                   ElementName(index.entity, id) + " has no " +
                       Describe(catalog, index.entity, index.label, {&key, 1}));
  }
}

void ThrowNotUnique(const Catalog& catalog, const IndexDefinition& index, uint64_t holder) {
  ThrowViolation("UniquenessViolation",
                 ElementName(index.entity, holder) + " already has this value of " +
                     Describe(catalog, index.entity, index.label, index.keys));
}

void ThrowNotUnique(const Catalog& catalog, const IndexDefinition& index, const std::string& place,
                    const std::string& holder_place) {
  ThrowViolation("UniquenessViolation",
                 place + ": " + holder_place + " already has this value of " +
                     Describe(catalog, index.entity, index.label, index.keys));
}

void CheckConstraint(const Catalog& catalog, const ConstraintDefinition& constraint,
                     std::optional<uint64_t> id, std::string_view record, PropertyDecoder decode) {
  if (!HasLabelOrType(constraint.entity, record, constraint.label)) return;
  const std::string_view encoded =
      FindProperty(RecordProperties(constraint.entity, record), constraint.key);
  const std::string element = ElementName(constraint.entity, id);
  const auto describe = [&] {
    return Describe(catalog, constraint.entity, constraint.label, {&constraint.key, 1});
  };
  if (constraint.kind == ConstraintDefinition::Kind::kExists) {
    if (encoded.empty()) ThrowViolation("ExistenceViolation", element + " has no " + describe());
  } else if (!encoded.empty()) {
    const ValueKind kind = decode(constraint.key, encoded).kind();
    if (kind != constraint.type) {
      ThrowViolation("TypeViolation", element + " has a " + std::string(ValueKindName(kind)) +
                                          " as " + describe() + ", which must be of type " +
                                          std::string(ValueKindName(constraint.type)));
    }
  }
}

void CheckConstraints(View::State& state) {
  for (const IndexDefinition& index : state.own_pending->schema()->indexes) {
    if (!index.is_key) continue;
    for (const auto& [id, record] : state.own_pending->records(index.entity)) {
      if (record) CheckKey(*state.catalog, index, id, *record);
    }
  }
  for (const ConstraintDefinition& constraint : state.own_pending->schema()->constraints) {
    for (const auto& [id, record] : state.own_pending->records(constraint.entity)) {
      if (!record) continue;
      CheckConstraint(*state.catalog, constraint, id, *record,
                      state.Decoder(constraint.entity, id));
    }
  }
}

}  // namespace wenmai::graph
