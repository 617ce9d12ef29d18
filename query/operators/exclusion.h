// Relationships of a row that a further step must not walk again, and what tells cheaply that it does not: a
// relationship from another node than the step's, or to another than it finds, is none of those it walks.
#pragma once

#include <optional>
#include <vector>

#include "query/operators/row_access.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

struct Exclusion {
  VariableId relationship;  // or a list of them
  // Its ends, seen in the direction of the step, as far as rows tell them.
  std::optional<VariableId> near, far;

  // Whether a step from `node` may walk it.
  bool MayMeet(const RowBatch& input, size_t row, graph::NodeId node) const {
    return !near || NodeAt(input.columns[*near], row) == node;
  }
};

// Those of `relationships` that rows of `below` have, for a step in this direction.
std::vector<Exclusion> ExclusionsOf(const std::vector<VariableId>& relationships,
                                    graph::Direction direction, const LogicalOperator& below);

}  // namespace wenmai::query
