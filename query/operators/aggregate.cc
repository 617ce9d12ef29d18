#include "query/operators/aggregate.h"

#include <algorithm>
#include <utility>

#include "query/operators/gather.h"

namespace wenmai::query {

AggregateOperator::AggregateOperator(const LogicalAggregate& plan, ExecutionContext* context,
                                     std::vector<OperatorPtr> children)
    : OperatorOf(plan, context, std::move(children)),
      groups_(plan, context->variable_count),
      input_(context->variable_count) {
  gather_ = dynamic_cast<GatherOperator*>(&child());
  if (gather_ != nullptr && plan.CanMerge()) {
    gather_->ShareAggregation(&plan);
  } else {
    gather_ = nullptr;
  }
}

void AggregateOperator::Open() {
  OperatorOf::Open();
  groups_.Reset();
  is_read_ = false;
  next_group_ = 0;
}

void AggregateOperator::Close() {
  OperatorOf::Close();
  groups_.ForgetMemo();
  charge_.Release();
}

void AggregateOperator::ReadInput() {
  if (gather_ != nullptr) {
    while (GatherOperator::Rows* rows = gather_->NextRun()) {
      CheckLimits();
      if (rows->groups != nullptr) groups_.Merge(rows->groups.get());
      for (const RowBatch& batch : rows->batches) groups_.Add(batch, context_);
      charge_.GrowTo(context_.limits(), groups_.MemoryUse());
    }
  }
  while (gather_ == nullptr && child().Next(&input_)) {
    CheckLimits();
    groups_.Add(input_, context_);
    charge_.GrowTo(context_.limits(), groups_.MemoryUse());
  }
  is_read_ = true;
}

bool AggregateOperator::Next(RowBatch* batch) {
  if (!is_read_) ReadInput();
  const size_t count = std::min(kBatchRowCount, groups_.group_count() - next_group_);
  if (count == 0) return false;
  batch->Clear();
  groups_.TakeGroups(next_group_, count, batch);
  batch->row_count = count;
  next_group_ += count;
  return true;
}

void DistinctOperator::Open() {
  OperatorOf::Open();
  nodes_.Clear();
  has_null_ = false;
  table_.Reset(plan_.variables.size());
  key_bytes_ = 0;
}

void DistinctOperator::Close() {
  OperatorOf::Close();
  charge_.Release();
}

bool DistinctOperator::Next(RowBatch* batch) {
  const bool is_single = plan_.variables.size() == 1;
  while (child().Next(batch)) {
    CheckLimits();
    const Column* column = is_single ? &batch->columns[plan_.variables.front()] : nullptr;
    if (is_single && column->layout() == Column::Layout::kNodes) {
      batch->Select([&](size_t i) { return IsNewNode(column->nodes()[batch->live_row(i)]); });
    } else {
      key_columns_.Read(plan_.variables, *batch);
      batch->Select([this](size_t i) { return IsNew(i); });
    }
    charge_.GrowTo(context_.limits(), nodes_.MemoryUse() + table_.MemoryUse() + key_bytes_);
    if (batch->live_count() > 0) return true;
  }
  return false;
}

bool DistinctOperator::IsNewNode(graph::NodeId node) {
  if (node != Column::kNullNode) return nodes_.Insert(node);
  return !std::exchange(has_null_, true);
}

bool DistinctOperator::IsNew(size_t i) {
  if (plan_.variables.size() == 1) {
    const Value value = key_columns_.Get(0, i);
    if (value.kind() == graph::ValueKind::kNode) return IsNewNode(value.node());
    if (value.is_null()) return IsNewNode(Column::kNullNode);
  }
  bool is_new = false;
  const uint32_t group = table_.FindOrAdd(&key_columns_, i, &is_new);
  if (!is_new) return false;
  for (size_t k = 0; k < plan_.variables.size(); ++k) {
    key_bytes_ += table_.key(group, k).MemoryUse();
  }
  return true;
}

}  // namespace wenmai::query
