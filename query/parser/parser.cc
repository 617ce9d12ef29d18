#include "query/parser/parser.h"

#include <string>
#include <vector>

#include <antlr4-runtime.h>
#include <fmt/format.h>

#include "cypher/CypherLexer.h"
#include "cypher/CypherParser.h"
#include "query/parser/ast_builder.h"
#include "query/parser/char_stream.h"
#include "query/parser/source_text.h"
#include "query/parser/syntax_error.h"
#include "query/parser/token_pass.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

std::vector<antlr4::CommonToken*> AllTokens(antlr4::CommonTokenStream* stream) {
  stream->fill();
  std::vector<antlr4::CommonToken*> tokens;
  tokens.reserve(stream->size());
  for (antlr4::Token* token : stream->getTokens()) {
    tokens.push_back(static_cast<antlr4::CommonToken*>(token));
  }
  return tokens;
}

// SLL prediction first: it is fast, and what it accepts is right. What it refuses is parsed again
// with full LL, which settles whether the text is wrong and reports where.
cypher::CypherParser::StatementContext* ParseTree(cypher::CypherParser* parser,
                                                  antlr4::CommonTokenStream* stream,
                                                  SyntaxErrorListener* listener) {
  auto* simulator = parser->getInterpreter<antlr4::atn::ParserATNSimulator>();
  parser->removeErrorListeners();
  parser->setErrorHandler(std::make_shared<antlr4::BailErrorStrategy>());
  simulator->setPredictionMode(antlr4::atn::PredictionMode::SLL);
  try {
    return parser->statement();
  } catch (const antlr4::ParseCancellationException&) {
    stream->seek(0);
    parser->reset();
    parser->setErrorHandler(std::make_shared<antlr4::DefaultErrorStrategy>());
    parser->addErrorListener(listener);
    simulator->setPredictionMode(antlr4::atn::PredictionMode::LL);
    return parser->statement();
  }
}

}  // namespace

ast::Statement Parse(std::string_view text, const ParseLimits& limits) {
  if (text.size() > limits.query_bytes_max) {
    throw Error(ErrorCode::kLimit,
                fmt::format("the query has {} bytes, more than {} (option query_bytes_max)",
                            text.size(), limits.query_bytes_max));
  }
  const SourceText source(text);
  UpperCaseStream characters(&source);
  cypher::CypherLexer lexer(&characters);
  lexer.removeErrorListeners();  // every character makes a token; TokenPass refuses the bad ones
  antlr4::CommonTokenStream stream(&lexer);
  TokenPass(source, AllTokens(&stream)).Run(limits);

  cypher::CypherParser parser(&stream);
  SyntaxErrorListener listener;
  try {
    ast::Statement statement =
        AstBuilder(source, limits).BuildStatement(ParseTree(&parser, &stream, &listener));
    statement.text = source.utf8();
    return statement;
  } catch (const antlr4::RuntimeException& error) {
    throw Error(ErrorCode::kInternal, fmt::format("parser: {}", error.what()));
  }
}

}  // namespace wenmai::query
