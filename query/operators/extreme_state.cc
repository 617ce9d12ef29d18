#include "query/operators/extreme_state.h"

#include "query/expressions/comparison.h"

namespace wenmai::query {

using graph::ValueKind;

ExtremeState::ExtremeState(const AggregateCall& call)
    : argument_(call.arguments.front().get()), is_max_(call.function->name == "max") {}

void ExtremeState::Reset() {
  extremes_.clear();
  held_bytes_ = 0;
}

void ExtremeState::Add(const RowBatch& batch, std::span<const uint32_t> groups,
                       ExecutionContext& context) {
  if (places_.Find(*argument_, batch, context.evaluation)) {
    AddPlaces(groups, context.evaluation);
    return;
  }
  values_.clear();
  argument_->EvaluateBatch(batch, context.evaluation, &values_);
  for (size_t i = 0; i < groups.size(); ++i) AddValue(values_[i], groups[i]);
}

void ExtremeState::AddPlaces(std::span<const uint32_t> groups, EvaluationContext& context) {
  std::vector<uint32_t> uncached;
  for (size_t i = 0; i < groups.size(); ++i) {
    const auto [chunk, index] = places_[i];
    if (chunk == nullptr) {
      uncached.push_back(static_cast<uint32_t>(i));
    } else if (!chunk->Has(index)) {
      continue;
    } else if (chunk->kind() == ValueKind::kInteger || chunk->kind() == ValueKind::kDate) {
      AddIntegers(places_[i], groups[i]);
    } else if (chunk->kind() == ValueKind::kString) {
      AddValue(chunk->texts()[chunk->text_codes()[index]], groups[i]);
    } else {
      AddValue(chunk->Get(index), groups[i]);
    }
  }
  if (uncached.empty()) return;
  const std::vector<Value> values = places_.Read(uncached, context);
  for (size_t i = 0; i < values.size(); ++i) AddValue(values[i], groups[uncached[i]]);
}

// Integers compare as they are, and so do the days of dates.
void ExtremeState::AddIntegers(const graph::ColumnPlace& place, uint32_t group) {
  const auto [chunk, index] = place;
  const Value& extreme = extremes_[group];
  if (extreme.kind() == chunk->kind()) {
    const int64_t integer = chunk->integers()[index];
    const int64_t ahead =
        extreme.kind() == ValueKind::kDate ? extreme.date().days : extreme.integer();
    if (is_max_ ? integer <= ahead : integer >= ahead) return;
  }
  AddValue(chunk->Get(index), group);
}

void ExtremeState::Merge(AggregateState* part, std::span<const uint32_t> groups) {
  const std::vector<Value>& extremes = static_cast<ExtremeState*>(part)->extremes_;
  for (size_t i = 0; i < groups.size(); ++i) AddValue(extremes[i], groups[i]);
}

void ExtremeState::AddValue(const Value& value, uint32_t group) {
  if (value.is_null()) return;
  Value& extreme = extremes_[group];
  if (!extreme.is_null()) {
    const auto order = CompareOrder(value, extreme);
    if (is_max_ ? order <= 0 : order >= 0) return;
  }
  held_bytes_ = held_bytes_ + value.MemoryUse() - extreme.MemoryUse();
  extreme = value;
}

}  // namespace wenmai::query
