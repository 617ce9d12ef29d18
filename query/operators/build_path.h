#pragma once

#include "query/operators/operator.h"
#include "query/plan/path.h"

namespace wenmai::query {

// Puts the path of a pattern into its column; null where an element is null.
class BuildPathOperator : public OperatorOf<LogicalBuildPath> {
 public:
  using OperatorOf::OperatorOf;
  bool Next(RowBatch* batch) override;

 private:
  Value Build(const RowBatch& batch, size_t row) const;
};

}  // namespace wenmai::query
