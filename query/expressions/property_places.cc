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
  if (column == nullptr || !ReadIds(*column, batch)) return false;
  const auto key = context.view->FindKey(property.key);
  if (!key) return false;
  key_ = *key;
  graph::ColumnReader(*context.view, kind_, key_).Locate(ids_, &places_);
  return true;
}

bool PropertyPlaces::ReadIds(const Column& column, const RowBatch& batch) {
  ids_.resize(batch.live_count());
  if (column.layout() == Column::Layout::kNodes) {
    kind_ = graph::EntityKind::kNode;
    for (size_t i = 0; i < ids_.size(); ++i) ids_[i] = column.nodes()[batch.live_row(i)];
    return true;
  }
  kind_ = graph::EntityKind::kRelationship;
  for (size_t i = 0; i < ids_.size(); ++i) {
    const Value& value = column.values()[batch.live_row(i)];
    if (value.kind() != graph::ValueKind::kRelationship) return false;
    ids_[i] = value.relationship();
  }
  return true;
}

std::vector<Value> PropertyPlaces::Read(const std::vector<uint32_t>& rows,
                                        EvaluationContext& context) const {
  std::vector<uint64_t> ids;
  ids.reserve(rows.size());
  for (const uint32_t row : rows) ids.push_back(ids_[row]);
  std::vector<Value> values(rows.size());
  if (kind_ == graph::EntityKind::kNode) {
    context.view->NodeProperties(ids, key_, values.data());
  } else {
    context.view->RelationshipProperties(ids, key_, values.data());
  }
  return values;
}

}  // namespace wenmai::query
