#include <algorithm>
#include <utility>

#include "graph/codec/value_codec.h"
#include "graph/index_build.h"
#include "graph/index_update.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

[[noreturn]] void ThrowMissing(EntityKind kind, uint64_t id) {
  throw Error(ErrorCode::kNotFound,
              std::string(kind == EntityKind::kNode ? "node " : "relationship ") +
                  std::to_string(id) + " does not exist");
}

void CheckLimit(uint64_t id, const char* what) {
  if (id < kElementsMax) return;
  throw Error(ErrorCode::kLimit, std::string("a graph holds no more ") + what + " than " +
                                     std::to_string(kElementsMax) +
                                     ", counting those that were deleted");
}

// Puts properties into the form that graph.h describes; of two with one key the later wins.
void Normalize(Properties* properties) {
  std::erase_if(*properties, [](const Property& property) { return property.second.is_null(); });
  std::stable_sort(properties->begin(), properties->end(),
                   [](const Property& a, const Property& b) { return a.first < b.first; });
  const auto last_of_key = [](const Property& a, const Property& b) { return a.first == b.first; };
  const auto kept = std::unique(properties->rbegin(), properties->rend(), last_of_key);
  properties->erase(properties->begin(), kept.base());
}

std::string NodeRecordBytes(std::span<const LabelId> labels, std::string_view properties) {
  std::string record;
  EncodeNodeHead(labels, &record);
  record.append(properties);
  return record;
}

// Ascending, as their records lie. Those of a hub are read in parts, so that no more than their ids is held.
std::vector<uint32_t> RelationshipsOf(const View& view, NodeId id) {
  constexpr size_t kPart = 1 << 16;
  std::vector<uint32_t> ids;
  ids.reserve(view.Degree(id, Direction::kOut, {}) + view.Degree(id, Direction::kIn, {}));
  std::vector<Neighbor> neighbors;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    std::optional<View::ExpandPlace> place;
    do {
      neighbors.clear();
      view.ExpandPart(id, direction, {}, kPart, &place, &neighbors, nullptr);
      for (const Neighbor& neighbor : neighbors) ids.push_back(static_cast<uint32_t>(neighbor.relationship));
    } while (place);
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());  // a loop is in both directions
  return ids;
}

}  // namespace

Transaction::~Transaction() { Rollback(); }

Pending& Transaction::Changes() {
  if (state_->own_pending == nullptr) {
    throw Error(ErrorCode::kInvalidArgument, "the transaction is finished");
  }
  return *state_->own_pending;
}

Pending& Transaction::MoreChanges() {
  Pending& changes = Changes();
  if (changes.byte_count() <= state_->memory_bytes_max) return changes;
  throw Error(ErrorCode::kLimit,
              "the changes of the transaction need more memory than memory_bytes_max (" +
                  std::to_string(state_->memory_bytes_max) +
                  " bytes) allows; CALL { … } IN TRANSACTIONS commits them in parts");
}

void Transaction::SetMemoryLimit(size_t memory_bytes_max) { state_->memory_bytes_max = memory_bytes_max; }

void Transaction::CheckNodeExists(NodeId id) const {
  if (!HasNode(id)) ThrowMissing(EntityKind::kNode, id);
}

uint32_t Transaction::Intern(NameTable Catalog::*table, std::string_view name) {
  if (const auto id = ((*state_->catalog).*table).Find(name)) return *id;
  Changes();
  // Two owners are this state's two pointers; any more are forked views, which keep what they have.
  if (state_->grown_catalog == nullptr || state_->grown_catalog.use_count() > 2) {
    state_->grown_catalog = std::make_shared<Catalog>(*state_->catalog);
    state_->catalog = state_->grown_catalog;
  }
  return ((*state_->grown_catalog).*table).Intern(name);
}

LabelId Transaction::InternLabel(std::string_view name) { return Intern(&Catalog::labels, name); }
TypeId Transaction::InternType(std::string_view name) { return Intern(&Catalog::types, name); }
KeyId Transaction::InternKey(std::string_view name) { return Intern(&Catalog::keys, name); }

std::string Transaction::EncodeProperties(EntityKind kind, uint64_t id, Properties properties) {
  Normalize(&properties);
  std::string encoded, value;
  for (const Property& property : properties) {
    value.clear();
    EncodeValue(property.second, &value);
    if (value.size() > kLongValueBytes) {
      Changes().SetRow(Table::kLongValues, EncodeLongValueKey(kind, id, property.first), value);
      const size_t size = value.size();
      value.clear();
      EncodeLongValueMark(size, &value);
    }
    AppendProperty(property.first, value, &encoded);
  }
  return encoded;
}

NodeId Transaction::CreateNode(std::vector<LabelId> labels, Properties properties) {
  Pending& changes = MoreChanges();
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  const NodeId id = changes.ids().nodes;
  CheckLimit(id, "nodes");
  IndexUpdate index_update(*state_, EntityKind::kNode, id);
  std::string record =
      NodeRecordBytes(labels, EncodeProperties(EntityKind::kNode, id, std::move(properties)));
  changes.TakeNodeId();
  changes.SetRecord(EntityKind::kNode, id, PendingRecord(record));
  changes.AddMember(MemberSet::AllNodes(), id);
  for (const LabelId label : labels) changes.AddMember(MemberSet::Label(label), id);
  index_update.Apply();
  return id;
}

RelationshipId Transaction::CreateRelationship(NodeId start, TypeId type, NodeId end,
                                               Properties properties) {
  Pending& changes = MoreChanges();
  CheckNodeExists(start);
  CheckNodeExists(end);
  const RelationshipId id = changes.ids().relationships;
  CheckLimit(id, "relationships");
  IndexUpdate index_update(*state_, EntityKind::kRelationship, id);
  std::string record;
  EncodeRelationshipHead(type, start, end, &record);
  record += EncodeProperties(EntityKind::kRelationship, id, std::move(properties));
  changes.TakeRelationshipId();
  changes.SetRecord(EntityKind::kRelationship, id, PendingRecord(record));
  changes.AddMember(MemberSet::Type(type), id);
  changes.AddNeighbor({start, Direction::kOut, type}, {end, id});
  changes.AddNeighbor({end, Direction::kIn, type}, {start, id});
  index_update.Apply();
  return id;
}

void Transaction::SetProperty(EntityKind kind, uint64_t id, KeyId key, const Value& value) {
  Pending& changes = MoreChanges();
  IndexUpdate index_update(*state_, kind, id);
  const std::optional<std::string_view> record = state_->FindRecord(kind, id);
  if (!record) ThrowMissing(kind, id);
  const std::string_view properties = RecordProperties(kind, *record);
  const std::string_view old_value = FindProperty(properties, key);
  std::string new_value;
  if (!value.is_null()) EncodeValue(value, &new_value);
  const bool is_long = new_value.size() > kLongValueBytes;
  if (!is_long && new_value == old_value) return;

  const std::string long_key = EncodeLongValueKey(kind, id, key);
  std::string edited(record->substr(0, record->size() - properties.size()));
  if (is_long) {
    std::string mark;
    EncodeLongValueMark(new_value.size(), &mark);
    edited += EditProperties(properties, key, mark);
    changes.SetRow(Table::kLongValues, long_key, std::move(new_value));
  } else {
    edited += EditProperties(properties, key, new_value);
    if (IsLongValueMark(old_value)) changes.SetRow(Table::kLongValues, long_key, std::nullopt);
  }
  changes.SetRecord(kind, id, PendingRecord(edited));
  index_update.Apply();
}

void Transaction::SetNodeProperty(NodeId id, KeyId key, Value value) {
  SetProperty(EntityKind::kNode, id, key, value);
}

void Transaction::SetRelationshipProperty(RelationshipId id, KeyId key, Value value) {
  SetProperty(EntityKind::kRelationship, id, key, value);
}

bool Transaction::AddLabel(NodeId id, LabelId label) {
  Pending& changes = MoreChanges();
  IndexUpdate index_update(*state_, EntityKind::kNode, id);
  const std::optional<std::string_view> record = state_->FindRecord(EntityKind::kNode, id);
  if (!record) ThrowMissing(EntityKind::kNode, id);
  std::vector<LabelId> labels = RecordLabels(*record);
  const auto place = std::lower_bound(labels.begin(), labels.end(), label);
  if (place != labels.end() && *place == label) return false;
  labels.insert(place, label);
  changes.SetRecord(EntityKind::kNode, id,
                    PendingRecord(NodeRecordBytes(labels, RecordProperties(EntityKind::kNode, *record))));
  changes.AddMember(MemberSet::Label(label), id);
  index_update.Apply();
  return true;
}

bool Transaction::RemoveLabel(NodeId id, LabelId label) {
  Pending& changes = MoreChanges();
  IndexUpdate index_update(*state_, EntityKind::kNode, id);
  const std::optional<std::string_view> record = state_->FindRecord(EntityKind::kNode, id);
  if (!record) ThrowMissing(EntityKind::kNode, id);
  std::vector<LabelId> labels = RecordLabels(*record);
  if (std::erase(labels, label) == 0) return false;
  changes.SetRecord(EntityKind::kNode, id,
                    PendingRecord(NodeRecordBytes(labels, RecordProperties(EntityKind::kNode, *record))));
  changes.RemoveMember(MemberSet::Label(label), id);
  index_update.Apply();
  return true;
}

// Deletes a record, and the index entries and long values that belong to it.
void Transaction::DeleteElement(EntityKind kind, uint64_t id, const std::string& record) {
  IndexUpdate index_update(*state_, kind, id);
  PropertyReader reader(RecordProperties(kind, record));
  while (reader.Next()) {
    if (!IsLongValueMark(reader.value())) continue;
    Changes().SetRow(Table::kLongValues, EncodeLongValueKey(kind, id, reader.key()), std::nullopt);
  }
  Changes().SetRecord(kind, id, PendingRecord());
  index_update.Apply();
}

void Transaction::DeleteNode(NodeId id) {
  Pending& changes = MoreChanges();
  const std::optional<std::string_view> record = state_->FindRecord(EntityKind::kNode, id);
  if (!record) return;
  const std::vector<LabelId> labels = RecordLabels(*record);
  DeleteElement(EntityKind::kNode, id, std::string(*record));
  changes.RemoveMember(MemberSet::AllNodes(), id);
  for (const LabelId label : labels) changes.RemoveMember(MemberSet::Label(label), id);
  state_->unchecked_deletions.push_back(id);
}

void Transaction::DeleteRelationship(RelationshipId id) {
  MoreChanges();
  const std::optional<std::string_view> record = state_->FindRecord(EntityKind::kRelationship, id);
  if (record) DeleteRelationship(id, std::string(*record));
}

uint64_t Transaction::DeleteRelationshipsOf(NodeId id) {
  const std::vector<uint32_t> ids = RelationshipsOf(*this, id);
  constexpr size_t kBatch = 4096;
  std::vector<RelationshipId> batch;
  std::vector<std::string> records;
  for (size_t begin = 0; begin < ids.size(); begin += kBatch) {
    const size_t end = std::min(ids.size(), begin + kBatch);
    batch.assign(ids.begin() + static_cast<std::ptrdiff_t>(begin), ids.begin() + static_cast<std::ptrdiff_t>(end));
    records.assign(batch.size(), {});
    state_->FindRecords(EntityKind::kRelationship, batch,
                        [&](size_t i, std::string_view record) { records[i] = record; });
    for (size_t i = 0; i < batch.size(); ++i) DeleteRelationship(batch[i], records[i]);
  }
  return ids.size();
}

void Transaction::DeleteRelationship(RelationshipId id, const std::string& record) {
  Pending& changes = MoreChanges();
  const RelationshipHead head = RecordHead(record);
  DeleteElement(EntityKind::kRelationship, id, record);
  changes.RemoveMember(MemberSet::Type(head.type), id);
  changes.RemoveNeighbor({head.start, Direction::kOut, head.type}, {head.end, id});
  changes.RemoveNeighbor({head.end, Direction::kIn, head.type}, {head.start, id});
}

bool Transaction::HasDanglingRelationships() const {
  // A deleted node gets no new relationships, so one found free of them needs no second look.
  std::vector<NodeId>& unchecked = state_->unchecked_deletions;
  while (!unchecked.empty()) {
    const NodeId id = unchecked.back();
    if (Degree(id, Direction::kOut, {}) + Degree(id, Direction::kIn, {}) > 0) return true;
    unchecked.pop_back();
  }
  return false;
}

void Transaction::PutRecord(std::string_view space, std::string_view key, std::string_view bytes) {
  MoreChanges().SetRow(Table::kRecords, EncodeSideRecordKey(space, key), std::string(bytes));
}

void Transaction::DeleteRecord(std::string_view space, std::string_view key) {
  Changes().SetRow(Table::kRecords, EncodeSideRecordKey(space, key), std::nullopt);
}

size_t Transaction::Mark() const {
  if (state_->own_pending == nullptr) {
    throw Error(ErrorCode::kInvalidArgument, "the transaction is finished");
  }
  return state_->own_pending->Mark();
}

void Transaction::RollbackTo(size_t mark) {
  Pending& changes = Changes();
  changes.RollbackTo(mark);
  const IndexBuild* build = state_->index_build.get();
  if (build != nullptr && changes.schema()->next_id <= build->index) DropIndexBuild(*state_);
  // A relationship that came back may be of a node that was found free of them.
  state_->unchecked_deletions.clear();
  for (const auto& [id, record] : changes.records(EntityKind::kNode)) {
    if (!record) state_->unchecked_deletions.push_back(id);
  }
}

}  // namespace wenmai::graph
