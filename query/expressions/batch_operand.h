// An operand's values for a batch, read where they stand: the rows of a column and constants are
// not copied.
#pragma once

#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

class BatchOperand {
 public:
  // Evaluates `expression` into *storage if its values stand nowhere else. `batch` and *storage
  // must outlive this.
  BatchOperand(const Expression& expression, const RowBatch& batch, EvaluationContext& context,
               std::vector<Value>* storage);

  // The value of the i-th live row.
  const Value& operator[](size_t i) const {
    if (values_ == nullptr) return constant_;
    return (*values_)[is_column_ ? batch_.live_row(i) : i];
  }

 private:
  const RowBatch& batch_;
  const std::vector<Value>* values_ = nullptr;  // null: `constant_` for every row
  bool is_column_ = false;
  Value constant_;
};

// Whether `expression` has the same value for every row of any batch: a literal or a parameter.
bool IsConstant(const Expression& expression);

}  // namespace wenmai::query
