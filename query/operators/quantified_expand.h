// Repetitions of a whole pattern, depth first. The rows of one repetition are held while its
// continuations are explored.
#pragma once

#include "query/operators/fan_out.h"
#include "query/operators/memory_charge.h"
#include "query/operators/scan.h"
#include "query/plan/expand.h"

namespace wenmai::query {

class QuantifiedExpandOperator
    : public FanOut<QuantifiedExpandOperator, LogicalQuantifiedExpand> {
 public:
  // `children` holds the input alone; `repetition` is the plan of one repetition, which reads `slot`.
  QuantifiedExpandOperator(const LogicalQuantifiedExpand& plan, ExecutionContext* context,
                           std::vector<OperatorPtr> children, OperatorPtr repetition,
                           std::unique_ptr<ArgumentSlot> slot);
  void Close() override;
  void StartBatch(RowBatch* out);
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  // One way to go through the pattern once.
  struct Repetition {
    graph::NodeId end;
    std::vector<Value> groups;  // parallel to plan_.groups
    std::vector<graph::RelationshipId> relationships;
    Value segment;
  };
  // The ways to repeat once more from some node; `next` is the first not yet explored.
  struct Level {
    std::vector<Repetition> ways;
    size_t next = 0;
  };

  bool Advance();
  void Push(graph::NodeId node);
  Repetition ReadRepetition(const RowBatch& batch, size_t row) const;
  bool IsTrail(const Repetition& repetition) const;
  bool IsMatch() const;
  graph::NodeId current_node() const;
  // The repetitions that make up the current walk, first to last.
  const Repetition& step(size_t i) const { return levels_[i].ways[levels_[i].next - 1]; }
  size_t depth() const { return depth_; }
  void Emit(RowBatch* out) const;

  OperatorPtr repetition_;
  std::unique_ptr<ArgumentSlot> slot_;
  RowBatch argument_;  // the current row with the inner start node in place
  std::vector<Level> levels_;
  size_t depth_ = 0;  // repetitions of the current walk
  graph::NodeId start_ = Column::kNullNode;
  std::vector<graph::RelationshipId> excluded_;
  bool is_started_ = false;
  bool has_start_ = false;
  MemoryCharge charge_;
};

}  // namespace wenmai::query
