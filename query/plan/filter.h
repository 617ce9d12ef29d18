#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// Keeps the rows in which every condition is true.
class LogicalFilter : public LogicalNode<LogicalFilter, LogicalKind::kFilter> {
 public:
  // The node must not be null and must bear all labels; without labels, only not be null.
  struct LabelTest {
    VariableId node;
    std::vector<std::string> labels;
  };
  // The two relationships (or lists of them) must have none in common.
  struct DistinctTest {
    VariableId first, second;
  };
  // Tested in this order.
  std::vector<LabelTest> label_tests;
  std::vector<DistinctTest> distinct_tests;
  std::vector<ExpressionPtr> predicates;

  VariableSet Reads() const override {
    VariableSet reads = VariablesOf(predicates);
    for (const LabelTest& test : label_tests) reads = Union(reads, {test.node});
    for (const DistinctTest& test : distinct_tests) {
      reads = Union(reads, MakeSet({test.first, test.second}));
    }
    return reads;
  }
  std::string Describe(const VariableTable& names) const override;
};

}  // namespace wenmai::query
