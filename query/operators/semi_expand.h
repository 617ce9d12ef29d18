// Keeps the rows from whose node a step can be taken, or cannot.
#pragma once

#include "query/operators/label_tester.h"
#include "query/operators/neighbor_reader.h"
#include "query/operators/node_set.h"
#include "query/operators/operator.h"
#include "query/plan/semi_expand.h"

namespace wenmai::query {

class SemiExpandOperator : public OperatorOf<LogicalSemiExpand> {
 public:
  SemiExpandOperator(const LogicalSemiExpand& plan, ExecutionContext* context,
                     std::vector<OperatorPtr> children);
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  // The nodes that one of the two bound ends leads to, marked because that end stays for many rows.
  struct Marks {
    explicit Marks(NeighborReader neighbors) : reader(std::move(neighbors)) {}

    // Whether `node` was asked about in the row before, so that marking pays. Marks its neighbours.
    bool HasStayed(graph::NodeId node);

    NeighborReader reader;
    graph::NodeId last = Column::kNullNode, marked = Column::kNullNode;
    NodeSet nodes;
  };

  bool Leads(const RowBatch& batch, size_t row);
  bool LeadsInto(graph::NodeId from, graph::NodeId to);
  bool IsEnd(graph::NodeId node);
  bool MeetsPredicates(graph::NodeId node);

  Marks from_, to_;
  LabelTester labels_;
  RowBatch end_;              // one row: a node at the far end of a step
  NodeSet tested_, met_;      // of them: those that were looked at, and those that are right
};

}  // namespace wenmai::query
