#include "query/operators/aggregate_state.h"

#include <absl/container/flat_hash_set.h>

#include "query/expressions/property_places.h"
#include "query/expressions/variable.h"
#include "query/functions/total.h"
#include "query/operators/extreme_state.h"
#include "query/operators/group_table.h"
#include "query/operators/node_set.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

// count(*) and count(x).
class CountState : public AggregateState {
 public:
  CountState(const Expression* argument, std::optional<VariableId> multiplicity)
      : argument_(argument), multiplicity_(multiplicity) {}

  void Reset() override { counts_.clear(); }
  void Resize(size_t group_count) override { counts_.resize(group_count); }
  void Add(const RowBatch& batch, std::span<const uint32_t> groups,
           ExecutionContext& context) override {
    if (multiplicity_) {
      const std::vector<graph::NodeId>& counts = batch.columns[*multiplicity_].nodes();
      for (size_t i = 0; i < groups.size(); ++i) counts_[groups[i]] += counts[batch.live_row(i)];
      return;
    }
    if (argument_ == nullptr) {
      for (uint32_t group : groups) ++counts_[group];
      return;
    }
    values_.clear();
    argument_->EvaluateBatch(batch, context.evaluation, &values_);
    for (size_t i = 0; i < groups.size(); ++i) counts_[groups[i]] += !values_[i].is_null();
  }
  void Merge(AggregateState* part, std::span<const uint32_t> groups) override {
    const std::vector<uint64_t>& counts = static_cast<CountState*>(part)->counts_;
    for (size_t i = 0; i < groups.size(); ++i) counts_[groups[i]] += counts[i];
  }
  Value Finish(size_t group) override {
    return Value::Integer(static_cast<int64_t>(counts_[group]));
  }
  size_t MemoryUse() const override { return counts_.capacity() * sizeof(uint64_t); }

 private:
  const Expression* argument_;  // null for count(*)
  std::optional<VariableId> multiplicity_;
  std::vector<uint64_t> counts_;
  std::vector<Value> values_;
};

// What reads all rows itself.
class WholeState : public AggregateState {
 public:
  void Merge(AggregateState*, std::span<const uint32_t>) override {
    throw Error(ErrorCode::kInternal, "an aggregate that cannot be merged");
  }
};

// count(DISTINCT x) over all rows as one group: nodes as a bitmap, everything else hashed.
class CountDistinctState : public WholeState {
 public:
  explicit CountDistinctState(const Expression* argument) : argument_(argument) {
    others_.Reset(1);
  }

  void Reset() override {
    nodes_.Clear();
    node_count_ = 0;
    others_.Reset(1);
    others_bytes_ = 0;
  }
  void Resize(size_t) override {}
  void Add(const RowBatch& batch, std::span<const uint32_t>, ExecutionContext& context) override {
    const Column* column = ColumnOf(*argument_, batch);
    if (column != nullptr && column->layout() == Column::Layout::kNodes) {
      for (size_t i = 0; i < batch.live_count(); ++i) {
        const graph::NodeId node = column->nodes()[batch.live_row(i)];
        if (node != Column::kNullNode) node_count_ += nodes_.Insert(node);
      }
      return;
    }
    keys_.Evaluate({argument_}, batch, context.evaluation);
    for (size_t i = 0; i < keys_.row_count(); ++i) {
      const Value value = keys_.Get(0, i);
      if (value.is_null()) continue;
      if (value.kind() == graph::ValueKind::kNode) {
        node_count_ += nodes_.Insert(value.node());
        continue;
      }
      bool is_new = false;
      others_.FindOrAdd(&keys_, i, &is_new);
      if (is_new) others_bytes_ += value.MemoryUse();
    }
  }
  Value Finish(size_t) override {
    return Value::Integer(static_cast<int64_t>(node_count_ + others_.size()));
  }
  size_t MemoryUse() const override {
    return nodes_.MemoryUse() + others_.MemoryUse() + others_bytes_;
  }

 private:
  const Expression* argument_;
  NodeSet nodes_;
  uint64_t node_count_ = 0;
  GroupTable others_;
  size_t others_bytes_ = 0;
  KeyColumns keys_;
};

// sum and avg, added up straight from the column cache where the argument lies there.
class TotalState : public AggregateState {
 public:
  explicit TotalState(const AggregateCall& call)
      : argument_(call.arguments.front().get()), is_average_(call.function->name == "avg") {}

  void Reset() override { totals_.clear(); }
  void Resize(size_t group_count) override { totals_.resize(group_count); }
  void Add(const RowBatch& batch, std::span<const uint32_t> groups,
           ExecutionContext& context) override {
    if (places_.Find(*argument_, batch, context.evaluation)) {
      AddPlaces(groups, context.evaluation);
      return;
    }
    values_.clear();
    argument_->EvaluateBatch(batch, context.evaluation, &values_);
    for (size_t i = 0; i < groups.size(); ++i) totals_[groups[i]].Add(values_[i]);
  }
  void Merge(AggregateState* part, std::span<const uint32_t> groups) override {
    const std::vector<Total>& totals = static_cast<TotalState*>(part)->totals_;
    for (size_t i = 0; i < groups.size(); ++i) totals_[groups[i]].Add(totals[i]);
  }
  Value Finish(size_t group) override {
    return is_average_ ? totals_[group].Average() : totals_[group].Sum();
  }
  size_t MemoryUse() const override { return totals_.capacity() * sizeof(Total); }

 private:
  void AddPlaces(std::span<const uint32_t> groups, EvaluationContext& context) {
    std::vector<uint32_t> uncached;
    for (size_t i = 0; i < groups.size(); ++i) {
      const auto [chunk, index] = places_[i];
      Total& total = totals_[groups[i]];
      if (chunk == nullptr) {
        uncached.push_back(static_cast<uint32_t>(i));
      } else if (!chunk->Has(index)) {
        continue;
      } else if (chunk->kind() == graph::ValueKind::kFloat && !total.has_durations()) {
        total.AddFloat(chunk->floats()[index]);
      } else if (chunk->kind() == graph::ValueKind::kInteger && !total.has_durations()) {
        total.AddInteger(chunk->integers()[index]);
      } else {
        total.Add(chunk->Get(index));
      }
    }
    if (uncached.empty()) return;
    const std::vector<Value> values = places_.Read(uncached, context);
    for (size_t i = 0; i < values.size(); ++i) totals_[groups[uncached[i]]].Add(values[i]);
  }

  const Expression* argument_;
  const bool is_average_;
  std::vector<Total> totals_;  // by group
  PropertyPlaces places_;
  std::vector<Value> values_;
};

// Any aggregating function, one accumulator a group.
class AccumulatorState : public WholeState {
 public:
  explicit AccumulatorState(const AggregateCall& call) : call_(call) { Reset(); }

  void Reset() override {
    accumulators_.clear();
    held_bytes_.clear();
    bytes_ = 0;
    seen_.Reset(call_.arguments.size() + 1);
  }
  void Resize(size_t group_count) override {
    held_bytes_.resize(group_count);
    while (accumulators_.size() < group_count) accumulators_.push_back(call_.function->make());
  }
  void Add(const RowBatch& batch, std::span<const uint32_t> groups,
           ExecutionContext& context) override {
    columns_.resize(call_.arguments.size());
    for (size_t a = 0; a < columns_.size(); ++a) {
      columns_[a].clear();
      call_.arguments[a]->EvaluateBatch(batch, context.evaluation, &columns_[a]);
    }
    if (call_.is_distinct) ReadKeys(groups);
    arguments_.resize(columns_.size());
    for (size_t i = 0; i < groups.size(); ++i) {
      if (call_.is_distinct && !IsNew(i)) continue;
      for (size_t a = 0; a < columns_.size(); ++a) arguments_[a] = std::move(columns_[a][i]);
      AddRow(groups[i]);
    }
  }
  Value Finish(size_t group) override { return accumulators_[group]->Finish(); }
  size_t MemoryUse() const override {
    return bytes_ + seen_.MemoryUse() + accumulators_.capacity() * 64;
  }

 private:
  void AddRow(uint32_t group) {
    Accumulator& accumulator = *accumulators_[group];
    accumulator.Add(arguments_);
    const size_t held = accumulator.MemoryUse();
    bytes_ += held - held_bytes_[group];
    held_bytes_[group] = held;
  }
  // A group meets its arguments once: the key is both.
  void ReadKeys(std::span<const uint32_t> groups) {
    std::vector<std::vector<Value>> keys = columns_;
    std::vector<Value>& numbers = keys.emplace_back();
    for (uint32_t group : groups) numbers.push_back(Value::Integer(group));
    keys_.Assign(std::move(keys), groups.size());
  }
  // Whether row i brings its group something it has not met. Nulls are never aggregated.
  bool IsNew(size_t i) {
    if (columns_.front()[i].is_null()) return false;
    bool is_new = false;
    seen_.FindOrAdd(&keys_, i, &is_new);
    return is_new;
  }

  const AggregateCall& call_;
  std::vector<std::unique_ptr<Accumulator>> accumulators_;
  std::vector<size_t> held_bytes_;  // by group, as the accumulator last said
  size_t bytes_ = 0;
  std::vector<std::vector<Value>> columns_;
  std::vector<Value> arguments_;
  GroupTable seen_;
  KeyColumns keys_;
};

}  // namespace

std::unique_ptr<AggregateState> MakeAggregateState(const AggregateCall& call, bool has_keys,
                                                   std::optional<VariableId> multiplicity) {
  if (call.function->name == "count") {
    const Expression* argument = call.arguments.empty() ? nullptr : call.arguments.front().get();
    if (!call.is_distinct) return std::make_unique<CountState>(argument, multiplicity);
    if (!has_keys) return std::make_unique<CountDistinctState>(argument);
  }
  const bool is_total = call.function->name == "sum" || call.function->name == "avg";
  if (is_total && !call.is_distinct) return std::make_unique<TotalState>(call);
  const bool is_extreme = call.function->name == "min" || call.function->name == "max";
  if (is_extreme) return std::make_unique<ExtremeState>(call);  // DISTINCT changes nothing
  return std::make_unique<AccumulatorState>(call);
}

}  // namespace wenmai::query
