// Patterns: nodes, relationships, paths, repetition, label expressions.
#include <charconv>
#include <utility>

#include "query/parser/ast_builder.h"
#include "query/parser/literal.h"
#include "query/parser/syntax_error.h"

namespace wenmai::query {
namespace {

LabelExpressionPtr Combine(LabelExpression::Kind kind, std::vector<LabelExpressionPtr> operands) {
  if (operands.size() == 1) return operands[0];
  auto result = std::make_shared<LabelExpression>();
  result->kind = kind;
  result->operands = std::move(operands);
  return result;
}

}  // namespace

std::vector<ast::PathPattern> AstBuilder::BuildPattern(Grammar::PatternContext* tree) {
  std::vector<ast::PathPattern> paths;
  for (Grammar::PathPatternContext* path : tree->pathPattern()) paths.push_back(BuildPath(path));
  return paths;
}

ast::PathPattern AstBuilder::BuildPath(Grammar::PathPatternContext* tree) {
  ast::PathPattern path;
  if (tree->shortestCall() != nullptr) {
    path = BuildShortestCall(tree->shortestCall());
  } else {
    if (tree->pathSelector() != nullptr) BuildSelector(tree->pathSelector(), &path);
    AddElement(tree->patternElement(), &path);
  }
  path.span = SpanOf(tree);
  if (tree->variable() != nullptr) path.variable = BuildName(tree->variable());
  return path;
}

void AstBuilder::BuildSelector(Grammar::PathSelectorContext* tree, ast::PathPattern* path) {
  if (tree->ALL() != nullptr) {
    path->selector = ast::PathSelector::kAllShortest;
    return;
  }
  path->selector = tree->groups != nullptr ? ast::PathSelector::kShortestGroups
                                           : ast::PathSelector::kShortest;
  if (Grammar::IntegerLiteralContext* count = tree->integerLiteral()) {
    const ast::Span span = SpanOf(count);
    path->shortest_count =
        std::make_unique<ast::Literal>(ParseInteger(Text(count->getStart()), false, span), span);
  } else if (tree->parameter() != nullptr) {
    path->shortest_count = BuildParameter(tree->parameter());
  }
}

ast::PathPattern AstBuilder::BuildShortestCall(Grammar::ShortestCallContext* tree) {
  ast::PathPattern path;
  path.span = SpanOf(tree);
  path.is_call = true;
  path.selector = tree->kind->getType() == Grammar::SHORTESTPATH ? ast::PathSelector::kShortest
                                                                 : ast::PathSelector::kAllShortest;
  AddElement(tree->patternElement(), &path);
  return path;
}

ast::PathPattern AstBuilder::BuildSegmentPath(Grammar::PatternPredicateContext* tree) {
  ast::PathPattern path;
  path.span = SpanOf(tree);
  const auto nodes = tree->nodePattern();
  const auto relationships = tree->relationshipPattern();
  CheckChain(relationships.size(), "relationships", path.span);
  path.elements.emplace_back(BuildNode(nodes[0]));
  for (size_t i = 0; i < relationships.size(); ++i) {
    path.elements.emplace_back(BuildRelationship(relationships[i]));
    path.elements.emplace_back(BuildNode(nodes[i + 1]));
  }
  return path;
}

void AstBuilder::AddElement(Grammar::PatternElementContext* tree, ast::PathPattern* path) {
  CheckChain(tree->children.size(), "parts of a path", SpanOf(tree));
  for (antlr4::tree::ParseTree* child : tree->children) {
    if (auto* segment = dynamic_cast<Grammar::PatternSegmentContext*>(child)) {
      AddSegment(segment, path);
    } else {
      path->elements.emplace_back(BuildGroup(static_cast<Grammar::PathGroupContext*>(child)));
    }
  }
}

void AstBuilder::AddSegment(Grammar::PatternSegmentContext* tree, ast::PathPattern* path) {
  const auto nodes = tree->nodePattern();
  const auto relationships = tree->relationshipPattern();
  CheckChain(relationships.size(), "relationships", SpanOf(tree));
  path->elements.emplace_back(BuildNode(nodes[0]));
  for (size_t i = 0; i < relationships.size(); ++i) {
    path->elements.emplace_back(BuildRelationship(relationships[i]));
    path->elements.emplace_back(BuildNode(nodes[i + 1]));
  }
}

std::unique_ptr<ast::PathGroup> AstBuilder::BuildGroup(Grammar::PathGroupContext* tree) {
  auto group = std::make_unique<ast::PathGroup>();
  group->path.span = SpanOf(tree);
  if (tree->variable() != nullptr) group->path.variable = BuildName(tree->variable());
  AddElement(tree->patternElement(), &group->path);
  group->where = BuildWhere(tree->where());
  if (tree->quantifier() != nullptr) group->repetition = BuildRepetition(tree->quantifier());
  return group;
}

ast::NodePattern AstBuilder::BuildNode(Grammar::NodePatternContext* tree) {
  ast::NodePattern node;
  node.span = SpanOf(tree);
  if (tree->variable() != nullptr) node.variable = BuildName(tree->variable());
  if (tree->labelExpression() != nullptr) {
    node.labels = BuildLabels(tree->labelExpression());
    node.dynamic_labels = BuildDynamicLabels(tree->labelExpression());
  }
  node.properties = BuildProperties(tree->propertyPattern());
  node.where = BuildWhere(tree->where());
  return node;
}

ast::RelationshipPattern AstBuilder::BuildRelationship(Grammar::RelationshipPatternContext* tree) {
  ast::RelationshipPattern relationship;
  relationship.span = SpanOf(tree);
  relationship.has_left_arrow = tree->leftArrow() != nullptr;
  relationship.has_right_arrow = tree->rightArrow() != nullptr;
  if (Grammar::RelationshipDetailContext* detail = tree->relationshipDetail()) {
    if (detail->variable() != nullptr) relationship.variable = BuildName(detail->variable());
    if (detail->labelExpression() != nullptr) {
      relationship.types = BuildLabels(detail->labelExpression());
      relationship.dynamic_types = BuildDynamicLabels(detail->labelExpression());
    }
    if (detail->hopRange() != nullptr) relationship.hops = BuildHops(detail->hopRange());
    relationship.properties = BuildProperties(detail->propertyPattern());
    relationship.where = BuildWhere(detail->where());
  }
  if (tree->quantifier() != nullptr) {
    if (relationship.hops.has_value()) {
      ThrowSyntaxError("InvalidRelationshipPattern",
                       "a relationship has either a length in brackets or a quantifier, not both",
                       SpanOf(tree->quantifier()));
    }
    relationship.hops = BuildRepetition(tree->quantifier());
  }
  return relationship;
}

ast::ExpressionPtr AstBuilder::BuildProperties(Grammar::PropertyPatternContext* tree) {
  if (tree == nullptr) return nullptr;
  return tree->mapLiteral() != nullptr ? BuildMap(tree->mapLiteral())
                                       : BuildParameter(tree->parameter());
}

// `*` is 1 or more, `*2` exactly 2, `*..3` 1 to 3, `*2..` 2 or more.
ast::Repetition AstBuilder::BuildHops(Grammar::HopRangeContext* tree) const {
  if (tree->badRange != nullptr) {
    ThrowSyntaxError("InvalidRelationshipPattern",
                     "a length is written with a star: *..3", SpanOf(tree));
  }
  ast::Repetition hops;
  if (tree->from != nullptr) hops.min = BuildHopCount(tree->from);
  if (tree->range == nullptr) {
    if (tree->from != nullptr) hops.max = hops.min;
  } else if (tree->to != nullptr) {
    hops.max = BuildHopCount(tree->to);
  }
  return hops;
}

uint64_t AstBuilder::BuildHopCount(Grammar::HopCountContext* tree) const {
  if (tree->MINUS() != nullptr) {
    ThrowSyntaxError("InvalidRelationshipPattern", "a length must not be negative", SpanOf(tree));
  }
  return BuildCount(tree->integerLiteral());
}

ast::Repetition AstBuilder::BuildRepetition(Grammar::QuantifierContext* tree) const {
  if (tree->PLUS() != nullptr) return {1, std::nullopt};
  if (tree->STAR() != nullptr) return {0, std::nullopt};
  if (tree->exact != nullptr) {
    const uint64_t count = BuildCount(tree->exact);
    return {count, count};
  }
  ast::Repetition repetition{0, std::nullopt};
  if (tree->from != nullptr) repetition.min = BuildCount(tree->from);
  if (tree->to != nullptr) repetition.max = BuildCount(tree->to);
  return repetition;
}

uint64_t AstBuilder::BuildCount(Grammar::IntegerLiteralContext* tree) const {
  return static_cast<uint64_t>(
      ParseInteger(Text(tree->getStart()), false, SpanOf(tree)).integer());
}

// Null if all parts are dynamic.
LabelExpressionPtr AstBuilder::BuildLabels(Grammar::LabelExpressionContext* tree) {
  std::vector<LabelExpressionPtr> operands;
  for (Grammar::LabelPartContext* part : tree->labelPart()) {
    if (part->dynamicNames() == nullptr) operands.push_back(BuildLabels(part->labelDisjunction()));
  }
  if (operands.empty()) return nullptr;
  return Combine(LabelExpression::Kind::kAnd, std::move(operands));
}

std::vector<ast::DynamicNames> AstBuilder::BuildDynamicLabels(
    Grammar::LabelExpressionContext* tree) {
  std::vector<ast::DynamicNames> dynamic;
  for (Grammar::LabelPartContext* part : tree->labelPart()) {
    if (part->dynamicNames() != nullptr) dynamic.push_back(BuildDynamicNames(part->dynamicNames()));
  }
  return dynamic;
}

ast::DynamicNames AstBuilder::BuildDynamicNames(Grammar::DynamicNamesContext* tree) {
  return {BuildExpression(tree->expression()), tree->ANY() != nullptr};
}

ast::LabelNames AstBuilder::BuildLabelNames(Grammar::LabelNamesContext* tree) {
  ast::LabelNames labels;
  for (Grammar::NameContext* name : tree->name()) labels.fixed.push_back(BuildName(name).text);
  for (Grammar::DynamicNamesContext* dynamic : tree->dynamicNames()) {
    if (dynamic->ANY() != nullptr) {
      ThrowSyntaxError("UnexpectedSyntax", "$any(…) is for matching; write $(…)", SpanOf(dynamic));
    }
    labels.dynamic.push_back(BuildExpression(dynamic->expression()));
  }
  return labels;
}

LabelExpressionPtr AstBuilder::BuildLabels(Grammar::LabelDisjunctionContext* tree) {
  std::vector<LabelExpressionPtr> operands;
  for (Grammar::LabelConjunctionContext* part : tree->labelConjunction()) {
    operands.push_back(BuildLabels(part));
  }
  return Combine(LabelExpression::Kind::kOr, std::move(operands));
}

LabelExpressionPtr AstBuilder::BuildLabels(Grammar::LabelConjunctionContext* tree) {
  std::vector<LabelExpressionPtr> operands;
  for (Grammar::LabelTermContext* part : tree->labelTerm()) operands.push_back(BuildLabels(part));
  return Combine(LabelExpression::Kind::kAnd, std::move(operands));
}

LabelExpressionPtr AstBuilder::BuildLabels(Grammar::LabelTermContext* tree) {
  if (tree->labelDisjunction() != nullptr) return BuildLabels(tree->labelDisjunction());
  auto result = std::make_shared<LabelExpression>();
  if (tree->labelTerm() != nullptr) {
    result->kind = LabelExpression::Kind::kNot;
    result->operands.push_back(BuildLabels(tree->labelTerm()));
  } else if (tree->PERCENT() != nullptr) {
    result->kind = LabelExpression::Kind::kWildcard;
  } else {
    result->name = BuildName(tree->name()).text;
  }
  return result;
}

}  // namespace wenmai::query
