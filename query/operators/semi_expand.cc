#include "query/operators/semi_expand.h"

#include <algorithm>
#include <utility>

namespace wenmai::query {

bool SemiExpandOperator::Marks::HasStayed(graph::NodeId node) {
  if (node == marked) return true;
  if (node != std::exchange(last, node)) return false;
  marked = node;
  nodes.Clear();
  reader.ForEach(node, [this](const TypedNeighbor& neighbor) { nodes.Insert(neighbor.node); });
  return true;
}

SemiExpandOperator::SemiExpandOperator(const LogicalSemiExpand& plan, ExecutionContext* context,
                                       std::vector<OperatorPtr> children)
    : OperatorOf(plan, context, std::move(children)),
      from_(NeighborReader(plan.types, plan.direction)),
      to_(NeighborReader(plan.types, Reverse(plan.direction))),
      labels_(plan.to_labels),
      end_(context->variable_count) {}

void SemiExpandOperator::Open() {
  OperatorOf::Open();
  labels_.Open(context_);
  tested_.Clear();
  met_.Clear();
  for (Marks* end : {&from_, &to_}) {
    end->reader.Open(context_);
    end->last = end->marked = Column::kNullNode;
  }
}

void SemiExpandOperator::Close() {
  OperatorOf::Close();
  labels_.Close();
  from_.reader.Close();
  to_.reader.Close();
}

bool SemiExpandOperator::Next(RowBatch* batch) {
  while (child().Next(batch)) {
    CheckLimits();
    from_.reader.Refresh(context_);
    to_.reader.Refresh(context_);
    batch->Select([&](size_t i) { return Leads(*batch, batch->live_row(i)) != plan_.is_anti; });
    if (batch->live_count() > 0) return true;
  }
  return false;
}

bool SemiExpandOperator::Leads(const RowBatch& batch, size_t row) {
  const graph::NodeId from = NodeAt(batch.columns[plan_.from], row);
  if (from == Column::kNullNode) return false;
  if (plan_.is_into) {
    const graph::NodeId to = NodeAt(batch.columns[plan_.to], row);
    return to != Column::kNullNode && LeadsInto(from, to);
  }
  if (!labels_.is_needed() && plan_.to_predicates.empty()) return from_.reader.Degree(from) > 0;
  return from_.reader.IsAny(from, [this](graph::NodeId node) { return IsEnd(node); });
}

// A node that many steps lead to is looked at once, unless the statement may change it.
bool SemiExpandOperator::IsEnd(graph::NodeId node) {
  if (labels_.is_needed() && !labels_.Passes(node)) return false;
  if (plan_.to_predicates.empty()) return true;
  if (context_.transaction != nullptr) return MeetsPredicates(node);
  if (tested_.Insert(node) && MeetsPredicates(node)) met_.Insert(node);
  return met_.Contains(node);
}

bool SemiExpandOperator::MeetsPredicates(graph::NodeId node) {
  end_.Clear();
  end_.columns[plan_.to].MakeNodes().push_back(node);
  end_.row_count = 1;
  return std::all_of(plan_.to_predicates.begin(), plan_.to_predicates.end(),
                     [this](const ExpressionPtr& predicate) {
                       return predicate->Evaluate({&end_, 0}, evaluation()).is_true();
                     });
}

// A statement that writes may change what was marked.
bool SemiExpandOperator::LeadsInto(graph::NodeId from, graph::NodeId to) {
  if (context_.transaction == nullptr) {
    if (from_.HasStayed(from)) return from_.nodes.Contains(to);
    if (to_.HasStayed(to)) return to_.nodes.Contains(from);
  }
  return from_.reader.LeadsTo(from, to);
}

}  // namespace wenmai::query
