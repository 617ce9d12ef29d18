// A pattern to search for, before it is decided how.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// All matches of a pattern, for each input row. The optimizer's rule order_pattern replaces it by
// scans, expands and filters.
class LogicalMatch : public LogicalNode<LogicalMatch, LogicalKind::kMatch> {
 public:
  std::shared_ptr<const PatternGraph> pattern;
  // The pattern's own predicates, and those that were pushed into it.
  std::vector<ExpressionPtr> predicates;

  VariableSet Introduces() const override;
  VariableSet Reads() const override;
  std::string Describe(const VariableTable& names) const override;
};

// Every variable of the pattern, those of earlier clauses included.
VariableSet PatternVariables(const PatternGraph& pattern);

}  // namespace wenmai::query
