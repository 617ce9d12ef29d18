// Leaves, and operators that find nodes without walking to them.
#pragma once

#include "query/operators/fan_out.h"
#include "query/plan/scan.h"

namespace wenmai::query {

// The outer rows that a subplan is run for: one row of a batch, or all its live rows. Set by the
// operator above before it opens the subplan; the batch must stay as it is until the subplan is closed.
struct ArgumentSlot {
  const RowBatch* batch = nullptr;  // null: one row without columns
  size_t row = 0;
  bool is_whole_batch = false;
};

class ArgumentOperator : public OperatorOf<LogicalArgument> {
 public:
  ArgumentOperator(const LogicalArgument& plan, ExecutionContext* context,
                   const ArgumentSlot* slot)
      : OperatorOf(plan, context, {}), slot_(slot) {}

  void Open() override { is_done_ = false; }
  bool Next(RowBatch* batch) override;

 private:
  void EmitBatch(const RowBatch& rows, RowBatch* batch) const;

  const ArgumentSlot* slot_;
  bool is_done_ = false;
};

class NodeScanOperator : public FanOut<NodeScanOperator, LogicalNodeScan> {
 public:
  NodeScanOperator(const LogicalNodeScan& plan, ExecutionContext* context,
                   std::vector<OperatorPtr> children);
  void Open() override;
  void StartBatch(RowBatch* out) { out->columns[plan_.variable].MakeNodes(); }
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  void FindDynamicLabels(const RowRef& row);
  // Appends at most `room` further nodes of the label at next_label_; false at the end of them.
  bool Scan(size_t room, std::vector<graph::NodeId>* ids);
  bool BearsEarlierLabel(graph::NodeId node) const;

  CatalogNames<graph::LabelId> labels_;
  // What the row asks for, one after the other; nullopt: all nodes.
  std::vector<std::optional<graph::LabelId>> scanned_labels_;
  size_t next_label_ = 0;
  std::optional<graph::NodeId> last_;
};

class NodeIdSeekOperator : public FanOut<NodeIdSeekOperator, LogicalNodeIdSeek> {
 public:
  using FanOut::FanOut;
  void StartBatch(RowBatch* out) { out->columns[plan_.variable].MakeNodes(); }
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  std::optional<graph::NodeId> found_;
};

class NodeIndexSeekOperator : public FanOut<NodeIndexSeekOperator, LogicalNodeIndexSeek> {
 public:
  using FanOut::FanOut;
  void StartBatch(RowBatch* out) { out->columns[plan_.variable].MakeNodes(); }
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  void Scan(const RowRef& row);
  void DropUnequal();
  void SeekAmong(const RowRef& row);

  std::vector<Value> values_;
  std::vector<uint64_t> found_;  // for the current row
  size_t next_ = 0;
};

}  // namespace wenmai::query
