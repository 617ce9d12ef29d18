// `base.key`: a property of a node or relationship, an entry of a map, a component of a temporal
// value.
#pragma once

#include <string_view>

#include "query/expressions/expression.h"

namespace wenmai::query {

class PropertyExpression : public Expression {
 public:
  // Throws TypeError InvalidArgumentType (compile time) if no type of `base` has properties.
  PropertyExpression(ExpressionPtr base, std::string key, SourcePlace place);

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                     std::vector<Value>* results) const override;
  std::vector<const Expression*> children() const override { return {base.get()}; }
  std::string ToString() const override;

  const ExpressionPtr base;
  const std::string key;

 private:
  // Both return false if the column holds other values than nodes (relationships).
  bool EvaluateNodes(const RowBatch& batch, const Column& column, EvaluationContext& context,
                     std::vector<Value>* results) const;
  bool EvaluateRelationships(const RowBatch& batch, const Column& column,
                             EvaluationContext& context, std::vector<Value>* results) const;
  // Of whatever the base gives.
  void EvaluateValues(const RowBatch& batch, EvaluationContext& context,
                      std::vector<Value>* results) const;
};

// The property, entry or component `key` of any value. Throws EntityNotFound for an element that
// this transaction deleted, TypeError for a value without properties.
Value PropertyOf(const Value& base, std::string_view key, EvaluationContext& context);

// Whether values may refer to elements that this transaction deleted: false for a plain view.
bool MayHoldDeleted(const EvaluationContext& context);

// Throws EntityNotFound DeletedEntityAccess if this transaction deleted the element.
void CheckNodeExists(graph::NodeId id, EvaluationContext& context);
void CheckRelationshipExists(graph::RelationshipId id, EvaluationContext& context);

}  // namespace wenmai::query
