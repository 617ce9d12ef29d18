#include "query/expressions/has_labels.h"

#include <algorithm>
#include <functional>
#include <span>

#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"
#include "query/expressions/property.h"
#include "query/expressions/rendering.h"
#include "query/expressions/variable.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Kind = LabelExpression::Kind;

TypeSet HasLabelsTypes(const Expression& base) {
  constexpr TypeSet kBaseTypes =
      TypeBit(ValueKind::kNode) | TypeBit(ValueKind::kRelationship) | TypeBit(ValueKind::kNull);
  if ((base.types() & kBaseTypes) == 0) {
    throw CompileTypeError("labels are asked of a node or a relationship only")
        .At(base.place().line, base.place().column);
  }
  return TypeBit(ValueKind::kBoolean) | (base.types() & TypeBit(ValueKind::kNull));
}

// Whether the names of an element meet `labels`. `has` tells if it bears a name.
bool Meets(const LabelExpression& labels, const std::function<bool(const std::string&)>& has,
           bool has_any) {
  auto operand_meets = [&](const LabelExpressionPtr& operand) {
    return Meets(*operand, has, has_any);
  };
  switch (labels.kind) {
    case Kind::kName:
      return has(labels.name);
    case Kind::kWildcard:
      return has_any;
    case Kind::kNot:
      return !operand_meets(labels.operands[0]);
    case Kind::kAnd:
      return std::all_of(labels.operands.begin(), labels.operands.end(), operand_meets);
    case Kind::kOr:
      return std::any_of(labels.operands.begin(), labels.operands.end(), operand_meets);
  }
  return false;
}

bool NodeMeets(graph::NodeId id, const LabelExpression& labels, EvaluationContext& context) {
  const std::vector<graph::LabelId> node_labels = context.view->NodeLabels(id);
  if (node_labels.empty()) CheckNodeExists(id, context);
  auto has = [&](const std::string& name) {
    const auto label = context.view->FindLabel(name);
    return label.has_value() && std::binary_search(node_labels.begin(), node_labels.end(), *label);
  };
  return Meets(labels, has, !node_labels.empty());
}

Value HasLabels(const Value& element, const LabelExpression& labels, EvaluationContext& context) {
  switch (element.kind()) {
    case ValueKind::kNull:
      return Value();
    case ValueKind::kNode:
      return Value::Boolean(NodeMeets(element.node(), labels, context));
    case ValueKind::kRelationship: {
      const std::string_view type = context.view->TypeName(element.relationship_type());
      return Value::Boolean(Meets(
          labels, [type](const std::string& name) { return name == type; }, true));
    }
    default:
      throw TypeError("InvalidArgumentType", "labels are asked of a node or a relationship, not " +
                                                 WithArticle(element.kind()));
  }
}

// A name, or names that must all be there.
bool IsConjunction(const LabelExpression& labels) {
  return labels.kind == Kind::kName ||
         (labels.kind == Kind::kAnd &&
          std::all_of(labels.operands.begin(), labels.operands.end(),
                      [](const auto& operand) { return operand->kind == Kind::kName; }));
}

// For a conjunction of names over nodes: one batched look-up a name.
void EvaluateConjunction(const LabelExpression& labels, std::span<const graph::NodeId> ids,
                         EvaluationContext& context, std::vector<Value>* results) {
  results->assign(ids.size(), Value::Boolean(true));
  const auto has_label = std::make_unique<bool[]>(ids.size());
  auto require = [&](const std::string& name) {
    const auto label = context.view->FindLabel(name);
    if (label.has_value()) {
      context.view->NodesHaveLabel(ids, *label, has_label.get());
    } else {
      std::fill_n(has_label.get(), ids.size(), false);
    }
    for (size_t i = 0; i < ids.size(); ++i) {
      if (!has_label[i]) (*results)[i] = Value::Boolean(false);
    }
  };
  if (labels.kind == Kind::kName) {
    require(labels.name);
  } else {
    for (const LabelExpressionPtr& operand : labels.operands) require(operand->name);
  }
  const bool may_hold_deleted = MayHoldDeleted(context);
  for (size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == Column::kNullNode) {
      (*results)[i] = Value();
    } else if (may_hold_deleted && !(*results)[i].boolean()) {
      CheckNodeExists(ids[i], context);
    }
  }
}

}  // namespace

HasLabelsExpression::HasLabelsExpression(ExpressionPtr base_expression,
                                         LabelExpressionPtr label_expression, SourcePlace place)
    : Expression(ExpressionKind::kHasLabels, place, HasLabelsTypes(*base_expression)),
      base(std::move(base_expression)),
      labels(std::move(label_expression)) {}

Value HasLabelsExpression::Evaluate(const RowRef& row, EvaluationContext& context) const {
  const Value element = base->Evaluate(row, context);
  try {
    return HasLabels(element, *labels, context);
  } catch (const Error& error) {
    throw error.At(place().line, place().column);
  }
}

void HasLabelsExpression::EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                                        std::vector<Value>* results) const {
  const Column* column = ColumnOf(*base, batch);
  if (column == nullptr || column->layout() != Column::Layout::kNodes || !IsConjunction(*labels)) {
    Expression::EvaluateBatch(batch, context, results);
    return;
  }
  std::vector<graph::NodeId> ids(batch.live_count());
  for (size_t i = 0; i < ids.size(); ++i) ids[i] = column->nodes()[batch.live_row(i)];
  EvaluateConjunction(*labels, ids, context, results);
}

std::string HasLabelsExpression::ToString() const {
  return ToOperandText(*base) + ":" + query::ToString(*labels);
}

std::string ToString(const LabelExpression& labels) {
  if (labels.kind == Kind::kName) return ToNameText(labels.name);
  if (labels.kind == Kind::kWildcard) return "%";
  std::string text;
  for (const LabelExpressionPtr& operand : labels.operands) {
    if (!text.empty()) text += labels.kind == Kind::kAnd ? "&" : "|";
    const bool is_simple = operand->kind != Kind::kAnd && operand->kind != Kind::kOr;
    text += is_simple ? ToString(*operand) : "(" + ToString(*operand) + ")";
  }
  return labels.kind == Kind::kNot ? "!" + text : text;
}

ExpressionPtr MakeHasLabels(ExpressionPtr base, LabelExpressionPtr labels, SourcePlace place) {
  return std::make_shared<HasLabelsExpression>(std::move(base), std::move(labels), place);
}

}  // namespace wenmai::query
