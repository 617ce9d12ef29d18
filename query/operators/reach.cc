#include "query/operators/reach.h"

#include <algorithm>
#include <limits>

namespace wenmai::query {

ReachOperator::ReachOperator(const LogicalReach& plan, ExecutionContext* context,
                             std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)), reader_(plan.types, plan.direction) {}

void ReachOperator::Open() {
  FanOut::Open();
  reader_.Open(context_);
}

void ReachOperator::Close() {
  FanOut::Close();
  reader_.Close();
  charge_.Release();
}

void ReachOperator::StartRow(const RowBatch& input, size_t row) {
  reader_.Refresh(context_);
  reached_.clear();
  next_ = 0;
  const graph::NodeId start = NodeAt(input.columns[plan_.from], row);
  if (start != Column::kNullNode) Search(start);
}

void ReachOperator::Search(graph::NodeId start) {
  const uint64_t max = plan_.hops.max.value_or(std::numeric_limits<uint64_t>::max());
  const bool is_undirected = reader_.direction() == graph::Direction::kBoth;
  seen_.Clear();
  if (plan_.hops.min == 0 || is_undirected) seen_.Insert(start);
  std::vector<graph::NodeId> frontier = {start};
  if (plan_.hops.min == 0) reached_.push_back(start);
  for (uint64_t depth = 0; depth < max && !frontier.empty(); ++depth) {
    const size_t level_begin = reached_.size();
    for (graph::NodeId node : frontier) {
      reader_.ForEach(node, [this](const TypedNeighbor& neighbor) {
        if (plan_.step_predicate && !MeetsStepPredicate(neighbor)) return;
        if (seen_.Insert(neighbor.node)) reached_.push_back(neighbor.node);
      });
    }
    CheckLimits();
    charge_.GrowTo(context_.limits(),
                   seen_.MemoryUse() + reached_.capacity() * sizeof(graph::NodeId));
    frontier.assign(reached_.begin() + static_cast<ptrdiff_t>(level_begin), reached_.end());
  }
  if (is_undirected && plan_.hops.min == 1 && HasCycle(start, max)) reached_.push_back(start);
}

bool ReachOperator::MeetsStepPredicate(const TypedNeighbor& step) {
  if (seen_.Contains(step.node)) return false;  // it would find nothing new
  evaluation().locals[plan_.step_local] = Value::Relationship(step.relationship, step.type);
  return plan_.step_predicate->Evaluate({&input(), row()}, evaluation()).is_true();
}

// Breadth first from the start, each node labelled with the relationship by which its branch left the
// start. The shortest cycle through the start closes where two branches meet.
bool ReachOperator::HasCycle(graph::NodeId start, uint64_t length_max) {
  struct Label {
    graph::RelationshipId branch;
    uint64_t depth;
  };
  absl::flat_hash_map<graph::NodeId, Label> labels;
  std::vector<graph::NodeId> queue;
  neighbors_.clear();
  reader_.Read(start, &neighbors_);
  for (const TypedNeighbor& neighbor : neighbors_) {
    if (neighbor.node == start) return length_max >= 1;
    if (!labels.try_emplace(neighbor.node, Label{neighbor.relationship, 1}).second) {
      if (length_max >= 2) return true;  // two relationships to one neighbour
    } else {
      queue.push_back(neighbor.node);
    }
  }
  for (size_t i = 0; i < queue.size(); ++i) {
    const graph::NodeId node = queue[i];
    const Label label = labels.at(node);
    if (2 * label.depth + 1 > length_max) return false;
    neighbors_.clear();
    reader_.Read(node, &neighbors_);
    if (i % 256 == 0) CheckLimits();
    for (const TypedNeighbor& neighbor : neighbors_) {
      if (neighbor.node == start) continue;
      const auto [other, is_new] =
          labels.try_emplace(neighbor.node, Label{label.branch, label.depth + 1});
      if (is_new) {
        queue.push_back(neighbor.node);
      } else if (other->second.branch != label.branch &&
                 label.depth + other->second.depth + 1 <= length_max) {
        return true;
      }
    }
  }
  return false;
}

size_t ReachOperator::Produce(size_t room, RowBatch* out) {
  const size_t count = std::min(room, reached_.size() - next_);
  std::vector<graph::NodeId>& nodes = out->columns[plan_.to].MakeNodes();
  nodes.insert(nodes.end(), reached_.begin() + static_cast<ptrdiff_t>(next_),
               reached_.begin() + static_cast<ptrdiff_t>(next_ + count));
  next_ += count;
  return count;
}

}  // namespace wenmai::query
