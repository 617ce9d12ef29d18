#include "query/operators/reach.h"

#include <algorithm>
#include <limits>

#include "query/expressions/property_comparison.h"
#include "query/operators/prefetch.h"
#include "query/plan/predicate.h"

namespace wenmai::query {

namespace {

// Looking for a neighbour among the last level takes a node about so many tries.
constexpr uint64_t kTriesBackwards = 4;

}  // namespace

ReachOperator::ReachOperator(const LogicalReach& plan, ExecutionContext* context,
                             std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      reader_(plan.types, plan.direction),
      backward_reader_(plan.types, Reverse(plan.direction)),
      tests_many_(plan.step_predicate && ReferencedVariables(*plan.step_predicate).empty() &&
                  !HasSubquery(*plan.step_predicate)),
      collected_(context->variable_count) {}

void ReachOperator::Open() {
  FanOut::Open();
  reader_.Open(context_);
  backward_reader_.Open(context_);
}

void ReachOperator::Close() {
  FanOut::Close();
  reader_.Close();
  backward_reader_.Close();
  charge_.Release();
}

void ReachOperator::StartRow(const RowBatch& input, size_t row) {
  reader_.Refresh(context_);
  reached_count_ = next_ = 0;
  collected_.Clear();
  collected_ends_.clear();
  const graph::NodeId start = NodeAt(input.columns[plan_.from], row);
  if (start != Column::kNullNode) Search(start);
}

void ReachOperator::Search(graph::NodeId start) {
  const uint64_t max = plan_.hops.max.value_or(std::numeric_limits<uint64_t>::max());
  const bool is_undirected = reader_.direction() == graph::Direction::kBoth;
  seen_.Clear();
  if (plan_.hops.min == 0 || is_undirected) seen_.Insert(start);
  frontier_.assign(1, static_cast<uint32_t>(start));
  reached_.resize(std::max<size_t>(reached_.size(), 1));
  if (plan_.hops.min == 0) reached_[reached_count_++] = static_cast<uint32_t>(start);
  for (uint64_t depth = 0; depth < max && !frontier_.empty(); ++depth) {
    const size_t level_begin = reached_count_;
    IsShorterBackwards() ? TakeStepBackwards() : TakeStep();
    charge_.GrowTo(context_.limits(),
                   seen_.MemoryUse() + frontier_set_.MemoryUse() +
                       (reached_.capacity() + frontier_.capacity()) * sizeof(uint32_t));
    frontier_.assign(reached_.begin() + static_cast<ptrdiff_t>(level_begin),
                     reached_.begin() + static_cast<ptrdiff_t>(reached_count_));
  }
  if (is_undirected && plan_.hops.min == 1 && HasCycle(start, max)) {
    reached_.resize(std::max(reached_.size(), reached_count_ + 1));
    reached_[reached_count_++] = static_cast<uint32_t>(start);
  }
}

void ReachOperator::TakeStep() {
  for (size_t i = 0; i < frontier_.size(); ++i) {
    if (i % kBatchRowCount == 0) CheckLimits();
    PrefetchAhead(reader_, i, frontier_.size(), [this](size_t k) { return frontier_[k]; });
    plan_.step_predicate ? FollowTested(frontier_[i]) : Follow(frontier_[i]);
  }
  TestCollected();
}

// Whether a neighbour is new cannot be foretold, so nothing branches on it.
void ReachOperator::Follow(graph::NodeId node) {
  reader_.ForEachRun(node, [this](std::span<const uint32_t> neighbors) {
    if (neighbors.empty()) return;
    seen_.Reserve(neighbors.back() + 1);
    const size_t room = reached_count_ + neighbors.size();
    if (reached_.size() < room) reached_.resize(room + room / 2);
    uint32_t* end = reached_.data() + reached_count_;
    for (const uint32_t neighbor : neighbors) {
      *end = neighbor;
      end += seen_.InsertReserved(neighbor);
    }
    reached_count_ = static_cast<size_t>(end - reached_.data());
  });
}

void ReachOperator::FollowTested(graph::NodeId node) {
  reader_.ForEach(node, [this](const TypedNeighbor& step) {
    if (seen_.Contains(step.node)) return;
    if (tests_many_) {
      Collect(step);
    } else if (MeetsStepPredicate(step)) {
      AddReached(step.node);
    }
  });
}

void ReachOperator::Collect(const TypedNeighbor& step) {
  Column& steps = collected_.columns[plan_.step_local];
  if (steps.is_absent()) steps.MakeValues();
  steps.Append(Value::Relationship(step.relationship, step.type));
  collected_ends_.push_back(step.node);
  if (collected_ends_.size() == kBatchRowCount) TestCollected();
}

void ReachOperator::TestCollected() {
  if (collected_ends_.empty()) return;
  collected_.row_count = collected_ends_.size();
  if (!SelectByProperty(*plan_.step_predicate, evaluation(), &collected_)) {
    results_.clear();
    plan_.step_predicate->EvaluateBatch(collected_, evaluation(), &results_);
    collected_.Select([this](size_t i) { return results_[i].is_true(); });
  }
  for (size_t i = 0; i < collected_.live_count(); ++i) {
    AddReached(collected_ends_[collected_.live_row(i)]);
  }
  collected_.Clear();
  collected_ends_.clear();
}

void ReachOperator::AddReached(graph::NodeId node) {
  if (!seen_.Insert(node)) return;
  if (reached_.size() == reached_count_) reached_.resize(reached_count_ * 2);
  reached_[reached_count_++] = static_cast<uint32_t>(node);
}

bool ReachOperator::IsShorterBackwards() {
  if (plan_.step_predicate || !reader_.uses_spans()) return false;
  const uint64_t end = reader_.node_id_end();
  const uint64_t tries = (end - std::min(end, reached_count_)) * kTriesBackwards;
  uint64_t relationship_count = 0;
  for (const uint32_t node : frontier_) {
    relationship_count += reader_.Degree(node);
    if (relationship_count > tries) return true;
  }
  return false;
}

void ReachOperator::TakeStepBackwards() {
  const graph::NodeId end = reader_.node_id_end();
  seen_.Reserve(end);
  frontier_set_.Clear();
  frontier_set_.Reserve(end);
  for (const uint32_t node : frontier_) frontier_set_.InsertReserved(node);
  reached_.resize(std::max<size_t>(reached_.size(), end + 1));
  seen_.ForEachMissing(end, [this](graph::NodeId node) {
    const bool is_reached = backward_reader_.IsAny(
        node, [this](graph::NodeId from) { return frontier_set_.ContainsReserved(from); });
    if (!is_reached) return;
    seen_.InsertReserved(node);
    reached_[reached_count_++] = static_cast<uint32_t>(node);
  });
}

bool ReachOperator::MeetsStepPredicate(const TypedNeighbor& step) {
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
  const size_t count = std::min(room, reached_count_ - next_);
  std::vector<graph::NodeId>& nodes = out->columns[plan_.to].MakeNodes();
  nodes.insert(nodes.end(), reached_.begin() + static_cast<ptrdiff_t>(next_),
               reached_.begin() + static_cast<ptrdiff_t>(next_ + count));
  next_ += count;
  return count;
}

}  // namespace wenmai::query
