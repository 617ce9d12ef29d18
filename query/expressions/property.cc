#include "query/expressions/property.h"

#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"
#include "query/expressions/rendering.h"
#include "query/expressions/variable.h"
#include "query/temporal/component.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

constexpr TypeSet kTemporalTypes = TypeBit(ValueKind::kDate) | TypeBit(ValueKind::kLocalTime) |
                                   TypeBit(ValueKind::kTime) | TypeBit(ValueKind::kLocalDateTime) |
                                   TypeBit(ValueKind::kDateTime) | TypeBit(ValueKind::kDuration);
constexpr TypeSet kBaseTypes = TypeBit(ValueKind::kNull) | TypeBit(ValueKind::kMap) |
                               TypeBit(ValueKind::kNode) | TypeBit(ValueKind::kRelationship) |
                               kTemporalTypes;

TypeSet PropertyTypes(const Expression& base, std::string_view key) {
  const TypeSet types = base.types();
  if ((types & kBaseTypes) == 0) {
    throw Error::Query("TypeError", "compile time", "InvalidArgumentType",
                       "the value before ." + std::string(key) + " has no properties",
                       base.place().line, base.place().column);
  }
  if (types == TypeBit(ValueKind::kNull)) return types;
  if ((types & ~(kTemporalTypes | TypeBit(ValueKind::kNull))) == 0) {
    return TypeBit(ValueKind::kInteger) | TypeBit(ValueKind::kString) | TypeBit(ValueKind::kNull);
  }
  return kAnyType;
}

[[noreturn]] void ThrowDeleted(std::string_view element) {
  throw EntityNotFound("DeletedEntityAccess",
                       "the " + std::string(element) + " was deleted in this transaction");
}

}  // namespace

PropertyExpression::PropertyExpression(ExpressionPtr base_expression, std::string property_key,
                                       SourcePlace place)
    : Expression(ExpressionKind::kProperty, place, PropertyTypes(*base_expression, property_key)),
      base(std::move(base_expression)),
      key(std::move(property_key)) {}

Value PropertyExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value value = base->Evaluate(row, context);
  try {
    return PropertyOf(value, key, context);
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

void PropertyExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                                       std::vector<Value>* results) const {
  const Column* column = ColumnOf(*base, batch);
  if (column != nullptr) {
    const bool is_done = column->layout() == Column::Layout::kNodes
                             ? EvaluateNodes(batch, *column, context, results)
                             : EvaluateRelationships(batch, *column, context, results);
    if (is_done) return;
  }
  EvaluateValues(batch, context, results);
}

void PropertyExpression::EvaluateValues(const RowBatch& batch, EvaluationContext& context,
                                        std::vector<Value>* results) const {
  base->EvaluateBatch(batch, context, results);
  try {
    for (Value& value : *results) value = PropertyOf(value, key, context);
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

bool PropertyExpression::EvaluateNodes(const RowBatch& batch, const Column& column,
                                       EvaluationContext& context,
                                       std::vector<Value>* results) const {
  const size_t count = batch.live_count();
  std::vector<graph::NodeId> gathered;
  std::span<const graph::NodeId> ids(column.nodes().data(), batch.row_count);
  if (batch.is_filtered) {
    gathered.reserve(count);
    for (size_t i = 0; i < count; ++i) gathered.push_back(ids[batch.live_row(i)]);
    ids = gathered;
  }
  results->assign(count, Value());
  // Reading a node that does not exist gives null, so kNullNode needs no care.
  if (const auto key_id = context.view->FindKey(key)) {
    context.view->NodeProperties(ids, *key_id, results->data());
  }
  if (MayHoldDeleted(context)) {
    for (size_t i = 0; i < count; ++i) {
      if ((*results)[i].is_null() && ids[i] != Column::kNullNode) CheckNodeExists(ids[i], context);
    }
  }
  return true;
}

bool PropertyExpression::EvaluateRelationships(const RowBatch& batch, const Column& column,
                                               EvaluationContext& context,
                                               std::vector<Value>* results) const {
  const size_t count = batch.live_count();
  std::vector<graph::RelationshipId> ids(count);
  for (size_t i = 0; i < count; ++i) {
    const Value& value = column.values()[batch.live_row(i)];
    if (value.kind() != ValueKind::kRelationship) return false;
    ids[i] = value.relationship();
  }
  results->assign(count, Value());
  if (const auto key_id = context.view->FindKey(key)) {
    context.view->RelationshipProperties(ids, *key_id, results->data());
  }
  if (MayHoldDeleted(context)) {
    for (size_t i = 0; i < count; ++i) {
      if ((*results)[i].is_null()) CheckRelationshipExists(ids[i], context);
    }
  }
  return true;
}

std::string PropertyExpression::ToString() const {
  return ToOperandText(*base) + "." + ToNameText(key);
}

Value PropertyOf(const Value& base, std::string_view key, EvaluationContext& context) {
  switch (base.kind()) {
    case ValueKind::kNull:
      return Value();
    case ValueKind::kMap: {
      const Value* entry = base.Find(key);
      return entry == nullptr ? Value() : *entry;
    }
    case ValueKind::kNode: {
      Value value;
      if (const auto id = context.view->FindKey(key)) {
        value = context.view->NodeProperty(base.node(), *id);
      }
      if (value.is_null()) CheckNodeExists(base.node(), context);
      return value;
    }
    case ValueKind::kRelationship: {
      Value value;
      if (const auto id = context.view->FindKey(key)) {
        value = context.view->RelationshipProperty(base.relationship(), *id);
      }
      if (value.is_null()) CheckRelationshipExists(base.relationship(), context);
      return value;
    }
    case ValueKind::kDate:
    case ValueKind::kLocalTime:
    case ValueKind::kTime:
    case ValueKind::kLocalDateTime:
    case ValueKind::kDateTime:
    case ValueKind::kDuration:
      return temporal::Component(base, key);
    default:
      throw TypeError("InvalidArgumentType",
                      WithArticle(base.kind()) + " has no property " + std::string(key));
  }
}

bool MayHoldDeleted(const EvaluationContext& context) {
  return context.view->is_transaction();
}

void CheckNodeExists(graph::NodeId id, EvaluationContext& context) {
  if (MayHoldDeleted(context) && !context.view->HasNode(id)) ThrowDeleted("node");
}

void CheckRelationshipExists(graph::RelationshipId id, EvaluationContext& context) {
  if (MayHoldDeleted(context) && !context.view->HasRelationship(id)) ThrowDeleted("relationship");
}

ExpressionPtr MakeProperty(ExpressionPtr base, std::string key, SourcePlace place) {
  return std::make_shared<PropertyExpression>(std::move(base), std::move(key), place);
}

}  // namespace wenmai::query
