// Updating clauses on what exists: SET, REMOVE, DELETE, FOREACH.
#include <utility>

#include <fmt/format.h>

#include "query/binder/bind_error.h"
#include "query/binder/statement_binder.h"
#include "query/binder/storable.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

constexpr TypeSet kElementTypes =
    TypeBit(ValueKind::kNode) | TypeBit(ValueKind::kRelationship) | kNullType;
constexpr TypeSet kPropertyMapTypes = kElementTypes | TypeBit(ValueKind::kMap);
constexpr TypeSet kDeletableTypes = kElementTypes | TypeBit(ValueKind::kPath);

// `n.key`, `n[key]`. What `SET` may also have: `n`, `(n)`.
bool IsPropertyTarget(const ast::Expression& target) {
  return target.kind == ast::ExpressionKind::kProperty ||
         target.kind == ast::ExpressionKind::kSubscript;
}

}  // namespace

// *item: a SetItem or a RemoveItem.
template <typename Item>
void StatementBinder::BindPropertyTarget(const ast::Expression& target, Item* item) {
  if (target.kind == ast::ExpressionKind::kProperty) {
    const auto& property = ast::As<ast::Property>(target);
    item->target = BindElement(*property.base);
    item->key = property.key;
  } else {
    const auto& subscript = ast::As<ast::Subscript>(target);
    item->target = BindElement(*subscript.base);
    item->dynamic_key = BindExpression(*subscript.index);
  }
}

ExpressionPtr StatementBinder::BindElement(const ast::Expression& target) {
  ExpressionPtr element = BindExpression(target);
  if ((element->types() & kElementTypes) == 0) {
    ThrowBindError("InvalidArgumentType", "only a node or relationship has what is changed here",
                   target.span);
  }
  return element;
}

std::unique_ptr<BoundClause> StatementBinder::BindSet(const ast::Set& set) {
  auto result = std::make_unique<BoundSet>();
  result->items = BindSetItems(set.items);
  return result;
}

std::vector<SetItem> StatementBinder::BindSetItems(const std::vector<ast::SetItem>& items) {
  std::vector<SetItem> result;
  for (const ast::SetItem& item : items) result.push_back(BindSetItem(item));
  return result;
}

SetItem StatementBinder::BindSetItem(const ast::SetItem& item) {
  SetItem result;
  const bool is_property = item.kind == ast::SetKind::kAssign && IsPropertyTarget(*item.target);
  if (is_property) {
    result.kind = SetKind::kProperty;
    BindPropertyTarget(*item.target, &result);
    result.value = BindExpression(*item.value);
    CheckStorable(*result.value, item.value->span);
    return result;
  }
  result.target = BindElement(*item.target);
  if (item.kind == ast::SetKind::kLabels) {
    result.kind = SetKind::kLabels;
    result.labels = item.labels.fixed;
    result.dynamic_labels = BindAll(item.labels.dynamic);
    return result;
  }
  result.kind = item.kind == ast::SetKind::kAssign ? SetKind::kReplaceAll : SetKind::kMergeAll;
  result.value = BindExpression(*item.value);
  if ((result.value->types() & kPropertyMapTypes) == 0) {
    ThrowBindError("InvalidArgumentType", "properties are set from a map, node or relationship; += adds to an element, "
                   "not to a number: write n.x = n.x + 1",
                   item.value->span);
  }
  CheckEntriesStorable(*result.value, item.value->span);
  return result;
}

std::unique_ptr<BoundClause> StatementBinder::BindRemove(const ast::Remove& remove) {
  auto result = std::make_unique<BoundRemove>();
  for (const ast::RemoveItem& item : remove.items) {
    RemoveItem& bound = result->items.emplace_back();
    bound.is_property = !item.labels.has_value();
    if (bound.is_property) {
      BindPropertyTarget(*item.target, &bound);
    } else {
      bound.target = BindElement(*item.target);
      bound.labels = item.labels->fixed;
      bound.dynamic_labels = BindAll(item.labels->dynamic);
    }
  }
  return result;
}

std::unique_ptr<BoundClause> StatementBinder::BindDelete(const ast::Delete& clause) {
  auto result = std::make_unique<BoundDelete>();
  result->is_detach = clause.is_detach;
  for (const ast::ExpressionPtr& target : clause.targets) {
    if (target->kind == ast::ExpressionKind::kHasLabels) {
      ThrowBindError("InvalidDelete", "DELETE takes nodes, relationships and paths; REMOVE takes "
                     "labels", target->span);
    }
    ExpressionPtr element = BindExpression(*target);
    if ((element->types() & kDeletableTypes) == 0) {
      ThrowBindError("InvalidArgumentType", "DELETE takes nodes, relationships and paths",
                     target->span);
    }
    result->targets.push_back(std::move(element));
  }
  return result;
}

std::unique_ptr<BoundClause> StatementBinder::BindForeach(const ast::Foreach& foreach) {
  auto result = std::make_unique<BoundForeach>();
  result->list = BindExpression(*foreach.list);
  if ((result->list->types() & (TypeBit(ValueKind::kList) | kNullType)) == 0) {
    ThrowBindError("InvalidArgumentType", "FOREACH goes through a list", foreach.list->span);
  }
  const SymbolTable outside = scope_->symbols;
  result->variable =
      Declare(foreach.variable, VariableKind::kValue, ElementTypesOf(*result->list)).id;
  for (const ast::ClausePtr& update : foreach.updates) {
    switch (update->kind) {
      case ast::ClauseKind::kCreate:
      case ast::ClauseKind::kMerge:
      case ast::ClauseKind::kSet:
      case ast::ClauseKind::kRemove:
      case ast::ClauseKind::kDelete:
      case ast::ClauseKind::kForeach: result->updates.push_back(BindUpdate(*update)); break;
      default: ThrowComposition("FOREACH holds updating clauses only", update->span);
    }
  }
  scope_->symbols = outside;
  return result;
}

}  // namespace wenmai::query
