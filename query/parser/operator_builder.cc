// Operators and what follows an operand: calls, subscripts, properties, labels.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "query/parser/ast_builder.h"
#include "query/parser/literal.h"
#include "query/parser/syntax_error.h"
#include "text/case.h"

namespace wenmai::query {
namespace {

using Grammar = cypher::CypherParser;

BinaryOperator OperatorOf(const antlr4::Token* token) {
  switch (token->getType()) {
    case Grammar::AND: return BinaryOperator::kAnd;
    case Grammar::OR: return BinaryOperator::kOr;
    case Grammar::XOR: return BinaryOperator::kXor;
    case Grammar::EQUAL: return BinaryOperator::kEqual;
    case Grammar::NOT_EQUAL: return BinaryOperator::kNotEqual;
    case Grammar::LESS: return BinaryOperator::kLess;
    case Grammar::LESS_EQUAL: return BinaryOperator::kLessEqual;
    case Grammar::GREATER: return BinaryOperator::kGreater;
    case Grammar::GREATER_EQUAL: return BinaryOperator::kGreaterEqual;
    case Grammar::PLUS: return BinaryOperator::kAdd;
    case Grammar::MINUS: return BinaryOperator::kSubtract;
    case Grammar::STAR: return BinaryOperator::kMultiply;
    case Grammar::SLASH: return BinaryOperator::kDivide;
    case Grammar::PERCENT: return BinaryOperator::kModulo;
    case Grammar::CARET: return BinaryOperator::kPower;
    case Grammar::DOUBLE_BAR: return BinaryOperator::kConcatenate;
    case Grammar::IN: return BinaryOperator::kIn;
    case Grammar::STARTS: return BinaryOperator::kStartsWith;
    case Grammar::ENDS: return BinaryOperator::kEndsWith;
    case Grammar::CONTAINS: return BinaryOperator::kContains;
    default: return BinaryOperator::kRegex;
  }
}

bool IsComparison(const antlr4::Token* op) {
  if (op == nullptr) return false;
  const size_t type = op->getType();
  return type == Grammar::EQUAL || type == Grammar::NOT_EQUAL || type == Grammar::LESS ||
         type == Grammar::LESS_EQUAL || type == Grammar::GREATER || type == Grammar::GREATER_EQUAL;
}

// The dotted name of a callee, `duration.between`; empty if it is not made of names.
std::string CalleeName(const ast::Expression& callee) {
  if (callee.kind == ast::ExpressionKind::kVariable) return ast::As<ast::Variable>(callee).name;
  if (callee.kind != ast::ExpressionKind::kProperty) return {};
  const auto& property = ast::As<ast::Property>(callee);
  const std::string base = CalleeName(*property.base);
  return base.empty() ? base : base + "." + property.key;
}

bool IsNamed(const ast::Call& call, std::string_view name) {
  return text::ToLower(call.function) == name;
}

std::optional<std::string> NormalForm(std::string_view name) {
  const std::string form = text::ToUpper(name);
  const bool is_form = form == "NFC" || form == "NFD" || form == "NFKC" || form == "NFKD";
  return is_form ? std::optional(form) : std::nullopt;
}

std::string NormalFormOf(std::string_view name, const ast::Span& span) {
  if (std::optional<std::string> form = NormalForm(name)) return *form;
  ThrowSyntaxError("UnexpectedSyntax",
                   fmt::format("'{}' is no normal form: NFC, NFD, NFKC, NFKD are", name), span);
}

// `normalize(text, NFKC)`: the bare word is the name of a form, not a variable.
void NameNormalForm(ast::Call* call) {
  if (!IsNamed(*call, "normalize") || call->arguments.size() != 2) return;
  ast::ExpressionPtr& second = call->arguments[1];
  if (second->kind != ast::ExpressionKind::kVariable) return;
  if (std::optional<std::string> form = NormalForm(ast::As<ast::Variable>(*second).name)) {
    second = std::make_unique<ast::Literal>(graph::Value::String(*form), second->span);
  }
}

// `trim(BOTH 'x' FROM text)` as the function that takes the same text and characters.
void WriteTrim(Grammar::PostfixContext* tree, ast::Call* call) {
  if (!IsNamed(*call, "trim") || call->arguments.size() > 2 || call->is_star ||
      call->is_distinct) {
    ThrowSyntaxError("UnexpectedSyntax", "FROM stands only in trim(BOTH 'x' FROM text)",
                     call->span);
  }
  std::reverse(call->arguments.begin(), call->arguments.end());  // the text, then the characters
  Grammar::TrimSideContext* side = tree->trimSide();
  call->function = side == nullptr || side->BOTH() != nullptr ? "btrim"
                   : side->LEADING() != nullptr               ? "ltrim"
                                                              : "rtrim";
}

}  // namespace

AstBuilder::DepthGuard::DepthGuard(AstBuilder* builder, size_t levels, const ast::Span& span)
    : builder_(builder), levels_(levels) {
  builder->CheckChain(builder->depth_ + levels, "operators", span);
  builder->depth_ += levels;
}

ast::ExpressionPtr AstBuilder::BuildOptional(Grammar::ExpressionContext* tree) {
  return tree == nullptr ? nullptr : BuildExpression(tree);
}

ast::ExpressionPtr AstBuilder::BuildExpression(Grammar::ExpressionContext* tree) {
  if (Grammar::ValueContext* value = tree->value()) return BuildValue(value);
  if (tree->operand == nullptr) return BuildBoolean(tree);
  const ast::Span span = SpanOf(tree);
  const DepthGuard guard(this, 1, span);
  return std::make_unique<ast::Unary>(UnaryOperator::kNot, BuildExpression(tree->operand), span);
}

ast::ExpressionPtr AstBuilder::BuildBoolean(Grammar::ExpressionContext* tree) {
  auto result = std::make_unique<ast::Boolean>(OperatorOf(tree->op), SpanOf(tree));
  const size_t type = tree->op->getType();
  const DepthGuard guard(this, 1, result->span);
  std::vector<Grammar::ExpressionContext*> operands;
  while (tree->op != nullptr && tree->op->getType() == type) {
    operands.push_back(tree->right);
    tree = tree->left;
  }
  operands.push_back(tree);
  result->operands.reserve(operands.size());
  for (auto it = operands.rbegin(); it != operands.rend(); ++it) {
    result->operands.push_back(BuildExpression(*it));
  }
  return result;
}

ast::ExpressionPtr AstBuilder::BuildValue(Grammar::ValueContext* tree) {
  if (tree->postfixExpression() != nullptr) return BuildPostfixes(tree->postfixExpression());
  if (tree->operand != nullptr) return BuildSigned(tree);
  const ast::Span span = SpanOf(tree);
  const DepthGuard guard(this, 1, span);
  if (tree->isTest() != nullptr) return BuildIsTest(BuildValue(tree->left), tree->isTest(), span);
  if (IsComparison(tree->op)) return BuildComparison(tree);
  ast::ExpressionPtr left = BuildValue(tree->left);
  return std::make_unique<ast::Binary>(OperatorOf(tree->op), std::move(left),
                                       BuildValue(tree->right), span);
}

// What stands after IS, asked of `operand`.
ast::ExpressionPtr AstBuilder::BuildIsTest(ast::ExpressionPtr operand, Grammar::IsTestContext* tree,
                                           const ast::Span& span) {
  const bool is_negated = tree->NOT() != nullptr;
  if (tree->valueType() != nullptr) {
    return std::make_unique<ast::IsTyped>(std::move(operand), BuildValueType(tree->valueType()),
                                          is_negated, span);
  }
  if (tree->NORMALIZED() == nullptr) {
    return std::make_unique<ast::IsNull>(std::move(operand), is_negated, span);
  }
  auto call = std::make_unique<ast::Call>(span);
  call->function = "isNormalized";
  call->arguments.push_back(std::move(operand));
  if (tree->form != nullptr) {
    call->arguments.push_back(std::make_unique<ast::Literal>(
        graph::Value::String(NormalFormOf(Text(tree->form), SpanOf(tree->form))), span));
  }
  if (!is_negated) return call;
  return std::make_unique<ast::Unary>(UnaryOperator::kNot, std::move(call), span);
}

// One test of `CASE subject WHEN … THEN`, as a condition on the subject.
ast::ExpressionPtr AstBuilder::BuildCaseTest(ast::ExpressionPtr subject,
                                             Grammar::CaseTestContext* tree) {
  const ast::Span span = SpanOf(tree);
  if (tree->isTest() != nullptr) return BuildIsTest(std::move(subject), tree->isTest(), span);
  if (tree->op != nullptr && !IsComparison(tree->op)) {
    return std::make_unique<ast::Binary>(OperatorOf(tree->op), std::move(subject),
                                         BuildValue(tree->value()), span);
  }
  auto result = std::make_unique<ast::Comparison>(span);
  result->operators.push_back(tree->op != nullptr ? OperatorOf(tree->op) : BinaryOperator::kEqual);
  result->operands.push_back(std::move(subject));
  result->operands.push_back(tree->op != nullptr ? BuildValue(tree->value())
                                                 : BuildExpression(tree->expression()));
  return result;
}

// A sign before a number belongs to it: -9223372036854775808 is a number, its digits alone are not.
ast::ExpressionPtr AstBuilder::BuildSigned(Grammar::ValueContext* tree) {
  const ast::Span span = SpanOf(tree);
  const DepthGuard guard(this, 1, span);
  const bool is_minus = tree->op->getType() == Grammar::MINUS;
  Grammar::PostfixExpressionContext* postfixes = tree->operand->postfixExpression();
  if (is_minus && postfixes != nullptr && postfixes->postfix().empty()) {
    Grammar::LiteralContext* literal = postfixes->atom()->literal();
    if (literal != nullptr && (literal->integerLiteral() || literal->FloatLiteral())) {
      ast::ExpressionPtr number = BuildLiteral(literal, true);
      number->span = span;
      return number;
    }
  }
  return std::make_unique<ast::Unary>(is_minus ? UnaryOperator::kMinus : UnaryOperator::kPlus,
                                      BuildValue(tree->operand), span);
}

ast::ExpressionPtr AstBuilder::BuildComparison(Grammar::ValueContext* tree) {
  auto result = std::make_unique<ast::Comparison>(SpanOf(tree));
  std::vector<Grammar::ValueContext*> operands;
  while (IsComparison(tree->op)) {
    operands.push_back(tree->right);
    result->operators.push_back(OperatorOf(tree->op));
    tree = tree->left;
  }
  operands.push_back(tree);
  std::reverse(result->operators.begin(), result->operators.end());
  for (auto it = operands.rbegin(); it != operands.rend(); ++it) {
    result->operands.push_back(BuildValue(*it));
  }
  return result;
}

ast::ExpressionPtr AstBuilder::BuildPostfixes(Grammar::PostfixExpressionContext* tree) {
  const std::vector<Grammar::PostfixContext*> postfixes = tree->postfix();
  const DepthGuard guard(this, postfixes.size(), SpanOf(tree));
  ast::ExpressionPtr result = BuildAtom(tree->atom());
  for (Grammar::PostfixContext* postfix : postfixes) {
    ast::Span span = result->span;
    span.begin = SpanOf(tree).begin;
    span.end = SpanOf(postfix).end;
    result = BuildPostfix(std::move(result), postfix, span);
  }
  return result;
}

ast::ExpressionPtr AstBuilder::BuildPostfix(ast::ExpressionPtr base,
                                            Grammar::PostfixContext* tree,
                                            const ast::Span& span) {
  switch (tree->getStart()->getType()) {
    case Grammar::DOT:
      return std::make_unique<ast::Property>(std::move(base), BuildName(tree->name()).text, span);
    case Grammar::OPEN_PAREN: return BuildCall(*base, tree, span);
    case Grammar::OPEN_BRACKET: return BuildSubscript(std::move(base), tree, span);
    case Grammar::OPEN_BRACE: return BuildMapProjection(std::move(base), tree, span);
    default:
      return std::make_unique<ast::HasLabels>(std::move(base), BuildLabels(tree->labelExpression()),
                                              BuildDynamicLabels(tree->labelExpression()), span);
  }
}

ast::ExpressionPtr AstBuilder::BuildCall(const ast::Expression& callee,
                                         Grammar::PostfixContext* tree, const ast::Span& span) {
  auto result = std::make_unique<ast::Call>(span);
  result->function = CalleeName(callee);
  if (result->function.empty()) {
    ThrowSyntaxError("UnexpectedSyntax", "only a function can be called, by its name",
                     SpanOf(tree));
  }
  result->is_star = tree->STAR() != nullptr;
  result->is_distinct = tree->DISTINCT() != nullptr;
  for (Grammar::ExpressionContext* argument : tree->expression()) {
    result->arguments.push_back(BuildExpression(argument));
  }
  if (tree->FROM() != nullptr) {
    WriteTrim(tree, result.get());
  } else if (tree->trimSide() != nullptr) {
    ThrowSyntaxError("UnexpectedSyntax", "expected FROM: trim(BOTH 'x' FROM text)", span);
  } else {
    NameNormalForm(result.get());
  }
  return result;
}

ast::ExpressionPtr AstBuilder::BuildSubscript(ast::ExpressionPtr base,
                                              Grammar::PostfixContext* tree,
                                              const ast::Span& span) {
  if (tree->range == nullptr) {
    return std::make_unique<ast::Subscript>(std::move(base), BuildExpression(tree->from), span);
  }
  auto result = std::make_unique<ast::Slice>(span);
  result->base = std::move(base);
  result->from = BuildOptional(tree->from);
  result->to = BuildOptional(tree->to);
  return result;
}

ast::ExpressionPtr AstBuilder::BuildMapProjection(ast::ExpressionPtr base,
                                                  Grammar::PostfixContext* tree,
                                                  const ast::Span& span) {
  using EntryKind = ast::MapProjection::EntryKind;
  auto result = std::make_unique<ast::MapProjection>(span);
  result->base = std::move(base);
  for (Grammar::ProjectionEntryContext* entry : tree->projectionEntry()) {
    if (entry->STAR() != nullptr) {
      result->entries.push_back({EntryKind::kAllProperties, {}, nullptr});
    } else if (entry->DOT() != nullptr) {
      result->entries.push_back({EntryKind::kProperty, BuildName(entry->name()).text, nullptr});
    } else if (entry->expression() != nullptr) {
      result->entries.push_back({EntryKind::kValue, BuildName(entry->name()).text,
                                 BuildExpression(entry->expression())});
    } else {
      result->entries.push_back({EntryKind::kValue, BuildName(entry->variable()).text,
                                 BuildVariable(entry->variable())});
    }
  }
  return result;
}

}  // namespace wenmai::query
