// Turns ANTLR's tree into the AST. One method a grammar rule; the definitions are split by subject:
// expression_builder.cc, operator_builder.cc, pattern_builder.cc, clause_builder.cc, call_builder.cc,
// schema_builder.cc, type_builder.cc.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cypher/CypherParser.h"
#include "query/ast/statement.h"
#include "query/parser/parser.h"
#include "query/parser/source_text.h"

namespace wenmai::query {

class AstBuilder {
 public:
  using Grammar = cypher::CypherParser;

  AstBuilder(const SourceText& source, const ParseLimits& limits)
      : source_(source), limits_(limits) {}

  // Throws SyntaxError for what the grammar lets pass, Error{kLimit} for chains that are too long.
  ast::Statement BuildStatement(Grammar::StatementContext* tree);

 private:
  // Counts the nesting of expressions; a left-deep chain of operators nests once an operator.
  class DepthGuard {
   public:
    DepthGuard(AstBuilder* builder, size_t levels, const ast::Span& span);
    ~DepthGuard() { builder_->depth_ -= levels_; }

   private:
    AstBuilder* builder_;
    size_t levels_;
  };

  // Places and names.
  ast::Span SpanOf(const antlr4::ParserRuleContext* tree) const;
  ast::Span SpanOf(const antlr4::Token* token) const;
  std::string_view Text(const antlr4::Token* token) const;
  ast::Name BuildName(Grammar::VariableContext* tree) const;
  ast::Name BuildName(Grammar::NameContext* tree) const;
  std::string BuildQualifiedName(Grammar::QualifiedNameContext* tree) const;
  void CheckChain(size_t length, std::string_view what, const ast::Span& span) const;

  // Operators.
  ast::ExpressionPtr BuildExpression(Grammar::ExpressionContext* tree);
  ast::ExpressionPtr BuildOptional(Grammar::ExpressionContext* tree);
  ast::ExpressionPtr BuildBoolean(Grammar::ExpressionContext* tree);
  ast::ExpressionPtr BuildValue(Grammar::ValueContext* tree);
  ast::ExpressionPtr BuildSigned(Grammar::ValueContext* tree);
  ast::ExpressionPtr BuildComparison(Grammar::ValueContext* tree);
  ast::ExpressionPtr BuildIsTest(ast::ExpressionPtr operand, Grammar::IsTestContext* tree,
                                 const ast::Span& span);
  ast::ExpressionPtr BuildCaseTest(ast::ExpressionPtr subject, Grammar::CaseTestContext* tree);
  ast::ExpressionPtr BuildPostfixes(Grammar::PostfixExpressionContext* tree);
  ast::ExpressionPtr BuildPostfix(ast::ExpressionPtr base, Grammar::PostfixContext* tree,
                                  const ast::Span& span);
  ast::ExpressionPtr BuildCall(const ast::Expression& callee, Grammar::PostfixContext* tree,
                               const ast::Span& span);
  ast::ExpressionPtr BuildSubscript(ast::ExpressionPtr base, Grammar::PostfixContext* tree,
                                    const ast::Span& span);
  ast::ExpressionPtr BuildMapProjection(ast::ExpressionPtr base, Grammar::PostfixContext* tree,
                                        const ast::Span& span);

  // Atoms.
  ast::ExpressionPtr BuildAtom(Grammar::AtomContext* tree);
  ast::ExpressionPtr BuildLiteral(Grammar::LiteralContext* tree, bool is_negative);
  ast::ExpressionPtr BuildParameter(Grammar::ParameterContext* tree);
  ast::ExpressionPtr BuildVariable(Grammar::VariableContext* tree);
  ast::ExpressionPtr BuildList(Grammar::ListLiteralContext* tree);
  ast::ExpressionPtr BuildMap(Grammar::MapLiteralContext* tree);
  ast::ExpressionPtr BuildCase(Grammar::CaseExpressionContext* tree);
  ast::ExpressionPtr BuildTests(Grammar::CaseBranchContext* tree);
  ast::ExpressionPtr BuildListComprehension(Grammar::ListComprehensionContext* tree);
  ast::ExpressionPtr BuildPatternComprehension(Grammar::PatternComprehensionContext* tree);
  ast::ExpressionPtr BuildPatternPredicate(Grammar::PatternPredicateContext* tree);
  ast::ExpressionPtr BuildQuantifier(Grammar::QuantifierExpressionContext* tree);
  ast::ExpressionPtr BuildReduce(Grammar::ReduceExpressionContext* tree);
  ast::ExpressionPtr BuildSubquery(Grammar::SubqueryExpressionContext* tree);

  // Patterns.
  std::vector<ast::PathPattern> BuildPattern(Grammar::PatternContext* tree);
  ast::PathPattern BuildPath(Grammar::PathPatternContext* tree);
  void BuildSelector(Grammar::PathSelectorContext* tree, ast::PathPattern* path);
  ast::PathPattern BuildShortestCall(Grammar::ShortestCallContext* tree);
  ast::PathPattern BuildSegmentPath(Grammar::PatternPredicateContext* tree);
  void AddElement(Grammar::PatternElementContext* tree, ast::PathPattern* path);
  void AddSegment(Grammar::PatternSegmentContext* tree, ast::PathPattern* path);
  std::unique_ptr<ast::PathGroup> BuildGroup(Grammar::PathGroupContext* tree);
  ast::NodePattern BuildNode(Grammar::NodePatternContext* tree);
  ast::RelationshipPattern BuildRelationship(Grammar::RelationshipPatternContext* tree);
  ast::ExpressionPtr BuildProperties(Grammar::PropertyPatternContext* tree);
  ast::Repetition BuildHops(Grammar::HopRangeContext* tree) const;
  uint64_t BuildHopCount(Grammar::HopCountContext* tree) const;
  ast::Repetition BuildRepetition(Grammar::QuantifierContext* tree) const;
  uint64_t BuildCount(Grammar::IntegerLiteralContext* tree) const;
  LabelExpressionPtr BuildLabels(Grammar::LabelExpressionContext* tree);
  std::vector<ast::DynamicNames> BuildDynamicLabels(Grammar::LabelExpressionContext* tree);
  ast::DynamicNames BuildDynamicNames(Grammar::DynamicNamesContext* tree);
  ast::LabelNames BuildLabelNames(Grammar::LabelNamesContext* tree);
  LabelExpressionPtr BuildLabels(Grammar::LabelDisjunctionContext* tree);
  LabelExpressionPtr BuildLabels(Grammar::LabelConjunctionContext* tree);
  LabelExpressionPtr BuildLabels(Grammar::LabelTermContext* tree);

  // Clauses.
  std::unique_ptr<ast::Query> BuildQuery(Grammar::QueryContext* tree);
  ast::SingleQuery BuildSingleQuery(Grammar::SingleQueryContext* tree);
  ast::ClausePtr BuildClause(Grammar::ClauseContext* tree);
  ast::ClausePtr BuildMatch(Grammar::MatchClauseContext* tree);
  ast::ClausePtr BuildUnwind(Grammar::UnwindClauseContext* tree);
  ast::ClausePtr BuildWith(Grammar::WithClauseContext* tree);
  ast::ClausePtr BuildReturn(Grammar::ReturnClauseContext* tree);
  void BuildOrder(Grammar::OrderByContext* order_by, Grammar::SkipContext* skip,
                  Grammar::LimitContext* limit, ast::Projection* clause);
  std::unique_ptr<ast::Projection> BuildProjection(Grammar::ProjectionContext* tree,
                                                   const ast::Span& span);
  ast::ClausePtr BuildCreate(Grammar::CreateClauseContext* tree);
  ast::ClausePtr BuildMerge(Grammar::MergeClauseContext* tree);
  std::vector<ast::SetItem> BuildSetItems(Grammar::SetClauseContext* tree);
  ast::ExpressionPtr BuildTarget(Grammar::PropertyTargetContext* tree);
  ast::ClausePtr BuildRemove(Grammar::RemoveClauseContext* tree);
  ast::ClausePtr BuildDelete(Grammar::DeleteClauseContext* tree);
  ast::ClausePtr BuildCallProcedure(Grammar::CallProcedureClauseContext* tree);
  ast::Yield BuildYield(Grammar::YieldItemsContext* tree);
  std::vector<ast::YieldItem> BuildYieldItems(const std::vector<Grammar::YieldItemContext*>& trees);
  ast::ClausePtr BuildCallSubquery(Grammar::CallSubqueryClauseContext* tree);
  ast::ClausePtr BuildForeach(Grammar::ForeachClauseContext* tree);
  ast::ClausePtr BuildLoadCsv(Grammar::LoadCsvClauseContext* tree);
  ast::ClausePtr BuildShow(Grammar::ShowClauseContext* tree);
  void AddShowTail(Grammar::ShowClauseContext* tree, bool is_last, ast::SingleQuery* query);
  ast::ClausePtr BuildLet(Grammar::LetClauseContext* tree);
  ast::ClausePtr BuildFilter(Grammar::FilterClauseContext* tree);
  ast::ExpressionPtr BuildWhere(Grammar::WhereContext* tree);

  // Schema commands.
  SchemaCommand BuildSchema(Grammar::SchemaCommandContext* tree);
  SchemaCommand BuildCreateIndex(Grammar::CreateIndexContext* tree);
  SchemaCommand BuildCreateConstraint(Grammar::CreateConstraintContext* tree);
  void BuildEntity(Grammar::SchemaEntityContext* tree, SchemaCommand* command,
                   std::string* variable);
  void AddProperty(Grammar::PropertyReferenceContext* tree, const std::string& variable,
                   SchemaCommand* command);

  // Types.
  ValueTypePtr BuildValueType(Grammar::ValueTypeContext* tree) const;

  const SourceText& source_;
  const ParseLimits& limits_;
  size_t depth_ = 0;
};

}  // namespace wenmai::query
