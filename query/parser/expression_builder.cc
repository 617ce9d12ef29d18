// Atoms: literals, comprehensions, CASE, subqueries.
#include <algorithm>
#include <utility>

#include "query/parser/ast_builder.h"
#include "query/parser/literal.h"
#include "query/parser/syntax_error.h"

namespace wenmai::query {
namespace {

using Grammar = cypher::CypherParser;

constexpr std::string_view kHeldSubject = " subject";  // a name that nobody can write

// Whether a branch of CASE says more than one value to compare with.
bool IsTest(Grammar::CaseBranchContext* branch) {
  return branch->caseTest().size() > 1 || branch->caseTest(0)->expression() == nullptr;
}

}  // namespace

ast::ExpressionPtr AstBuilder::BuildAtom(Grammar::AtomContext* tree) {
  if (Grammar::ExpressionContext* inner = tree->expression()) return BuildExpression(inner);
  const auto* child = static_cast<antlr4::ParserRuleContext*>(tree->children.at(0));
  switch (child->getRuleIndex()) {
    case Grammar::RuleLiteral: return BuildLiteral(tree->literal(), false);
    case Grammar::RuleParameter: return BuildParameter(tree->parameter());
    case Grammar::RuleVariable: return BuildVariable(tree->variable());
    case Grammar::RulePatternPredicate: return BuildPatternPredicate(tree->patternPredicate());
    case Grammar::RuleListLiteral: return BuildList(tree->listLiteral());
    case Grammar::RuleMapLiteral: return BuildMap(tree->mapLiteral());
    case Grammar::RuleCaseExpression: return BuildCase(tree->caseExpression());
    case Grammar::RuleListComprehension: return BuildListComprehension(tree->listComprehension());
    case Grammar::RulePatternComprehension:
      return BuildPatternComprehension(tree->patternComprehension());
    case Grammar::RuleQuantifierExpression: return BuildQuantifier(tree->quantifierExpression());
    case Grammar::RuleReduceExpression: return BuildReduce(tree->reduceExpression());
    case Grammar::RuleSubqueryExpression: return BuildSubquery(tree->subqueryExpression());
    default: break;
  }
  auto result = std::make_unique<ast::ShortestPath>(SpanOf(tree));
  result->pattern = std::make_unique<ast::PathPattern>(BuildShortestCall(tree->shortestCall()));
  return result;
}

ast::ExpressionPtr AstBuilder::BuildLiteral(Grammar::LiteralContext* tree, bool is_negative) {
  const ast::Span span = SpanOf(tree);
  const std::string_view text = Text(tree->getStart());
  switch (tree->getStart()->getType()) {
    case Grammar::FloatLiteral:
      return std::make_unique<ast::Literal>(ParseFloat(text, is_negative, span), span);
    case Grammar::StringLiteral:
      return std::make_unique<ast::Literal>(graph::Value::String(ParseString(text, span)), span);
    case Grammar::TRUE: return std::make_unique<ast::Literal>(graph::Value::Boolean(true), span);
    case Grammar::FALSE: return std::make_unique<ast::Literal>(graph::Value::Boolean(false), span);
    case Grammar::NULL_: return std::make_unique<ast::Literal>(graph::Value(), span);
    default: return std::make_unique<ast::Literal>(ParseInteger(text, is_negative, span), span);
  }
}

ast::ExpressionPtr AstBuilder::BuildParameter(Grammar::ParameterContext* tree) {
  std::string name = tree->name() != nullptr ? BuildName(tree->name()).text
                                             : std::string(Text(tree->getStop()));
  return std::make_unique<ast::Parameter>(std::move(name), SpanOf(tree));
}

ast::ExpressionPtr AstBuilder::BuildVariable(Grammar::VariableContext* tree) {
  ast::Name name = BuildName(tree);
  return std::make_unique<ast::Variable>(std::move(name.text), name.span);
}

ast::ExpressionPtr AstBuilder::BuildList(Grammar::ListLiteralContext* tree) {
  auto result = std::make_unique<ast::ListLiteral>(SpanOf(tree));
  for (Grammar::ExpressionContext* element : tree->expression()) {
    result->elements.push_back(BuildExpression(element));
  }
  return result;
}

ast::ExpressionPtr AstBuilder::BuildMap(Grammar::MapLiteralContext* tree) {
  auto result = std::make_unique<ast::MapLiteral>(SpanOf(tree));
  for (Grammar::MapEntryContext* entry : tree->mapEntry()) {
    result->entries.emplace_back(BuildName(entry->name()).text,
                                 BuildExpression(entry->expression()));
  }
  return result;
}

ast::ExpressionPtr AstBuilder::BuildCase(Grammar::CaseExpressionContext* tree) {
  auto result = std::make_unique<ast::Case>(SpanOf(tree));
  for (Grammar::ExpressionContext* part : tree->expression()) {
    if (part != tree->otherwise) result->subject = BuildExpression(part);
  }
  const std::vector<Grammar::CaseBranchContext*> branches = tree->caseBranch();
  const bool has_tests = std::any_of(branches.begin(), branches.end(), IsTest);
  if (has_tests && result->subject == nullptr) {
    ThrowSyntaxError("UnexpectedSyntax", "WHEN compares only in CASE with a subject",
                     result->span);
  }
  if (has_tests) result->held = kHeldSubject;
  for (Grammar::CaseBranchContext* branch : branches) {
    ast::ExpressionPtr condition = has_tests ? BuildTests(branch)
                                             : BuildExpression(branch->caseTest(0)->expression());
    result->branches.emplace_back(std::move(condition), BuildExpression(branch->result));
  }
  result->otherwise = BuildOptional(tree->otherwise);
  return result;
}

// `WHEN 1, 2, > 10`: any of the tests of the subject.
ast::ExpressionPtr AstBuilder::BuildTests(Grammar::CaseBranchContext* tree) {
  auto any = std::make_unique<ast::Boolean>(BinaryOperator::kOr, SpanOf(tree));
  for (Grammar::CaseTestContext* test : tree->caseTest()) {
    auto subject = std::make_unique<ast::Variable>(std::string(kHeldSubject), SpanOf(test));
    any->operands.push_back(BuildCaseTest(std::move(subject), test));
  }
  return any->operands.size() == 1 ? std::move(any->operands[0]) : std::move(any);
}

ast::ExpressionPtr AstBuilder::BuildListComprehension(Grammar::ListComprehensionContext* tree) {
  auto result = std::make_unique<ast::ListComprehension>(SpanOf(tree));
  result->variable = BuildName(tree->variable());
  result->list = BuildExpression(tree->expression(0));
  result->where = BuildWhere(tree->where());
  result->projection = BuildOptional(tree->projected);
  return result;
}

ast::ExpressionPtr AstBuilder::BuildPatternComprehension(
    Grammar::PatternComprehensionContext* tree) {
  auto result = std::make_unique<ast::PatternComprehension>(SpanOf(tree));
  result->pattern = std::make_unique<ast::PathPattern>(BuildSegmentPath(tree->patternPredicate()));
  if (tree->variable() != nullptr) result->pattern->variable = BuildName(tree->variable());
  result->where = BuildWhere(tree->where());
  result->projection = BuildExpression(tree->expression());
  return result;
}

ast::ExpressionPtr AstBuilder::BuildPatternPredicate(Grammar::PatternPredicateContext* tree) {
  auto result = std::make_unique<ast::PatternPredicate>(SpanOf(tree));
  result->pattern = std::make_unique<ast::PathPattern>(BuildSegmentPath(tree));
  return result;
}

ast::ExpressionPtr AstBuilder::BuildQuantifier(Grammar::QuantifierExpressionContext* tree) {
  auto result = std::make_unique<ast::Quantifier>(SpanOf(tree));
  switch (tree->kind->getType()) {
    case Grammar::ALL: result->quantifier = QuantifierKind::kAll; break;
    case Grammar::ANY: result->quantifier = QuantifierKind::kAny; break;
    case Grammar::NONE: result->quantifier = QuantifierKind::kNone; break;
    default: result->quantifier = QuantifierKind::kSingle; break;
  }
  result->variable = BuildName(tree->variable());
  result->list = BuildExpression(tree->expression());
  result->where = BuildWhere(tree->where());
  return result;
}

ast::ExpressionPtr AstBuilder::BuildReduce(Grammar::ReduceExpressionContext* tree) {
  auto result = std::make_unique<ast::Reduce>(SpanOf(tree));
  result->accumulator = BuildName(tree->accumulator);
  result->initial = BuildExpression(tree->initial);
  result->variable = BuildName(tree->element);
  result->list = BuildExpression(tree->list);
  result->step = BuildExpression(tree->step);
  return result;
}

ast::ExpressionPtr AstBuilder::BuildSubquery(Grammar::SubqueryExpressionContext* tree) {
  auto result = std::make_unique<ast::Subquery>(SpanOf(tree));
  switch (tree->kind->getType()) {
    case Grammar::EXISTS: result->subquery = SubqueryKind::kExists; break;
    case Grammar::COUNT: result->subquery = SubqueryKind::kCount; break;
    default: result->subquery = SubqueryKind::kCollect; break;
  }
  if (tree->query() != nullptr) {
    result->query = BuildQuery(tree->query());
    return result;
  }
  auto match = std::make_unique<ast::Match>(SpanOf(tree->pattern()));
  match->paths = BuildPattern(tree->pattern());
  match->where = BuildWhere(tree->where());
  result->query = std::make_unique<ast::Query>();
  result->query->span = match->span;
  result->query->branches.emplace_back();
  result->query->branches.back().span = match->span;
  result->query->branches.back().clauses.push_back(std::move(match));
  return result;
}

}  // namespace wenmai::query
