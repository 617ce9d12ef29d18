#include "query/operators/filter.h"

#include <algorithm>

#include "query/expressions/errors.h"
#include "query/expressions/property_comparison.h"

namespace wenmai::query {

FilterOperator::FilterOperator(const LogicalFilter& plan, ExecutionContext* context,
                               std::vector<OperatorPtr> children)
    : OperatorOf(plan, context, std::move(children)) {
  for (const LogicalFilter::LabelTest& test : plan.label_tests) {
    labels_.emplace_back(test.labels);
  }
}

void FilterOperator::Open() {
  OperatorOf::Open();
  for (LabelTester& labels : labels_) labels.Open(context_);
}

void FilterOperator::Close() {
  OperatorOf::Close();
  for (LabelTester& labels : labels_) labels.Close();
}

bool FilterOperator::Next(RowBatch* batch) {
  while (child().Next(batch)) {
    CheckLimits();
    for (size_t i = 0; i < labels_.size() && batch->live_count() > 0; ++i) TestLabels(i, batch);
    for (const LogicalFilter::DistinctTest& test : plan_.distinct_tests) TestDistinct(test, batch);
    for (const ExpressionPtr& predicate : plan_.predicates) {
      if (batch->live_count() == 0) break;
      TestPredicate(*predicate, batch);
    }
    if (batch->live_count() > 0) return true;
  }
  return false;
}

void FilterOperator::TestLabels(size_t index, RowBatch* batch) {
  const Column& column = batch->columns[plan_.label_tests[index].node];
  batch->Select([&](size_t i) {
    return NodeAt(column, batch->live_row(i)) != Column::kNullNode;
  });
  if (!labels_[index].is_needed() || batch->live_count() == 0) return;
  const std::vector<bool>& passes = labels_[index].Test(batch->live_count(), [&](size_t i) {
    return NodeAt(column, batch->live_row(i));
  });
  batch->Select([&passes](size_t i) { return passes[i]; });
}

void FilterOperator::TestDistinct(const LogicalFilter::DistinctTest& test, RowBatch* batch) {
  std::vector<graph::RelationshipId> first, second;
  batch->Select([&](size_t i) {
    first.clear();
    second.clear();
    AppendRelationshipsAt(batch->columns[test.first], batch->live_row(i), &first);
    AppendRelationshipsAt(batch->columns[test.second], batch->live_row(i), &second);
    return std::none_of(first.begin(), first.end(), [&second](graph::RelationshipId id) {
      return std::find(second.begin(), second.end(), id) != second.end();
    });
  });
}

void FilterOperator::TestPredicate(const Expression& predicate, RowBatch* batch) {
  if (SelectByProperty(predicate, evaluation(), batch) ||
      property_pair_.Select(predicate, evaluation(), batch)) {
    return;
  }
  results_.clear();
  predicate.EvaluateBatch(*batch, evaluation(), &results_);
  for (const Value& result : results_) {
    if (result.kind() == graph::ValueKind::kBoolean || result.is_null()) continue;
    throw TypeError("InvalidArgumentType",
                    "a predicate must be a Boolean, but is " + WithArticle(result.kind()))
        .At(predicate.place().line, predicate.place().column);
  }
  batch->Select([this](size_t i) { return results_[i].is_true(); });
}

}  // namespace wenmai::query
