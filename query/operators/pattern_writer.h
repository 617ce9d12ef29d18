// Makes the nodes and relationships of a CREATE or MERGE pattern.
#pragma once

#include <vector>

#include "query/binder/bound_query.h"
#include "query/operators/operator.h"

namespace wenmai::query {

class PatternWriter {
 public:
  // With `refuses_nulls` (MERGE) a null property is an error; otherwise (CREATE) it is left out.
  PatternWriter(const CreatePattern* pattern, bool refuses_nulls)
      : pattern_(*pattern), refuses_nulls_(refuses_nulls) {}

  // Creates everything for `row` of *batch and appends it to the pattern's columns, which must hold
  // exactly `row` rows.
  void Write(RowBatch* batch, size_t row, ExecutionContext* context);

 private:
  void ResolveNames(ExecutionContext* context);
  std::vector<graph::LabelId> Labels(size_t node, const RowRef& row,
                                     ExecutionContext* context) const;
  graph::TypeId Type(size_t relationship, const RowRef& row, ExecutionContext* context) const;
  graph::Properties Properties(const ExpressionPtr& properties, const RowRef& row,
                               ExecutionContext* context) const;
  graph::NodeId EndNode(VariableId variable, const RowRef& row) const;
  Value BuildPath(const CreatePattern::NamedPath& path, const RowRef& row) const;

  const CreatePattern& pattern_;
  const bool refuses_nulls_;
  uint64_t run_ = 0;
  // Those that are written out, parallel to pattern_.nodes and pattern_.relationships.
  std::vector<std::vector<graph::LabelId>> labels_;
  std::vector<graph::TypeId> types_;
};

}  // namespace wenmai::query
