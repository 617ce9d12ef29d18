#include "query/expressions/property_places.h"

#include "query/expressions/property.h"
#include "query/expressions/variable.h"

namespace wenmai::query {
namespace {

constexpr size_t kRowCountMin = 16;

}  // namespace

bool PropertyPlaces::Find(const Expression& expression, const RowBatch& batch,
                          EvaluationContext& context) {
  if (expression.kind() != ExpressionKind::kProperty || batch.live_count() < kRowCountMin ||
      MayHoldDeleted(context)) {
    return false;
  }
  const auto& property = static_cast<const PropertyExpression&>(expression);
  const Column* column = ColumnOf(*property.base, batch);
  if (column == nullptr || column->layout() != Column::Layout::kNodes) return false;
  const auto key = context.view->FindKey(property.key);
  if (!key) return false;
  key_ = *key;
  nodes_.resize(batch.live_count());
  for (size_t i = 0; i < nodes_.size(); ++i) nodes_[i] = column->nodes()[batch.live_row(i)];
  graph::ColumnReader(*context.view, graph::EntityKind::kNode, key_).Locate(nodes_, &places_);
  return true;
}

std::vector<Value> PropertyPlaces::Read(const std::vector<uint32_t>& rows,
                                        EvaluationContext& context) const {
  std::vector<graph::NodeId> nodes;
  nodes.reserve(rows.size());
  for (const uint32_t row : rows) nodes.push_back(nodes_[row]);
  std::vector<Value> values(rows.size());
  context.view->NodeProperties(nodes, key_, values.data());
  return values;
}

}  // namespace wenmai::query
