#include "query/operators/project.h"

#include <algorithm>

#include "query/expressions/variable.h"

namespace wenmai::query {

bool ProjectOperator::Next(RowBatch* batch) {
  if (!child().Next(batch)) return false;
  // Items read the columns of the input only, so a column may be filled before the next item.
  for (const ProjectionItem& item : plan_.items) {
    if (!Contains(plan_.schema, item.variable)) continue;
    if (const Column* column = ColumnOf(*item.expression, *batch)) {
      if (column != &batch->columns[item.variable]) batch->columns[item.variable] = *column;
      continue;
    }
    if (!batch->is_filtered) {
      item.expression->EvaluateBatch(*batch, evaluation(),
                                     &batch->columns[item.variable].MakeValues());
      continue;
    }
    std::vector<Value> results;
    item.expression->EvaluateBatch(*batch, evaluation(), &results);
    FillColumn(batch, item.variable, std::move(results));
  }
  return true;
}

void UnwindOperator::StartRow(const RowBatch& input, size_t row) {
  list_ = plan_.list->Evaluate({&input, row}, evaluation());
  next_ = 0;
}

size_t UnwindOperator::Produce(size_t room, RowBatch* out) {
  if (list_.is_null() || room == 0) return 0;
  Column& column = out->columns[plan_.variable];
  if (list_.kind() != graph::ValueKind::kList) {
    column.Append(std::move(list_));
    list_ = Value();
    return 1;
  }
  const graph::List& elements = list_.list();
  const size_t count = std::min(room, elements.size() - next_);
  for (size_t i = 0; i < count; ++i) column.Append(elements[next_ + i]);
  next_ += count;
  return count;
}

}  // namespace wenmai::query
