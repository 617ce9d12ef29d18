// Scans relationships from whichever end has more to offer the operator above.
#pragma once

#include <optional>
#include <vector>

#include "graph/adjacency.h"
#include "query/operators/fan_out.h"
#include "query/operators/label_tester.h"
#include "query/plan/scan.h"

namespace wenmai::query {

class RelationshipScanOperator
    : public FanOut<RelationshipScanOperator, LogicalRelationshipScan> {
 public:
  RelationshipScanOperator(const LogicalRelationshipScan& plan, ExecutionContext* context,
                           std::vector<OperatorPtr> children);
  void Open() override;
  void Close() override;
  void StartBatch(RowBatch* out);
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  // One end of the relationships, as the one that is gone through node by node.
  struct End {
    End(const LogicalRelationshipScan::End& planned, bool keeps)
        : plan(planned), labels(planned.labels), keeps_node(keeps) {}
    const LogicalRelationshipScan::End& plan;
    LabelTester labels;
    const bool keeps_node;
    std::optional<graph::AdjacencyReader> steps;   // to the other end
    std::optional<graph::AdjacencyReader> weighed;
  };

  void OpenReaders();
  // Goes on to the next end of a node that has pairs; false at the end of all.
  bool FindPairs();
  bool ReadNodes();
  void PairAt(graph::NodeId node, size_t end);

  const bool keeps_relationship_;
  End ends_[2];  // from, to
  std::optional<std::string> scanned_label_;  // that both ends bear
  graph::TypeId type_ = 0;

  std::vector<graph::NodeId> nodes_;  // of the scan
  size_t next_node_ = 0;
  size_t end_ = 0;  // of nodes_[next_node_], to be paired next
  bool is_done_ = false;
  std::optional<graph::NodeId> last_;

  // The pairs of one end of a node.
  graph::NodeId paired_node_ = 0;
  size_t paired_end_ = 0;
  std::vector<graph::Neighbor> pairs_;
  size_t next_pair_ = 0;
};

}  // namespace wenmai::query
