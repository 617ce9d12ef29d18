// A map: `{name: n.name, size: 1}`. A map of literals becomes a literal.
#pragma once

#include <utility>

#include "query/expressions/expression.h"

namespace wenmai::query {

class MapExpression : public Expression {
 public:
  using Entries = std::vector<std::pair<std::string, ExpressionPtr>>;

  MapExpression(Entries map_entries, SourcePlace place)
      : Expression(ExpressionKind::kMap, place, TypeBit(graph::ValueKind::kMap)),
        entries(std::move(map_entries)) {}

  Value Evaluate(const RowRef& row, EvaluationContext& context) const override;
  std::vector<const Expression*> children() const override;
  std::string ToString() const override;

  const Entries entries;
};

}  // namespace wenmai::query
