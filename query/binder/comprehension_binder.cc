// Expressions that bind variables of their own, and what is known of a list's elements.
#include <array>

#include "query/binder/bind_error.h"
#include "query/binder/statement_binder.h"
#include "query/expressions/function_call.h"
#include "query/expressions/variable.h"
#include "query/functions/function.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

struct ListFunction {
  std::string_view name;
  TypeSet element_types;
};
constexpr std::array kListFunctions = {
    ListFunction{"keys", TypeBit(ValueKind::kString)},
    ListFunction{"labels", TypeBit(ValueKind::kString)},
    ListFunction{"nodes", TypeBit(ValueKind::kNode)},
    ListFunction{"range", TypeBit(ValueKind::kInteger)},
    ListFunction{"relationships", TypeBit(ValueKind::kRelationship)},
    ListFunction{"split", TypeBit(ValueKind::kString)},
};

VariableKind KindOf(TypeSet types) {
  if (types == TypeBit(ValueKind::kNode)) return VariableKind::kNode;
  if (types == TypeBit(ValueKind::kRelationship)) return VariableKind::kRelationship;
  return VariableKind::kValue;
}

}  // namespace

TypeSet StatementBinder::ElementTypesOf(const Expression& list) const {
  if (list.kind() == ExpressionKind::kVariable) {
    return element_types_[static_cast<const VariableExpression&>(list).id];
  }
  if (list.kind() == ExpressionKind::kFunctionCall) {
    const std::string& name = static_cast<const FunctionCallExpression&>(list).function->name;
    for (const ListFunction& function : kListFunctions) {
      if (function.name == name) return function.element_types;
    }
  }
  return ElementTypes(list);
}

Symbol StatementBinder::PushLocal(const ast::Name& name, TypeSet types) {
  Symbol symbol = NewSymbol(name.text, KindOf(types), types);
  symbol.is_local = true;
  scope_->locals.emplace_back(name.text, symbol);
  return symbol;
}

// What is computed for each element is no place for an aggregate.
ExpressionPtr StatementBinder::BindListComprehension(const ast::ListComprehension& list) {
  ExpressionPtr elements = BindExpression(*list.list);
  const Restore<AggregateSink*> no_sink(&sink_, nullptr);
  const Symbol local = PushLocal(list.variable, ElementTypesOf(*elements));
  ExpressionPtr where = BindOptionalPredicate(list.where);
  ExpressionPtr projection = BindOptional(list.projection);
  PopLocal();
  return MakeListComprehension(local.id, std::move(elements), std::move(where),
                               std::move(projection), PlaceOf(list.span));
}

ExpressionPtr StatementBinder::BindQuantifier(const ast::Quantifier& quantifier) {
  ExpressionPtr elements = BindExpression(*quantifier.list);
  const Restore<AggregateSink*> no_sink(&sink_, nullptr);
  const Symbol local = PushLocal(quantifier.variable, ElementTypesOf(*elements));
  ExpressionPtr where = quantifier.where != nullptr
                            ? BindPredicate(*quantifier.where)
                            : MakeReference(local, quantifier.variable.text, quantifier.span);
  PopLocal();
  return MakeQuantifier(quantifier.quantifier, local.id, std::move(elements), std::move(where),
                        PlaceOf(quantifier.span));
}

ExpressionPtr StatementBinder::BindReduce(const ast::Reduce& reduce) {
  ExpressionPtr initial = BindExpression(*reduce.initial);
  ExpressionPtr elements = BindExpression(*reduce.list);
  const Restore<AggregateSink*> no_sink(&sink_, nullptr);
  const Symbol accumulator = PushLocal(reduce.accumulator, kAnyType);
  const Symbol local = PushLocal(reduce.variable, ElementTypesOf(*elements));
  ExpressionPtr step = BindExpression(*reduce.step);
  PopLocal();
  PopLocal();
  return MakeReduce(accumulator.id, std::move(initial), local.id, std::move(elements),
                    std::move(step), PlaceOf(reduce.span));
}

}  // namespace wenmai::query
