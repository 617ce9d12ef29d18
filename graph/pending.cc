#include "graph/pending.h"

#include <utility>

namespace wenmai::graph {
namespace {

// Of an entry of an ordered container, with its share of the nodes' room.
template <typename Entry>
constexpr size_t kEntryBytes = sizeof(Entry) + sizeof(Entry) / 4;

size_t ByteCount(const std::optional<std::string>& value) { return value ? value->capacity() : 0; }

}  // namespace

void Pending::Log(Undo undo) {
  if (!is_logging_) return;
  byte_count_ += sizeof(Undo);
  undo_.push_back(undo);
}

void Pending::Save(Saved saved) {
  byte_count_ += sizeof(Saved) + saved.key.capacity() + ByteCount(saved.value);
  saved_.push_back(std::move(saved));
}

void Pending::SetRecord(EntityKind kind, uint64_t id, PendingRecord record) {
  Records& records = records_[static_cast<size_t>(kind)];
  auto [place, is_new] = records.try_emplace(id);
  Log({is_new ? Change::kNewRecord : Change::kRecord, static_cast<uint8_t>(kind), 0, id});
  if (is_logging_ && !is_new) saved_records_.push_back(std::move(place->second));
  byte_count_ += kEntryBytes<Records::value_type> + record.byte_count();
  place->second = std::move(record);
}

void Pending::SetRow(Table table, std::string_view key, std::optional<std::string> value) {
  auto [place, is_new] = rows_[static_cast<size_t>(table)].try_emplace(std::string(key));
  Log({Change::kRow, static_cast<uint8_t>(table)});
  if (is_logging_) Save({std::string(key), !is_new, std::move(place->second)});
  byte_count_ += (is_new ? kEntryBytes<Rows::value_type> + key.size() : 0) + ByteCount(value);
  place->second = std::move(value);
}

void Pending::SetSchema(std::shared_ptr<const Schema> schema) {
  Log({Change::kSchema});
  if (is_logging_) saved_schemas_.push_back(std::move(schema_));
  schema_ = std::move(schema);
}

void Pending::AddMember(MemberSet set, uint64_t id) {
  ApplyMember(set, id, true);
  LogMember(set, id, Change::kMemberAdded);
}

void Pending::RemoveMember(MemberSet set, uint64_t id) {
  ApplyMember(set, id, false);
  LogMember(set, id, Change::kMemberRemoved);
}

void Pending::ApplyMember(MemberSet set, uint64_t id, bool is_added) {
  PendingIds& members = members_[set];
  is_added ? members.Add(id) : members.Remove(id);
  counters_.Add(set, is_added ? 1 : -1);
}

const PendingIds* Pending::FindMembers(MemberSet set) const {
  auto found = members_.find(set);
  return found == members_.end() ? nullptr : &found->second;
}

void Pending::AddNeighbor(const AdjacencyList& list, const Neighbor& neighbor) {
  ApplyNeighbor(list, neighbor, true);
  LogNeighbor(list, neighbor, Change::kNeighborAdded);
}

void Pending::RemoveNeighbor(const AdjacencyList& list, const Neighbor& neighbor) {
  ApplyNeighbor(list, neighbor, false);
  LogNeighbor(list, neighbor, Change::kNeighborRemoved);
}

void Pending::ApplyNeighbor(const AdjacencyList& list, const Neighbor& neighbor, bool is_added) {
  PendingNeighbors& neighbors = adjacency_[list];
  is_added ? neighbors.Add(neighbor) : neighbors.Remove(neighbor);
}

const PendingNeighbors* Pending::FindNeighbors(const AdjacencyList& list) const {
  auto found = adjacency_.find(list);
  return found == adjacency_.end() ? nullptr : &found->second;
}

void Pending::LogMember(MemberSet set, uint64_t id, Change change) {
  Log({change, static_cast<uint8_t>(set.kind), set.id, id});
  byte_count_ += kEntryBytes<PackedId>;
}

void Pending::LogNeighbor(const AdjacencyList& list, const Neighbor& neighbor, Change change) {
  Log({change, static_cast<uint8_t>(list.direction), list.type, list.node, neighbor.node,
       neighbor.relationship});
  byte_count_ += kEntryBytes<PackedNeighbor>;
}

size_t Pending::Mark() {
  is_logging_ = true;
  Log({Change::kMark, 0, 0, ids_.nodes, ids_.relationships, byte_count_});
  return undo_.size() - 1;
}

void Pending::RollbackTo(size_t mark) {
  while (undo_.size() > mark) UndoLast();
}

void Pending::UndoLast() {
  const Undo undo = undo_.back();
  undo_.pop_back();
  const MemberSet set{static_cast<MemberSet::Kind>(undo.kind), undo.id};
  const AdjacencyList list{undo.a, static_cast<Direction>(undo.kind), undo.id};
  switch (undo.change) {
    case Change::kMark:
      ids_ = {undo.a, undo.b};
      byte_count_ = undo.c;
      break;
    case Change::kRecord:
      records_[undo.kind][undo.a] = std::move(saved_records_.back());
      saved_records_.pop_back();
      break;
    case Change::kNewRecord:
      records_[undo.kind].erase(undo.a);
      break;
    case Change::kSchema:
      schema_ = std::move(saved_schemas_.back());
      saved_schemas_.pop_back();
      break;
    case Change::kRow:
      UndoRow(static_cast<Table>(undo.kind));
      break;
    case Change::kMemberAdded:
      ApplyMember(set, undo.a, false);
      break;
    case Change::kMemberRemoved:
      ApplyMember(set, undo.a, true);
      break;
    case Change::kNeighborAdded:
      ApplyNeighbor(list, {undo.b, undo.c}, false);
      break;
    case Change::kNeighborRemoved:
      ApplyNeighbor(list, {undo.b, undo.c}, true);
      break;
  }
}

void Pending::UndoRow(Table table) {
  Rows& rows = rows_[static_cast<size_t>(table)];
  Saved saved = TakeSaved();
  if (saved.was_pending) {
    rows[saved.key] = std::move(saved.value);
  } else {
    rows.erase(saved.key);
  }
}

Pending::Saved Pending::TakeSaved() {
  Saved saved = std::move(saved_.back());
  saved_.pop_back();
  return saved;
}

}  // namespace wenmai::graph
