#pragma once

#include "query/expressions/property_pair.h"
#include "query/operators/label_tester.h"
#include "query/operators/operator.h"
#include "query/operators/row_access.h"
#include "query/plan/filter.h"

namespace wenmai::query {

// Narrows each batch to the rows in which every condition is true.
class FilterOperator : public OperatorOf<LogicalFilter> {
 public:
  FilterOperator(const LogicalFilter& plan, ExecutionContext* context,
                 std::vector<OperatorPtr> children);
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  void TestLabels(size_t index, RowBatch* batch);
  void TestDistinct(const LogicalFilter::DistinctTest& test, RowBatch* batch);
  void TestPredicate(const Expression& predicate, RowBatch* batch);

  std::vector<LabelTester> labels_;  // parallel to plan_.label_tests
  std::vector<Value> results_;
  PropertyPair property_pair_;
};

}  // namespace wenmai::query
