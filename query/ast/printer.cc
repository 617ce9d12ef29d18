#include "query/ast/printer.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include <fmt/format.h>

#include "query/expressions/value_type.h"

namespace wenmai::query::ast {
namespace {

std::string_view OperatorText(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::kOr: return "OR";
    case BinaryOperator::kXor: return "XOR";
    case BinaryOperator::kAnd: return "AND";
    case BinaryOperator::kEqual: return "=";
    case BinaryOperator::kNotEqual: return "<>";
    case BinaryOperator::kLess: return "<";
    case BinaryOperator::kLessEqual: return "<=";
    case BinaryOperator::kGreater: return ">";
    case BinaryOperator::kGreaterEqual: return ">=";
    case BinaryOperator::kAdd: return "+";
    case BinaryOperator::kSubtract: return "-";
    case BinaryOperator::kMultiply: return "*";
    case BinaryOperator::kDivide: return "/";
    case BinaryOperator::kModulo: return "%";
    case BinaryOperator::kPower: return "^";
    case BinaryOperator::kConcatenate: return "||";
    case BinaryOperator::kIn: return "IN";
    case BinaryOperator::kStartsWith: return "STARTS WITH";
    case BinaryOperator::kEndsWith: return "ENDS WITH";
    case BinaryOperator::kContains: return "CONTAINS";
    case BinaryOperator::kRegex: return "=~";
  }
  return "";
}

std::string_view QuantifierText(QuantifierKind kind) {
  switch (kind) {
    case QuantifierKind::kAll: return "all";
    case QuantifierKind::kAny: return "any";
    case QuantifierKind::kNone: return "none";
    case QuantifierKind::kSingle: return "single";
  }
  return "";
}

std::string_view SubqueryText(SubqueryKind kind) {
  switch (kind) {
    case SubqueryKind::kExists: return "EXISTS";
    case SubqueryKind::kCount: return "COUNT";
    case SubqueryKind::kCollect: return "COLLECT";
  }
  return "";
}

// Names are always in backticks, so that no name reads as something else.
std::string Quoted(std::string_view name) {
  std::string text = "`";
  for (const char c : name) {
    text.push_back(c);
    if (c == '`') text.push_back(c);
  }
  return text + "`";
}

std::string LiteralText(const graph::Value& value) {
  switch (value.kind()) {
    case graph::ValueKind::kBoolean: return value.boolean() ? "true" : "false";
    case graph::ValueKind::kInteger: return fmt::format("{}", value.integer());
    case graph::ValueKind::kFloat: return fmt::format("{:#}", value.floating());
    case graph::ValueKind::kString: {
      std::string text = "'";
      for (const char c : value.string()) {
        if (c == '\'' || c == '\\') text.push_back('\\');
        text.push_back(c);
      }
      return text + "'";
    }
    default: return "null";
  }
}

std::string Optional(std::string_view before, const ExpressionPtr& expression) {
  return expression == nullptr ? "" : fmt::format("{}{}", before, ToString(*expression));
}

std::string Joined(const std::vector<ExpressionPtr>& expressions, std::string_view separator) {
  std::string text;
  for (const ExpressionPtr& expression : expressions) {
    if (!text.empty()) text += separator;
    text += ToString(*expression);
  }
  return text;
}

std::string MapText(const MapLiteral& map) {
  std::string text;
  for (const auto& [key, value] : map.entries) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{}: {}", Quoted(key), ToString(*value));
  }
  return "{" + text + "}";
}

std::string MapProjectionText(const MapProjection& projection) {
  std::string text;
  for (const MapProjection::Entry& entry : projection.entries) {
    if (!text.empty()) text += ", ";
    switch (entry.kind) {
      case MapProjection::EntryKind::kAllProperties: text += ".*"; break;
      case MapProjection::EntryKind::kProperty: text += "." + Quoted(entry.key); break;
      case MapProjection::EntryKind::kValue:
        text += fmt::format("{}: {}", Quoted(entry.key), ToString(*entry.value));
        break;
    }
  }
  return fmt::format("{} {{{}}}", ToString(*projection.base), text);
}

std::string ComparisonText(const Comparison& comparison) {
  std::string text = ToString(*comparison.operands[0]);
  for (size_t i = 0; i < comparison.operators.size(); ++i) {
    text += fmt::format(" {} {}", OperatorText(comparison.operators[i]),
                        ToString(*comparison.operands[i + 1]));
  }
  return "(" + text + ")";
}

std::string CaseText(const Case& expression) {
  std::string text = "CASE" + Optional(" ", expression.subject);
  for (const auto& [condition, result] : expression.branches) {
    text += fmt::format(" WHEN {} THEN {}", ToString(*condition), ToString(*result));
  }
  return text + Optional(" ELSE ", expression.otherwise) + " END";
}

std::string CallText(const Call& call) {
  std::string name = call.function;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return fmt::format("{}({}{})", name, call.is_distinct ? "DISTINCT " : "",
                     call.is_star ? "*" : Joined(call.arguments, ", "));
}

std::string LabelText(const LabelExpression& labels) {
  switch (labels.kind) {
    case LabelExpression::Kind::kName: return Quoted(labels.name);
    case LabelExpression::Kind::kWildcard: return "%";
    case LabelExpression::Kind::kNot: return "!" + LabelText(*labels.operands[0]);
    default: break;
  }
  std::string text;
  for (const LabelExpressionPtr& operand : labels.operands) {
    if (!text.empty()) text += labels.kind == LabelExpression::Kind::kAnd ? "&" : "|";
    text += LabelText(*operand);
  }
  return "(" + text + ")";
}

// With the colons before each part.
std::string LabelText(const LabelExpressionPtr& labels, const std::vector<DynamicNames>& dynamic) {
  std::string text = labels == nullptr ? "" : ":" + LabelText(*labels);
  for (const DynamicNames& names : dynamic) {
    text += fmt::format(":${}({})", names.is_any ? "any" : "", ToString(*names.names));
  }
  return text;
}

std::string RepetitionText(const Repetition& repetition) {
  return fmt::format("{{{},{}}}", repetition.min,
                     repetition.max.has_value() ? std::to_string(*repetition.max) : "");
}

// What stands inside the brackets of a node or relationship.
template <typename Element>
std::string ElementText(const Element& element, const std::string& labels) {
  std::string text = element.variable.has_value() ? Quoted(element.variable->text) : "";
  text += labels;
  text += Optional(text.empty() ? "" : " ", element.properties);
  return text + Optional(" WHERE ", element.where);
}

std::string ElementText(const PathElement& element) {
  if (const auto* node = std::get_if<NodePattern>(&element)) {
    return "(" + ElementText(*node, LabelText(node->labels, node->dynamic_labels)) + ")";
  }
  if (const auto* relationship = std::get_if<RelationshipPattern>(&element)) {
    const auto direction = relationship->direction();
    return fmt::format("{}-[{}]-{}{}", direction == graph::Direction::kIn ? "<" : "",
                       ElementText(*relationship, LabelText(relationship->types,
                                                            relationship->dynamic_types)),
                       direction == graph::Direction::kOut ? ">" : "",
                       relationship->hops ? RepetitionText(*relationship->hops) : "");
  }
  const PathGroup& group = *std::get<std::unique_ptr<PathGroup>>(element);
  return fmt::format("({}{}){}", ToString(group.path), Optional(" WHERE ", group.where),
                     group.repetition ? RepetitionText(*group.repetition) : "");
}

std::string SelectorText(const PathPattern& path) {
  switch (path.selector) {
    case PathSelector::kNone: return "";
    case PathSelector::kShortest:
      return path.shortest_count == nullptr
                 ? "ANY SHORTEST "
                 : fmt::format("SHORTEST {} ", ToString(*path.shortest_count));
    case PathSelector::kAllShortest: return "ALL SHORTEST ";
    case PathSelector::kShortestGroups:
      return "SHORTEST" + Optional(" ", path.shortest_count) + " GROUPS ";
  }
  return "";
}

}  // namespace

std::string ToString(const PathPattern& path) {
  std::string text = path.variable.has_value() ? Quoted(path.variable->text) + " = " : "";
  text += SelectorText(path);
  for (const PathElement& element : path.elements) text += ElementText(element);
  return text;
}

std::string ToString(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::kLiteral: return LiteralText(As<Literal>(e).value);
    case ExpressionKind::kParameter: return "$" + Quoted(As<Parameter>(e).name);
    case ExpressionKind::kVariable: return Quoted(As<Variable>(e).name);
    case ExpressionKind::kProperty:
      return ToString(*As<Property>(e).base) + "." + Quoted(As<Property>(e).key);
    case ExpressionKind::kList: return "[" + Joined(As<ListLiteral>(e).elements, ", ") + "]";
    case ExpressionKind::kMap: return MapText(As<MapLiteral>(e));
    case ExpressionKind::kMapProjection: return MapProjectionText(As<MapProjection>(e));
    case ExpressionKind::kUnary: {
      const auto& unary = As<Unary>(e);
      const std::string_view op = unary.op == UnaryOperator::kNot     ? "NOT "
                                  : unary.op == UnaryOperator::kMinus ? "-"
                                                                      : "+";
      return fmt::format("({}{})", op, ToString(*unary.operand));
    }
    case ExpressionKind::kBinary: {
      const auto& binary = As<Binary>(e);
      return fmt::format("({} {} {})", ToString(*binary.left), OperatorText(binary.op),
                         ToString(*binary.right));
    }
    case ExpressionKind::kBoolean: {
      const auto& boolean = As<Boolean>(e);
      return "(" + Joined(boolean.operands, fmt::format(" {} ", OperatorText(boolean.op))) + ")";
    }
    case ExpressionKind::kComparison: return ComparisonText(As<Comparison>(e));
    case ExpressionKind::kIsNull:
      return fmt::format("({} IS {}NULL)", ToString(*As<IsNull>(e).operand),
                         As<IsNull>(e).is_negated ? "NOT " : "");
    case ExpressionKind::kIsTyped:
      return fmt::format("({} IS {}:: {})", ToString(*As<IsTyped>(e).operand),
                         As<IsTyped>(e).is_negated ? "NOT " : "", As<IsTyped>(e).type->text);
    case ExpressionKind::kHasLabels:
      return fmt::format("({}{})", ToString(*As<HasLabels>(e).base),
                         LabelText(As<HasLabels>(e).labels, As<HasLabels>(e).dynamic));
    case ExpressionKind::kSubscript:
      return fmt::format("{}[{}]", ToString(*As<Subscript>(e).base),
                         ToString(*As<Subscript>(e).index));
    case ExpressionKind::kSlice:
      return fmt::format("{}[{}..{}]", ToString(*As<Slice>(e).base),
                         Optional("", As<Slice>(e).from), Optional("", As<Slice>(e).to));
    case ExpressionKind::kCase: return CaseText(As<Case>(e));
    case ExpressionKind::kCall: return CallText(As<Call>(e));
    case ExpressionKind::kListComprehension: {
      const auto& list = As<ListComprehension>(e);
      return fmt::format("[{} IN {}{}{}]", Quoted(list.variable.text), ToString(*list.list),
                         Optional(" WHERE ", list.where), Optional(" | ", list.projection));
    }
    case ExpressionKind::kPatternComprehension: {
      const auto& list = As<PatternComprehension>(e);
      return fmt::format("[{}{} | {}]", ToString(*list.pattern), Optional(" WHERE ", list.where),
                         ToString(*list.projection));
    }
    case ExpressionKind::kQuantifier: {
      const auto& quantifier = As<Quantifier>(e);
      return fmt::format("{}({} IN {}{})", QuantifierText(quantifier.quantifier),
                         Quoted(quantifier.variable.text), ToString(*quantifier.list),
                         Optional(" WHERE ", quantifier.where));
    }
    case ExpressionKind::kReduce: {
      const auto& reduce = As<Reduce>(e);
      return fmt::format("reduce({} = {}, {} IN {} | {})", Quoted(reduce.accumulator.text),
                         ToString(*reduce.initial), Quoted(reduce.variable.text),
                         ToString(*reduce.list), ToString(*reduce.step));
    }
    case ExpressionKind::kSubquery:
      return fmt::format("{} {{{}..{}}}", SubqueryText(As<Subquery>(e).subquery), e.span.begin,
                         e.span.end);
    case ExpressionKind::kPatternPredicate: return ToString(*As<PatternPredicate>(e).pattern);
    case ExpressionKind::kShortestPath:
      return fmt::format("shortestPath({})", ToString(*As<ShortestPath>(e).pattern));
  }
  return "";
}

}  // namespace wenmai::query::ast
