// Where the values of `element.key` lie in the graph's column cache, for all live rows of a batch: for
// what can do with the columns themselves and needs no Value for each row.
#pragma once

#include <vector>

#include "graph/column.h"
#include "query/expressions/evaluation_context.h"
#include "query/expressions/expression.h"

namespace wenmai::query {

class PropertyPlaces {
 public:
  // False where this does not pay or cannot be: `expression` is no property of a column of nodes or of
  // relationships, the rows are few, or the statement writes. Then the expression must be evaluated.
  bool Find(const Expression& expression, const RowBatch& batch, EvaluationContext& context);

  size_t size() const { return places_.size(); }
  const graph::ColumnPlace& operator[](size_t i) const { return places_[i]; }

  // The end of the run of places from `begin` on that lie in the same chunk.
  size_t RunEnd(size_t begin) const {
    size_t end = begin + 1;
    while (end < places_.size() && places_[end].chunk == places_[begin].chunk) ++end;
    return end;
  }

  // The values of rows that are in no chunk: values[i] belongs to rows[i].
  std::vector<Value> Read(const std::vector<uint32_t>& rows, EvaluationContext& context) const;

 private:
  // False if the column holds anything else than nodes or relationships.
  bool ReadIds(const Column& column, const RowBatch& batch);

  graph::EntityKind kind_ = graph::EntityKind::kNode;
  std::vector<uint64_t> ids_;
  std::vector<graph::ColumnPlace> places_;
  graph::KeyId key_ = 0;
};

}  // namespace wenmai::query
