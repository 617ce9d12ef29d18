// What was probably meant where the parser is surprised, told by what stands around.
#pragma once

#include <optional>
#include <string>

#include "query/ast/expression.h"
#include "query/parser/foreign_word.h"

namespace wenmai::query {

// `; …`, or nothing. `may_be_name`: a name would fit where the surprise stands, `is_at_end`: only the end of
// the query would.
std::string ContextHint(TokensRead tokens, bool may_be_name, bool is_at_end);

// Where two dashes that another language begins a comment with stand on the line of the surprise, before it
// or there. `tokens` are all of the query.
std::optional<ast::Span> DashComment(TokensRead tokens, const antlr4::Token* offending);

}  // namespace wenmai::query
