// The running state of one aggregate call over all groups of an Aggregate.
#pragma once

#include <memory>
#include <span>

#include "query/binder/bound_query.h"
#include "query/functions/function.h"
#include "query/operators/operator.h"

namespace wenmai::query {

class AggregateState {
 public:
  virtual ~AggregateState() = default;
  // Forgets all groups.
  virtual void Reset() = 0;
  // Makes room for groups up to `group_count`.
  virtual void Resize(size_t group_count) = 0;
  // Adds the live rows of a batch: row i belongs to groups[i].
  virtual void Add(const RowBatch& batch, std::span<const uint32_t> groups,
                   ExecutionContext& context) = 0;
  // Adds what another state of the same call has of later rows: its group i belongs to groups[i].
  // Leaves the other to be Reset. REQUIRES: the plan CanMerge.
  virtual void Merge(AggregateState* part, std::span<const uint32_t> groups) = 0;
  virtual Value Finish(size_t group) = 0;
  // Bytes held, roughly; only grows until Reset.
  virtual size_t MemoryUse() const = 0;
};

// Chooses the state that suits the call. `has_keys` tells whether there can be more than one group;
// `multiplicity`, which only counts have, is the column with how many rows each row stands for.
std::unique_ptr<AggregateState> MakeAggregateState(const AggregateCall& call, bool has_keys,
                                                   std::optional<VariableId> multiplicity);

}  // namespace wenmai::query
