// Graph::Check: reads every table and holds each against the others.
//
// Records are the truth: members, lists, index rows and counters all follow from them. Of lists there are
// too many entries to look each up, so the relationships of the records and those of the lists are summed
// up, and only sums that differ are taken apart.
#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "absl/hash/hash.h"
#include "graph/codec/schema_codec.h"
#include "graph/codec/value_codec.h"
#include "graph/index_update.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

const char* NameOf(EntityKind kind) {
  return kind == EntityKind::kNode ? "node " : "relationship ";
}

// A count and an order-free sum of hashes: equal for equal sets, and for no others that chance brings.
struct Digest {
  void Add(RelationshipId id, TypeId type, NodeId start, NodeId end) {
    ++count;
    sum += absl::HashOf(id, type, start, end);
  }
  bool operator==(const Digest&) const = default;

  uint64_t count = 0;
  uint64_t sum = 0;
};

class Checker {
 public:
  Checker(View::State& state, const std::function<void(const std::string&)>& report)
      : state_(state), report_(report) {}

  void Run() {
    Guard("nodes", [this] { CheckRecords(EntityKind::kNode); });
    Guard("relationships", [this] { CheckRecords(EntityKind::kRelationship); });
    Guard("members", [this] { CheckMembers(); });
    Guard("counters", [this] { CheckCounters(); });
    Guard("adjacency", [this] { CheckLists(); });
    Guard("long values", [this] { CheckLongValues(); });
    Guard("indexes", [this] { CheckIndexRows(); });
    Guard("records", [this] { ReadAll(Table::kRecords); });
  }

 private:
  template <typename Part>
  void Guard(const char* name, Part part) {
    try {
      part();
    } catch (const Error& error) {
      report_(std::string(name) + ": " + error.what());
    }
  }

  void ReadAll(Table table) {
    state_.snapshot().Scan(table, {}, {}, [](std::string_view, std::string_view) { return true; });
  }

  // --- Records ---

  void CheckRecords(EntityKind kind) {
    const bool is_node = kind == EntityKind::kNode;
    const uint64_t id_end = is_node ? state_.version->ids.nodes : state_.version->ids.relationships;
    state_.snapshot().Scan(is_node ? Table::kNodes : Table::kRelationships, {}, {},
                           [&](std::string_view key, std::string_view record) {
                             const uint64_t id = DecodeRecordKey(key);
                             if (id >= id_end) {
                               report_(NameOf(kind) + std::to_string(id) + " has an id not given out");
                             }
                             try {
                               is_node ? CheckNode(id, record) : CheckRelationship(id, record);
                               CheckProperties(kind, id, record);
                             } catch (const Error& error) {
                               report_(NameOf(kind) + std::to_string(id) + ": " + error.what());
                             }
                             return true;
                           });
  }

  void CheckNode(NodeId id, std::string_view record) {
    Expect(EntityKind::kNode, id, MemberSet::AllNodes());
    for (const LabelId label : RecordLabels(record)) {
      if (label >= state_.catalog->labels.size()) {
        report_("node " + std::to_string(id) + " has an unknown label");
      }
      Expect(EntityKind::kNode, id, MemberSet::Label(label));
    }
  }

  void CheckRelationship(RelationshipId id, std::string_view record) {
    const RelationshipHead head = RecordHead(record);
    if (head.type >= state_.catalog->types.size()) {
      report_("relationship " + std::to_string(id) + " has an unknown type");
    }
    for (const NodeId end : {head.start, head.end}) {
      if (!state_.HasMember(MemberSet::AllNodes(), end)) {
        report_("relationship " + std::to_string(id) + " joins node " + std::to_string(end) +
                ", which does not exist");
      }
    }
    Expect(EntityKind::kRelationship, id, MemberSet::Type(head.type));
    relationships_.Add(id, head.type, head.start, head.end);
  }

  // The element must belong to the set, and is counted.
  void Expect(EntityKind kind, uint64_t id, MemberSet set) {
    ++counts_[set];
    if (!state_.HasMember(set, id)) {
      report_(NameOf(kind) + std::to_string(id) + " is missing from the members of " + Describe(set));
    }
  }

  std::string Describe(MemberSet set) const {
    switch (set.kind) {
      case MemberSet::Kind::kAllNodes:
        return "all nodes";
      case MemberSet::Kind::kLabel:
        return ":" + std::string(state_.catalog->labels.Name(set.id));
      case MemberSet::Kind::kType:
        return "[:" + std::string(state_.catalog->types.Name(set.id)) + "]";
    }
    return "";
  }

  void CheckProperties(EntityKind kind, uint64_t id, std::string_view record) {
    PropertyReader reader(RecordProperties(kind, record));
    while (reader.Next()) {
      if (reader.key() >= state_.catalog->keys.size()) {
        report_(NameOf(kind) + std::to_string(id) + " has an unknown property");
      }
      if (IsLongValueMark(reader.value())) ++long_value_count_;
      state_.DecodeProperty(kind, id, reader.key(), reader.value());
    }
    const Schema& schema = state_.schema();
    for (const IndexDefinition& index : schema.indexes) {
      if (index.entity == kind) CheckIndexed(index, id, record);
    }
    for (const ConstraintDefinition& constraint : schema.constraints) {
      if (constraint.entity == kind) CheckConstraint(state_, constraint, id, record);
    }
  }

  // --- What follows from the records ---

  void CheckMembers() {
    std::map<MemberSet, uint64_t> found;
    state_.snapshot().Scan(Table::kMembers, {}, {},
                           [&](std::string_view key, std::string_view block) {
                             found[DecodeMemberSet(key)] += MemberBlock::Decode(block).Count();
                             return true;
                           });
    for (const auto& [set, count] : found) {
      if (count > counts_[set]) {
        report_("the members of " + Describe(set) + " are " + std::to_string(count) +
                ", the records only " + std::to_string(counts_[set]));
      }
    }
  }

  void CheckCounters() {
    const auto check = [this](MemberSet set) {
      const uint64_t counter = state_.version->counters.Count(set);
      if (counter != counts_[set]) {
        report_("the counter of " + Describe(set) + " says " + std::to_string(counter) +
                ", the records are " + std::to_string(counts_[set]));
      }
    };
    check(MemberSet::AllNodes());
    for (LabelId id = 0; id < state_.catalog->labels.size(); ++id) check(MemberSet::Label(id));
    for (TypeId id = 0; id < state_.catalog->types.size(); ++id) check(MemberSet::Type(id));
  }

  // Calls visit(list, neighbors) for every neighbour list.
  template <typename Visit>
  void ForEachList(Visit visit) {
    std::vector<Neighbor> neighbors;
    state_.snapshot().Scan(
        Table::kAdjacency, {}, {}, [&](std::string_view key, std::string_view value) {
          if (key.size() != kAdjacencyKeyBytes) return true;  // read with its head
          const AdjacencyList list = DecodeAdjacencyKey(key);
          neighbors.clear();
          try {
            state_.AppendList(list, {{}, value}, &neighbors);
          } catch (const Error& error) {
            report_("node " + std::to_string(list.node) + ": " + error.what());
          }
          visit(list, neighbors);
          return true;
        });
  }

  static RelationshipHead HeadOf(const AdjacencyList& list, const Neighbor& neighbor) {
    const bool is_out = list.direction == Direction::kOut;
    return {list.type, is_out ? list.node : neighbor.node, is_out ? neighbor.node : list.node};
  }

  void CheckLists() {
    Digest out, in;
    ForEachList([&](const AdjacencyList& list, const std::vector<Neighbor>& neighbors) {
      Digest& digest = list.direction == Direction::kOut ? out : in;
      for (const Neighbor& neighbor : neighbors) {
        const RelationshipHead head = HeadOf(list, neighbor);
        digest.Add(neighbor.relationship, head.type, head.start, head.end);
      }
    });
    if (out != relationships_ || in != relationships_) NameListFaults();
  }

  void NameListFaults() {
    ForEachList([&](const AdjacencyList& list, const std::vector<Neighbor>& neighbors) {
      for (const Neighbor& neighbor : neighbors) {
        const auto record = state_.FindRecord(EntityKind::kRelationship, neighbor.relationship);
        if (!record || RecordHead(*record) != HeadOf(list, neighbor)) {
          report_("node " + std::to_string(list.node) + " lists relationship " +
                  std::to_string(neighbor.relationship) + ", whose record does not say so");
        }
      }
    });
    state_.snapshot().Scan(
        Table::kRelationships, {}, {}, [&](std::string_view key, std::string_view record) {
          const RelationshipId id = DecodeRecordKey(key);
          const RelationshipHead head = RecordHead(record);
          ExpectListed({head.start, Direction::kOut, head.type}, {head.end, id});
          ExpectListed({head.end, Direction::kIn, head.type}, {head.start, id});
          return true;
        });
  }

  void ExpectListed(const AdjacencyList& list, const Neighbor& neighbor) {
    std::vector<Neighbor> found;
    state_.ForEachList(list.node, list.direction, {&list.type, 1},
                       [&](const AdjacencyList&, const View::State::StoredList& stored) {
                         state_.AppendBetween(list, stored, neighbor.node, &found);
                       });
    if (std::find(found.begin(), found.end(), neighbor) == found.end()) {
      report_("node " + std::to_string(list.node) + " does not list relationship " +
              std::to_string(neighbor.relationship));
    }
  }

  void CheckLongValues() {
    uint64_t row_count = 0;
    state_.snapshot().Scan(Table::kLongValues, {}, {}, [&](std::string_view, std::string_view) {
      ++row_count;
      return true;
    });
    if (row_count > long_value_count_) {
      report_(std::to_string(row_count - long_value_count_) +
              " long values belong to no property");
    }
  }

  void CheckIndexed(const IndexDefinition& index, uint64_t id, std::string_view record) {
    const std::optional<IndexEntry> entry = EntryOf(state_, index, id, record);
    if (!entry) return;
    ++index_counts_[index.id];
    std::string rest;
    if (!state_.FindRow(Table::kIndexes, entry->key + EncodeRecordKey(id), &rest) ||
        rest != entry->rest) {
      report_("index " + index.name + " does not hold " + NameOf(index.entity) + std::to_string(id));
    }
  }

  void CheckIndexRows() {
    std::map<IndexId, uint64_t> row_counts;
    state_.snapshot().Scan(Table::kIndexes, {}, {}, [&](std::string_view key, std::string_view) {
      ++row_counts[ByteReader(key, "index key").ReadBigEndian32()];
      return true;
    });
    for (const auto& [id, count] : row_counts) {
      const IndexDefinition* index = state_.schema().FindIndex(id);
      const std::string name = index == nullptr ? std::to_string(id) + ", dropped," : index->name;
      if (count > index_counts_[id]) {
        report_("index " + name + " holds " + std::to_string(count - index_counts_[id]) +
                " entries of no element");
      }
    }
  }

  View::State& state_;
  const std::function<void(const std::string&)>& report_;
  std::map<MemberSet, uint64_t> counts_;  // of the records
  std::map<IndexId, uint64_t> index_counts_;
  uint64_t long_value_count_ = 0;
  Digest relationships_;
};

}  // namespace

void Graph::Check(const std::function<void(const std::string&)>& report) const {
  auto version = std::make_shared<Version>(*state_->CurrentVersion());
  version->caches = nullptr;  // the disk is what is checked
  View::State view_state;
  view_state.catalog = version->catalog;
  view_state.version = std::move(version);
  Checker(view_state, report).Run();
}

}  // namespace wenmai::graph
