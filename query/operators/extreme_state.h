// min and max over all groups of an Aggregate.
#pragma once

#include "query/expressions/property_places.h"
#include "query/operators/aggregate_state.h"

namespace wenmai::query {

// Looks at values where they lie in the column cache, and keeps only the one that is ahead.
class ExtremeState : public AggregateState {
 public:
  explicit ExtremeState(const AggregateCall& call);

  void Reset() override;
  void Resize(size_t group_count) override { extremes_.resize(group_count); }
  void Add(const RowBatch& batch, std::span<const uint32_t> groups,
           ExecutionContext& context) override;
  void Merge(AggregateState* part, std::span<const uint32_t> groups) override;
  Value Finish(size_t group) override { return extremes_[group]; }
  size_t MemoryUse() const override { return extremes_.capacity() * sizeof(Value) + held_bytes_; }

 private:
  void AddPlaces(std::span<const uint32_t> groups, EvaluationContext& context);
  void AddIntegers(const graph::ColumnPlace& place, uint32_t group);
  void AddValue(const Value& value, uint32_t group);

  const Expression* argument_;
  const bool is_max_;
  std::vector<Value> extremes_;  // by group; null until there is a value
  size_t held_bytes_ = 0;        // outside of extremes_
  PropertyPlaces places_;
  std::vector<Value> values_;
};

}  // namespace wenmai::query
