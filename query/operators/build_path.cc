#include "query/operators/build_path.h"

#include "query/operators/row_access.h"

namespace wenmai::query {

bool BuildPathOperator::Next(RowBatch* batch) {
  if (!child().Next(batch)) return false;
  std::vector<Value> paths;
  paths.reserve(batch->live_count());
  for (size_t i = 0; i < batch->live_count(); ++i) {
    paths.push_back(Build(*batch, batch->live_row(i)));
  }
  FillColumn(batch, plan_.variable, std::move(paths));
  return true;
}

Value BuildPathOperator::Build(const RowBatch& batch, size_t row) const {
  graph::Path path;
  path.nodes.push_back(NodeAt(batch.columns[plan_.start], row));
  if (path.nodes.front() == Column::kNullNode) return Value();
  for (const LogicalBuildPath::Step& step : plan_.steps) {
    const Value value = batch.columns[step.variable].Get(row);
    if (value.is_null()) return Value();
    if (step.is_segment) {
      const graph::Path& segment = value.path();
      path.nodes.insert(path.nodes.end(), segment.nodes.begin() + 1, segment.nodes.end());
      path.relationships.insert(path.relationships.end(), segment.relationships.begin(),
                                segment.relationships.end());
      path.types.insert(path.types.end(), segment.types.begin(), segment.types.end());
    } else {
      path.relationships.push_back(value.relationship());
      path.types.push_back(value.relationship_type());
      path.nodes.push_back(NodeAt(batch.columns[step.node], row));
    }
  }
  return Value::MakePath(std::move(path));
}

}  // namespace wenmai::query
