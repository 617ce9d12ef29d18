#include "query/operators/aggregate.h"

#include <algorithm>

namespace wenmai::query {

AggregateOperator::AggregateOperator(const LogicalAggregate& plan, ExecutionContext* context,
                                     std::vector<OperatorPtr> children)
    : OperatorOf(plan, context, std::move(children)), input_(context->variable_count) {
  for (const ProjectionItem& key : plan.aggregation.keys) keys_.push_back(key.expression.get());
  for (const AggregateCall& call : plan.aggregation.aggregates) {
    states_.push_back(MakeAggregateState(call, has_keys(), plan.multiplicity));
  }
}

void AggregateOperator::Open() {
  OperatorOf::Open();
  table_.Reset(keys_.size());
  for (auto& state : states_) state->Reset();
  key_bytes_ = 0;
  is_read_ = false;
  next_group_ = 0;
}

void AggregateOperator::Close() {
  OperatorOf::Close();
  charge_.Release();
}

void AggregateOperator::ReadInput() {
  for (auto& state : states_) state->Resize(has_keys() ? 0 : 1);
  while (child().Next(&input_)) {
    CheckLimits();
    AssignGroups(input_);
    size_t bytes = table_.MemoryUse() + key_bytes_;
    for (auto& state : states_) {
      state->Resize(group_count());
      state->Add(input_, groups_, context_);
      bytes += state->MemoryUse();
    }
    charge_.GrowTo(context_.limits(), bytes);
  }
  is_read_ = true;
}

void AggregateOperator::AssignGroups(const RowBatch& input) {
  groups_.assign(input.live_count(), 0);
  if (!has_keys()) return;
  key_columns_.Evaluate(keys_, input, evaluation());
  for (size_t i = 0; i < groups_.size(); ++i) {
    bool is_new = false;
    groups_[i] = table_.FindOrAdd(key_columns_, i, &is_new);
    if (!is_new) continue;
    for (size_t k = 0; k < keys_.size(); ++k) key_bytes_ += table_.key(groups_[i], k).MemoryUse();
  }
}

bool AggregateOperator::Next(RowBatch* batch) {
  if (!is_read_) ReadInput();
  const size_t count = std::min(kBatchRowCount, group_count() - next_group_);
  if (count == 0) return false;
  batch->Clear();
  for (size_t k = 0; k < keys_.size(); ++k) {
    Column& column = batch->columns[plan_.aggregation.keys[k].variable];
    for (size_t g = 0; g < count; ++g) {
      column.Append(table_.key(static_cast<uint32_t>(next_group_ + g), k));
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
  table_.Reset(plan_.variables.size());
  key_bytes_ = 0;
}

void DistinctOperator::Close() {
  OperatorOf::Close();
  charge_.Release();
}

bool DistinctOperator::Next(RowBatch* batch) {
  while (child().Next(batch)) {
    CheckLimits();
    key_columns_.Read(plan_.variables, *batch);
    batch->Select([this](size_t i) {
      bool is_new = false;
      const uint32_t group = table_.FindOrAdd(key_columns_, i, &is_new);
      if (is_new) {
        for (size_t k = 0; k < plan_.variables.size(); ++k) {
          key_bytes_ += table_.key(group, k).MemoryUse();
        }
      }
      return is_new;
    });
    charge_.GrowTo(context_.limits(), table_.MemoryUse() + key_bytes_);
    if (batch->live_count() > 0) return true;
  }
  return false;
}

}  // namespace wenmai::query
