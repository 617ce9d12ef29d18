#include "graph/statistics/statistics_update.h"

#include <algorithm>
#include <string>
#include <utility>

#include "graph/codec/schema_codec.h"
#include "graph/index_build.h"
#include "graph/statistics/pattern_counter.h"

namespace wenmai::graph {
namespace {

using LabelSet = PatternCounter::LabelSet;

// Counts relationships that come and go, a batch at a time: the labels of their nodes are read together.
class PatternUpdate {
 public:
  explicit PatternUpdate(View::State& state) : state_(state), pending_(*state.own_pending) {}

  void Run(KeptStatistics* statistics) {
    FindRelabeledNodes();
    for (const auto& [list, changes] : pending_.adjacency()) {
      if (list.direction != Direction::kOut) continue;
      for (const Neighbor& added : changes.added) Add({list.node, list.type, added.node, Change::kAdded});
      for (const Neighbor& gone : changes.removed) Add({list.node, list.type, gone.node, Change::kRemoved});
    }
    const Pending::Records& nodes = pending_.records(EntityKind::kNode);
    for (const auto& [node, labels] : relabeled_) {
      const bool is_deleted = !nodes.at(node);  // nothing stays with it
      if (!is_deleted) MoveRelationships(node);
    }
    CountBatch();
    counter_.AddTo(statistics);
  }

 private:
  struct Change {
    enum Kind : uint8_t { kAdded, kRemoved, kMoved };  // moved: its nodes have other labels now
    NodeId start;
    TypeId type;
    NodeId end;
    Kind kind;
  };
  struct LabelChanges {
    std::vector<LabelId> added, removed;
  };
  struct Labels {
    LabelSet before, after;
  };

  // Of the nodes there were before. A node that is deleted loses all its labels.
  void FindRelabeledNodes() {
    for (const auto& [set, changes] : pending_.members()) {
      if (set.kind != MemberSet::Kind::kLabel) continue;
      for (const NodeId node : changes.removed) relabeled_[node].removed.push_back(set.id);
      const auto old_end = changes.added.lower_bound(state_.version->ids.nodes);
      for (auto node = changes.added.begin(); node != old_end; ++node) relabeled_[*node].added.push_back(set.id);
    }
  }

  // Those that stay with a node while its labels change; one between two such nodes once.
  void MoveRelationships(NodeId node) {
    const auto visit = [&](Direction direction) {
      std::vector<Neighbor> neighbors;
      std::vector<View::State::Segment> segments;
      state_.ReadLists(node, direction, {}, &neighbors, &segments);
      for (const View::State::Segment& segment : segments) {
        for (size_t i = segment.begin; i < segment.end; ++i) {
          const Neighbor& neighbor = neighbors[i];
          if (neighbor.relationship >= state_.version->ids.relationships) continue;
          if (direction == Direction::kOut) {
            Add({node, segment.type, neighbor.node, Change::kMoved});
          } else if (!relabeled_.contains(neighbor.node)) {
            Add({neighbor.node, segment.type, node, Change::kMoved});
          }
        }
      }
    };
    visit(Direction::kOut);
    visit(Direction::kIn);
  }

  void Add(const Change& change) {
    batch_.push_back(change);
    constexpr size_t kBatch = 4096;
    if (batch_.size() == kBatch) CountBatch();
  }

  void CountBatch() {
    ReadLabels();
    for (const Change& change : batch_) {
      const Labels start = labels_.at(change.start), end = labels_.at(change.end);
      if (change.kind != Change::kAdded) counter_.Add(start.before, change.type, end.before, -1);
      if (change.kind != Change::kRemoved) counter_.Add(start.after, change.type, end.after, 1);
    }
    batch_.clear();
    labels_.clear();
  }

  void ReadLabels() {
    std::vector<NodeId> nodes;
    for (const Change& change : batch_) nodes.insert(nodes.end(), {change.start, change.end});
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    std::vector<std::vector<LabelId>> after(nodes.size());
    state_.FindRecords(EntityKind::kNode, nodes,
                       [&](size_t i, std::string_view record) { after[i] = RecordLabels(record); });
    for (size_t i = 0; i < nodes.size(); ++i) labels_[nodes[i]] = LabelsOf(nodes[i], std::move(after[i]));
  }

  Labels LabelsOf(NodeId node, std::vector<LabelId> labels) {
    const LabelSet after = counter_.Intern(labels);
    const auto changes = relabeled_.find(node);
    if (changes == relabeled_.end()) return {after, after};
    for (const LabelId label : changes->second.added) std::erase(labels, label);
    labels.insert(labels.end(), changes->second.removed.begin(), changes->second.removed.end());
    std::sort(labels.begin(), labels.end());
    return {counter_.Intern(labels), after};
  }

  View::State& state_;
  const Pending& pending_;
  PatternCounter counter_;
  absl::flat_hash_map<NodeId, LabelChanges> relabeled_;
  std::vector<Change> batch_;
  absl::flat_hash_map<NodeId, Labels> labels_;
};

void UpdateIndexes(View::State& state, KeptStatistics* statistics) {
  const Schema& before = *state.version->schema;
  const Schema& after = *state.own_pending->schema();
  for (const IndexDefinition& index : before.indexes) {
    if (after.FindIndex(index.id) == nullptr) statistics->RemoveIndex(index.id);
  }
  for (const IndexDefinition& index : after.indexes) {
    if (before.FindIndex(index.id) == nullptr) statistics->AddIndex(index);
  }
  if (state.index_build == nullptr) return;
  for (const auto& [id, index] : state.index_build->statistics.indexes()) {
    if (after.FindIndex(id) != nullptr) statistics->SetIndex(id, index);
  }
}

// Whether the snapshot may hold the row.
bool MayBeStored(const View::State& state, IndexId id, std::string_view row_key) {
  const bool is_built = state.index_build != nullptr && state.index_build->index == id;
  if (!is_built && state.version->schema->FindIndex(id) == nullptr) return false;
  const IndexDefinition* index = state.own_pending->schema()->FindIndex(id);
  if (index == nullptr) return false;
  const IdCounts& ids = state.version->ids;
  return DecodeIndexedElement(row_key) < (index->entity == EntityKind::kNode ? ids.nodes : ids.relationships);
}

void UpdateEntries(View::State& state, KeptStatistics* statistics) {
  std::string value;
  for (const auto& [key, rest] : state.own_pending->rows(Table::kIndexes)) {
    const IndexId id = ByteReader(key, "index key").ReadBigEndian32();
    if (statistics->FindIndex(id) == nullptr) continue;
    const bool was_there = MayBeStored(state, id, key) && state.snapshot().Get(Table::kIndexes, key, &value);
    if (rest.has_value() == was_there) continue;
    if (was_there) {
      statistics->RemoveEntry(id);
    } else {
      statistics->AddEntry(id, std::string_view(key).substr(0, key.size() - sizeof(uint64_t)));
    }
  }
}

}  // namespace

void UpdateStatistics(View::State& state, KeptStatistics* statistics) {
  PatternUpdate(state).Run(statistics);
  UpdateIndexes(state, statistics);
  UpdateEntries(state, statistics);
}

void CountStatistics(View::State& state, KeptStatistics* statistics) {
  PatternCounter counter;
  std::vector<LabelSet> labels(state.version->ids.nodes, PatternCounter::kNoLabels);
  state.snapshot().Scan(Table::kNodes, {}, {}, [&](std::string_view key, std::string_view record) {
    const NodeId node = DecodeRecordKey(key);
    if (node < labels.size()) labels[node] = counter.Intern(RecordLabels(record));
    return true;
  });
  state.snapshot().Scan(Table::kRelationships, {}, {}, [&](std::string_view, std::string_view record) {
    const RelationshipHead head = RecordHead(record);
    if (std::max(head.start, head.end) >= labels.size()) return true;
    counter.Add(labels[head.start], head.type, labels[head.end], 1);
    return true;
  });
  counter.AddTo(statistics);
  for (const IndexDefinition& index : state.schema().indexes) statistics->AddIndex(index);
  state.snapshot().Scan(Table::kIndexes, {}, {}, [&](std::string_view key, std::string_view) {
    const IndexId id = ByteReader(key, "index key").ReadBigEndian32();
    if (statistics->FindIndex(id) != nullptr) {
      statistics->AddEntry(id, key.substr(0, key.size() - sizeof(uint64_t)));
    }
    return true;
  });
}

}  // namespace wenmai::graph
