#include "graph/adjacency_check.h"

#include <algorithm>

#include "absl/hash/hash.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

RelationshipHead HeadOf(const AdjacencyList& list, const Neighbor& neighbor) {
  const bool is_out = list.direction == Direction::kOut;
  return {list.type, is_out ? list.node : neighbor.node, is_out ? neighbor.node : list.node};
}

std::string Describe(const AdjacencyList& list) { return "node " + std::to_string(list.node); }

}  // namespace

void AdjacencyCheck::Digest::Add(RelationshipId id, const RelationshipHead& head) {
  ++count;
  sum += absl::HashOf(id, head.type, head.start, head.end);
}

void AdjacencyCheck::Run() {
  Digest out, in;
  ForEachList([&](const AdjacencyList& list, const std::vector<Neighbor>& neighbors) {
    if (!state_.HasMember(MemberSet::AllNodes(), list.node)) {
      report_(Describe(list) + " does not exist and has a neighbour list");
    }
    CheckOrder(list, neighbors);
    Digest& digest = list.direction == Direction::kOut ? out : in;
    for (const Neighbor& neighbor : neighbors) {
      digest.Add(neighbor.relationship, HeadOf(list, neighbor));
    }
  });
  if (out == records_ && in == records_) return;
  NameEntriesWithoutRecord();
  NameRecordsWithoutEntry();
}

// A list that cannot be read is reported and left out.
void AdjacencyCheck::ForEachList(ListVisitor visit) {
  std::vector<Neighbor> neighbors;
  Position position;
  state_.snapshot().Scan(Table::kAdjacency, {}, {},
                         [&](std::string_view key, std::string_view value) {
                           const AdjacencyList list = DecodeAdjacencyKey(key);
                           neighbors.clear();
                           try {
                             CheckPlace(key, value, &position);
                             if (key.size() != kAdjacencyKeyBytes)
                               return true;  // read with its head
                             state_.AppendList(list, {{}, value}, &neighbors);
                           } catch (const Error& error) {
                             report_(Describe(list) + ": " + error.what());
                             return true;
                           }
                           visit(list, neighbors);
                           return true;
                         });
}

// A block must be the next in the directory of the head before it.
void AdjacencyCheck::CheckPlace(std::string_view key, std::string_view value, Position* position) {
  if (key.size() == kAdjacencyKeyBytes) {
    *position = {std::string(key), DecodeAdjacencyValue(value).directory, 0};
    return;
  }
  const AdjacencyList list = DecodeAdjacencyKey(key);
  while (position->next_block < position->directory.size() && key.starts_with(position->head_key)) {
    const Neighbor bound = position->directory[position->next_block++].bound;
    if (key == EncodeAdjacencyBlockKey(list, bound)) return;
  }
  report_(Describe(list) + " has a block of neighbours that its list does not know");
}

void AdjacencyCheck::CheckOrder(const AdjacencyList& list, const std::vector<Neighbor>& neighbors) {
  const auto wrong =
      std::adjacent_find(neighbors.begin(), neighbors.end(),
                         [](const Neighbor& a, const Neighbor& b) { return a >= b; });
  if (wrong == neighbors.end()) return;
  report_(Describe(list) + " lists relationship " + std::to_string(wrong->relationship) +
          " twice or out of order");
}

void AdjacencyCheck::NameEntriesWithoutRecord() {
  ForEachList([&](const AdjacencyList& list, const std::vector<Neighbor>& neighbors) {
    for (const Neighbor& neighbor : neighbors) {
      const auto record = state_.FindRecord(EntityKind::kRelationship, neighbor.relationship);
      if (!record || RecordHead(*record) != HeadOf(list, neighbor)) {
        report_(Describe(list) + " lists relationship " + std::to_string(neighbor.relationship) +
                ", whose record does not say so");
      }
    }
  });
}

void AdjacencyCheck::NameRecordsWithoutEntry() {
  state_.snapshot().Scan(Table::kRelationships, {}, {},
                         [&](std::string_view key, std::string_view record) {
                           const RelationshipId id = DecodeRecordKey(key);
                           try {
                             const RelationshipHead head = RecordHead(record);
                             ExpectListed({head.start, Direction::kOut, head.type}, {head.end, id});
                             ExpectListed({head.end, Direction::kIn, head.type}, {head.start, id});
                           } catch (const Error& error) {
                             report_("relationship " + std::to_string(id) + ": " + error.what());
                           }
                           return true;
                         });
}

void AdjacencyCheck::ExpectListed(const AdjacencyList& list, const Neighbor& neighbor) {
  std::vector<Neighbor> found;
  state_.ForEachList(list.node, list.direction, {&list.type, 1},
                     [&](const AdjacencyList&, const View::State::StoredList& stored) {
                       state_.AppendBetween(list, stored, neighbor.node, &found);
                     });
  if (std::find(found.begin(), found.end(), neighbor) == found.end()) {
    report_(Describe(list) + " does not list relationship " +
            std::to_string(neighbor.relationship));
  }
}

}  // namespace wenmai::graph
