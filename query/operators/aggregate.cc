#include "query/operators/aggregate.h"

#include <algorithm>
#include <utility>

#include "query/plan/expand.h"
#include "query/plan/scan.h"

namespace wenmai::query {

namespace {

std::vector<const Expression*> KeysOf(const LogicalAggregate& plan) {
  std::vector<const Expression*> keys;
  for (const ProjectionItem& key : plan.aggregation.keys) keys.push_back(key.expression.get());
  return keys;
}

// What a scan below finds, if every row has a node of its own.
std::optional<VariableId> ScannedOnce(const LogicalAggregate& plan) {
  const LogicalOperator* below = plan.children.front().get();
  const auto keeps_rows_apart = [](const LogicalOperator& op) {
    return op.kind == LogicalKind::kFilter || op.kind == LogicalKind::kProject ||
           op.kind == LogicalKind::kGather ||
           (op.kind == LogicalKind::kExpand && static_cast<const LogicalExpand&>(op).count);
  };
  while (keeps_rows_apart(*below)) below = below->children.front().get();
  if (below->kind != LogicalKind::kNodeScan) return std::nullopt;
  const LogicalArgument* start = As<LogicalArgument>(below->children.front());
  if (start == nullptr || !start->is_unit) return std::nullopt;
  return static_cast<const LogicalNodeScan*>(below)->variable;
}

}  // namespace

AggregateOperator::AggregateOperator(const LogicalAggregate& plan, ExecutionContext* context,
                                     std::vector<OperatorPtr> children)
    : OperatorOf(plan, context, std::move(children)),
      memo_(KeysOf(plan), ScannedOnce(plan), context->variable_count),
      input_(context->variable_count) {
  for (const AggregateCall& call : plan.aggregation.aggregates) {
    states_.push_back(MakeAggregateState(call, has_keys(), plan.multiplicity));
  }
}

void AggregateOperator::Open() {
  OperatorOf::Open();
  table_.Reset(key_count());
  memo_.Open(&table_);
  for (auto& state : states_) state->Reset();
  key_bytes_ = 0;
  is_read_ = false;
  next_group_ = 0;
}

void AggregateOperator::Close() {
  OperatorOf::Close();
  memo_.Close();
  charge_.Release();
}

void AggregateOperator::ReadInput() {
  for (auto& state : states_) state->Resize(has_keys() ? 0 : 1);
  while (child().Next(&input_)) {
    CheckLimits();
    groups_.assign(input_.live_count(), 0);
    founded_.clear();
    if (has_keys()) memo_.Assign(input_, evaluation(), &groups_, &founded_);
    for (const uint32_t group : founded_) {
      for (size_t k = 0; k < key_count(); ++k) key_bytes_ += table_.key(group, k).MemoryUse();
    }
    size_t bytes = table_.MemoryUse() + memo_.MemoryUse() + key_bytes_;
    for (auto& state : states_) {
      state->Resize(group_count());
      state->Add(input_, groups_, context_);
      bytes += state->MemoryUse();
    }
    charge_.GrowTo(context_.limits(), bytes);
  }
  is_read_ = true;
}

bool AggregateOperator::Next(RowBatch* batch) {
  if (!is_read_) ReadInput();
  const size_t count = std::min(kBatchRowCount, group_count() - next_group_);
  if (count == 0) return false;
  batch->Clear();
  for (size_t k = 0; k < key_count(); ++k) {
    Column& column = batch->columns[plan_.aggregation.keys[k].variable];
    for (size_t g = 0; g < count; ++g) {
      column.Append(table_.TakeKey(static_cast<uint32_t>(next_group_ + g), k));
    }
  }
  for (size_t s = 0; s < states_.size(); ++s) {
    std::vector<Value>& values =
        batch->columns[plan_.aggregation.aggregates[s].variable].MakeValues();
    for (size_t g = 0; g < count; ++g) values.push_back(states_[s]->Finish(next_group_ + g));
  }
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
