// Walks of variable length that use no relationship twice, depth first: memory grows with the depth,
// not with the number of walks.
#pragma once

#include <absl/container/flat_hash_set.h>

#include "query/operators/fan_out.h"
#include "query/operators/memory_charge.h"
#include "query/operators/neighbor_reader.h"
#include "query/plan/expand.h"

namespace wenmai::query {

class VarLengthExpandOperator : public FanOut<VarLengthExpandOperator, LogicalVarLengthExpand> {
 public:
  VarLengthExpandOperator(const LogicalVarLengthExpand& plan, ExecutionContext* context,
                          std::vector<OperatorPtr> children);
  void Open() override;
  void Close() override;
  void StartBatch(RowBatch* out);
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);
  bool IsBatchFull() const { return batch_bytes_ >= kBatchBytes; }

 private:
  static constexpr size_t kBatchBytes = 1 << 20;  // of walks; a few bytes a step

  // The neighbours of one node on the current walk: [next, end) of neighbors_ are still to be walked.
  struct Frame {
    graph::NodeId node;
    size_t begin, next, end;
  };

  void Push(graph::NodeId node);
  void Pop();
  // Moves to the next walk in depth-first order; false at the end.
  bool Advance();
  bool MayTake(const TypedNeighbor& step);
  bool IsUsed(graph::RelationshipId relationship) const;
  bool MeetsStepPredicate(const TypedNeighbor& step);
  // Whether the current walk is a result.
  bool IsMatch() const;
  void Emit(RowBatch* out);

  const bool keeps_list_;
  const bool keeps_end_;
  NeighborReader reader_;
  std::vector<TypedNeighbor> neighbors_;  // of all frames, one after the other
  std::vector<Frame> frames_;
  std::vector<TypedNeighbor> walk_;  // the step that led to each frame but the first
  std::vector<graph::RelationshipId> excluded_;
  // The walk's steps past the first few, which are searched one by one.
  absl::flat_hash_set<graph::RelationshipId> used_far_;
  graph::NodeId end_ = Column::kNullNode;  // the bound end node
  bool is_started_ = false;
  uint64_t step_count_ = 0;
  MemoryCharge charge_, batch_charge_;
  size_t batch_bytes_ = 0;  // of the walks in the batch
};

// Walks along a list of relationships that is already bound.
class ListWalkOperator : public FanOut<ListWalkOperator, LogicalVarLengthExpand> {
 public:
  ListWalkOperator(const LogicalVarLengthExpand& plan, ExecutionContext* context,
                   std::vector<OperatorPtr> children);
  void Open() override;
  void StartBatch(RowBatch* out);
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  // Follows the list from `from`; false if it does not fit the pattern.
  bool Walk(const RowBatch& input, size_t row, graph::NodeId from);
  bool Step(const Value& relationship);

  NeighborReader reader_;
  graph::Path path_;
  bool is_found_ = false;
};

}  // namespace wenmai::query
