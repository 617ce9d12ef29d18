// The updating operators. Each writes for every row of its child and lets the rows go on.
#pragma once

#include "query/operators/apply.h"
#include "query/operators/pattern_writer.h"
#include "query/operators/property_writer.h"
#include "query/plan/update.h"

namespace wenmai::query {

class CreateOperator : public OperatorOf<LogicalCreate> {
 public:
  CreateOperator(const LogicalCreate& plan, ExecutionContext* context,
                 std::vector<OperatorPtr> children)
      : OperatorOf(plan, context, std::move(children)), writer_(&plan.pattern, false) {}
  bool Next(RowBatch* batch) override;

 private:
  PatternWriter writer_;
};

// Searches row by row, so that a row sees what the rows before it made.
class MergeOperator : public OperatorOf<LogicalMerge> {
 public:
  // `children` holds the input alone.
  MergeOperator(const LogicalMerge& plan, ExecutionContext* context,
                std::vector<OperatorPtr> children, Subplan search);
  bool Next(RowBatch* batch) override;

 private:
  void MergeRow(size_t row, RowBatch* out);
  size_t AppendMatches(size_t row, RowBatch* out);

  Subplan search_;
  PatternWriter writer_;
  const VariableSet outer_columns_, created_columns_;
  RowBatch input_, match_;
};

class SetOperator : public OperatorOf<LogicalSet> {
 public:
  using OperatorOf::OperatorOf;
  bool Next(RowBatch* batch) override;
};

class RemoveOperator : public OperatorOf<LogicalRemove> {
 public:
  using OperatorOf::OperatorOf;
  bool Next(RowBatch* batch) override;
};

// Deletes nodes, relationships and whole paths. Whether a deleted node still has relationships is
// asked when the statement ends, not here.
class DeleteOperator : public OperatorOf<LogicalDelete> {
 public:
  using OperatorOf::OperatorOf;
  bool Next(RowBatch* batch) override;

 private:
  void Delete(const Value& element);
  void DeleteNode(graph::NodeId id);
  void DeleteRelationship(graph::RelationshipId id);
};

class ForeachOperator : public OperatorOf<LogicalForeach> {
 public:
  // `children` holds the input alone.
  ForeachOperator(const LogicalForeach& plan, ExecutionContext* context,
                  std::vector<OperatorPtr> children, Subplan updates)
      : OperatorOf(plan, context, std::move(children)),
        updates_(std::move(updates)),
        rows_(context->variable_count) {}
  bool Next(RowBatch* batch) override;

 private:
  void RunUpdates(const RowBatch& batch, size_t row);

  Subplan updates_;
  RowBatch rows_;  // the current row once for each element of the list
};

}  // namespace wenmai::query
