// One step along relationships, to new nodes or between two bound ones.
#pragma once

#include "query/operators/exclusion.h"
#include "query/operators/fan_out.h"
#include "query/operators/label_tester.h"
#include "query/operators/neighbor_reader.h"
#include "query/plan/expand.h"

namespace wenmai::query {

class ExpandOperator : public FanOut<ExpandOperator, LogicalExpand> {
 public:
  ExpandOperator(const LogicalExpand& plan, ExecutionContext* context,
                 std::vector<OperatorPtr> children);
  void Open() override;
  void Close() override;
  void StartBatch(RowBatch* out);
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  // Whether a step from `from` may walk a relationship that the row has walked.
  bool MayRepeat(const RowBatch& input, size_t row, graph::NodeId from);
  void ReadSteps(const RowBatch& input, size_t row, graph::NodeId from);
  bool CanReadEndsOnly() const;
  void ReadEnds(graph::NodeId from);
  void ReadUsedRelationships(const RowBatch& input, size_t row);
  void DropUsedRelationships();
  bool ReadPart();
  size_t Give(size_t room, RowBatch* out);
  size_t GiveEnds(size_t room, RowBatch* out);
  uint64_t CountNeighbors(graph::NodeId from);

  const bool keeps_relationship_;
  const bool keeps_end_;
  NeighborReader reader_;
  LabelTester labels_;
  const std::vector<Exclusion> exclusions_;
  // Of the current row: its steps, those of a hub some at a time, or only their ends where nobody asks for
  // relationships.
  std::vector<TypedNeighbor> neighbors_;
  std::vector<graph::NodeId> ends_;
  bool has_ends_only_ = false;
  size_t next_ = 0;
  uint64_t count_ = 0;  // of steps from the current row, where only that is asked
  std::vector<graph::RelationshipId> used_;  // by other steps of the row, that must not be taken again
};

// Binds or checks the ends of a bound relationship.
class ProjectEndpointsOperator
    : public FanOut<ProjectEndpointsOperator, LogicalProjectEndpoints> {
 public:
  ProjectEndpointsOperator(const LogicalProjectEndpoints& plan, ExecutionContext* context,
                           std::vector<OperatorPtr> children);
  void Open() override;
  void StartBatch(RowBatch* out);
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  bool Accepts(const RowBatch& input, size_t row, graph::NodeId start, graph::NodeId end) const;

  NeighborReader reader_;
  std::vector<std::pair<graph::NodeId, graph::NodeId>> ends_;  // of the current row
  size_t next_ = 0;
};

}  // namespace wenmai::query
