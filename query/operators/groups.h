// The groups of an Aggregate with what is aggregated over them: of all its rows, or of a part of them
// that a thread of its own reads.
#pragma once

#include "query/operators/aggregate_state.h"
#include "query/operators/group_memo.h"
#include "query/plan/project.h"

namespace wenmai::query {

class Groups {
 public:
  Groups(const LogicalAggregate& plan, size_t variable_count);

  // Forgets all groups. Call before the first Add.
  void Reset();
  void Add(const RowBatch& batch, ExecutionContext& context);
  // Adds the groups of a part whose rows come after those added so far. The part must then be Reset.
  // REQUIRES: the plan CanMerge.
  void Merge(Groups* part);
  // Whether so many rows fall into one group, and are so quick to assign, that it pays to aggregate a
  // part by itself.
  bool IsReducing() const;

  // Groups are numbered in order of first appearance.
  size_t group_count() const { return has_keys() ? table_.size() : 1; }
  // Takes `count` groups from `begin` on out into the columns of the plan.
  void TakeGroups(size_t begin, size_t count, RowBatch* batch);
  size_t MemoryUse() const;
  // Lets go of what is remembered of the view.
  void ForgetMemo() { memo_.Close(); }

 private:
  size_t key_count() const { return plan_.aggregation.keys.size(); }
  bool has_keys() const { return key_count() > 0; }
  void NoteFounded();

  const LogicalAggregate& plan_;
  std::vector<std::unique_ptr<AggregateState>> states_;
  GroupTable table_;
  GroupMemo memo_;
  std::vector<uint32_t> groups_;   // of the live rows of a batch, or of the groups of a part
  std::vector<uint32_t> founded_;  // by a batch
  size_t key_bytes_ = 0;           // of string and list keys
  uint64_t row_count_ = 0;
};

}  // namespace wenmai::query
