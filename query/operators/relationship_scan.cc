#include "query/operators/relationship_scan.h"

#include <algorithm>

#include "query/operators/neighbor_reader.h"

namespace wenmai::query {

namespace {

// The label that the nodes of both ends bear, if there is one.
std::optional<std::string> SharedLabel(const LogicalRelationshipScan& plan) {
  const std::vector<std::string>& others = plan.to.labels;
  for (const std::string& label : plan.from.labels) {
    if (std::find(others.begin(), others.end(), label) != others.end()) return label;
  }
  return std::nullopt;
}

}  // namespace

RelationshipScanOperator::RelationshipScanOperator(const LogicalRelationshipScan& plan,
                                                   ExecutionContext* context,
                                                   std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      keeps_relationship_(Contains(plan.schema, plan.relationship)),
      ends_{{plan.from, Contains(plan.schema, plan.from.variable)},
            {plan.to, Contains(plan.schema, plan.to.variable)}},
      scanned_label_(SharedLabel(plan)) {}

void RelationshipScanOperator::Open() {
  FanOut::Open();
  for (End& end : ends_) end.labels.Open(context_);
  OpenReaders();
}

// Without a type of one of the names there are no relationships, or the end weighs nothing.
void RelationshipScanOperator::OpenReaders() {
  const auto open = [this](const LogicalRelationshipScan::Step& step,
                           std::optional<graph::AdjacencyReader>* reader) {
    const std::optional<graph::TypeId> type = view().FindType(step.type);
    if (!type) return reader->reset();
    type_ = *type;
    reader->emplace(view(), *type, step.direction);
  };
  for (End& end : ends_) open(end.plan.weighed, &end.weighed);
  open(plan_.step, &ends_[0].steps);
  open({Reverse(plan_.step.direction), plan_.step.type}, &ends_[1].steps);
}

void RelationshipScanOperator::Close() {
  FanOut::Close();
  for (End& end : ends_) {
    end.labels.Close();
    end.steps.reset();
    end.weighed.reset();
  }
}

void RelationshipScanOperator::StartBatch(RowBatch* out) {
  if (keeps_relationship_) out->columns[plan_.relationship].MakeValues();
  for (const End& end : ends_) {
    if (end.keeps_node) out->columns[end.plan.variable].MakeNodes();
  }
}

void RelationshipScanOperator::StartRow(const RowBatch&, size_t) {
  nodes_.clear();
  pairs_.clear();
  next_node_ = next_pair_ = end_ = 0;
  last_.reset();
  if (context_.scanned.begin > 0) last_ = context_.scanned.begin - 1;
  is_done_ = !ends_[0].steps;
}

size_t RelationshipScanOperator::Produce(size_t room, RowBatch* out) {
  size_t produced = 0;
  while (produced < room) {
    if (next_pair_ == pairs_.size() && !FindPairs()) break;
    const size_t count = std::min(room - produced, pairs_.size() - next_pair_);
    const graph::Neighbor* begin = pairs_.data() + next_pair_;
    const End& near = ends_[paired_end_];
    const End& far = ends_[1 - paired_end_];
    if (near.keeps_node) {
      std::vector<graph::NodeId>& nodes = out->columns[near.plan.variable].MakeNodes();
      nodes.insert(nodes.end(), count, paired_node_);
    }
    if (far.keeps_node) {
      std::vector<graph::NodeId>& nodes = out->columns[far.plan.variable].MakeNodes();
      for (size_t i = 0; i < count; ++i) nodes.push_back(begin[i].node);
    }
    if (keeps_relationship_) {
      std::vector<Value>& values = out->columns[plan_.relationship].MakeValues();
      for (size_t i = 0; i < count; ++i) {
        values.push_back(Value::Relationship(begin[i].relationship, type_));
      }
    }
    next_pair_ += count;
    produced += count;
  }
  return produced;
}

bool RelationshipScanOperator::FindPairs() {
  do {
    if (next_node_ == nodes_.size() && !ReadNodes()) return false;
    const graph::NodeId node = nodes_[next_node_];
    const size_t end = end_;
    end_ = 1 - end;
    next_node_ += end;
    PairAt(node, end);
  } while (pairs_.empty());
  return true;
}

bool RelationshipScanOperator::ReadNodes() {
  nodes_.clear();
  next_node_ = 0;
  const std::optional<graph::LabelId> label =
      scanned_label_ ? view().FindLabel(*scanned_label_) : std::nullopt;
  if (scanned_label_ && !label) return false;
  while (nodes_.empty() && !is_done_) {
    CheckLimits();
    is_done_ = !view().ScanNodes(label, last_, kBatchRowCount, &nodes_);
    if (!nodes_.empty()) last_ = nodes_.back();
    while (!nodes_.empty() && nodes_.back() >= context_.scanned.end) nodes_.pop_back();
    is_done_ |= last_ && *last_ >= context_.scanned.end;
  }
  return !nodes_.empty();
}

// Of two ends of equal weight, `from` takes the pair.
void RelationshipScanOperator::PairAt(graph::NodeId node, size_t end) {
  constexpr size_t kAhead = 8;
  End& near = ends_[end];
  End& far = ends_[1 - end];
  pairs_.clear();
  next_pair_ = 0;
  paired_node_ = node;
  paired_end_ = end;
  if (near.labels.is_needed() && !near.labels.Passes(node)) return;
  const graph::NeighborSpan span = near.steps->Neighbors(node);
  const uint64_t weight_end = (near.weighed ? near.weighed->Degree(node) : 0) + (end == 0 ? 1 : 0);
  for (size_t i = 0; i < span.size; ++i) {
    const graph::NodeId other = span.node_ids[i];
    if (far.weighed && i + kAhead < span.size) far.weighed->Prefetch(span.node_ids[i + kAhead], false);
    if ((far.weighed ? far.weighed->Degree(other) : 0) >= weight_end) continue;
    if (far.labels.is_needed() && !far.labels.Passes(other)) continue;
    pairs_.push_back({other, span.relationship_ids[i]});
  }
}

}  // namespace wenmai::query
