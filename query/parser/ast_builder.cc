// Places, names and limits, which all builders share.
#include "query/parser/ast_builder.h"

#include <fmt/format.h>

#include "query/parser/literal.h"
#include "wenmai/error.h"

namespace wenmai::query {

ast::Span AstBuilder::SpanOf(const antlr4::ParserRuleContext* tree) const {
  ast::Span span = SpanOf(tree->start);
  if (tree->stop != nullptr) {
    span.end = static_cast<uint32_t>(source_.ByteOf(tree->stop->getStopIndex() + 1));
  }
  return span;
}

ast::Span AstBuilder::SpanOf(const antlr4::Token* token) const {
  return {static_cast<int>(token->getLine()),
          static_cast<int>(token->getCharPositionInLine()) + 1,
          static_cast<uint32_t>(source_.ByteOf(token->getStartIndex())),
          static_cast<uint32_t>(source_.ByteOf(token->getStopIndex() + 1))};
}

std::string_view AstBuilder::Text(const antlr4::Token* token) const {
  return source_.Slice(token->getStartIndex(), token->getStopIndex() + 1);
}

ast::Name AstBuilder::BuildName(Grammar::VariableContext* tree) const {
  return {ParseName(Text(tree->start)), SpanOf(tree->start)};
}

ast::Name AstBuilder::BuildName(Grammar::NameContext* tree) const {
  return {ParseName(Text(tree->start)), SpanOf(tree->start)};
}

std::string AstBuilder::BuildQualifiedName(Grammar::QualifiedNameContext* tree) const {
  std::string result;
  for (Grammar::NameContext* part : tree->name()) {
    if (!result.empty()) result.push_back('.');
    result += BuildName(part).text;
  }
  return result;
}

void AstBuilder::CheckChain(size_t length, std::string_view what, const ast::Span& span) const {
  if (length <= limits_.chain_length_max()) return;
  throw Error(ErrorCode::kLimit,
              fmt::format("more than {} {} in a chain (option nesting_depth_max, times {})",
                          limits_.chain_length_max(), what, ParseLimits::kChainFactor))
      .At(span.line, span.column);
}

}  // namespace wenmai::query
