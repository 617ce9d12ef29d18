// `element.key op constant` on the column cache: numbers, dates and texts are compared where they lie.
#pragma once

#include <vector>

#include "query/expressions/binary.h"

namespace wenmai::query {

// As EvaluateBatch of the comparison. False, with nothing done, where the cache is of no use: see
// PropertyPlaces. REQUIRES: `op` compares, searches or is kIn.
bool ComparePropertyBatch(BinaryOperator op, const Expression& property, const Value& constant,
                          const RowBatch& batch, EvaluationContext& context,
                          std::vector<Value>* results);

// Narrows the batch to the rows for which `predicate` is true, without a Value for any of them. False,
// with nothing done, where the predicate is no such comparison or the cache is of no use.
bool SelectByProperty(const Expression& predicate, EvaluationContext& context, RowBatch* batch);

}  // namespace wenmai::query
