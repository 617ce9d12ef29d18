// The door to the parser: text in, AST out.
//
//   ast::Statement statement = Parse("MATCH (n) RETURN n.name", {});
#pragma once

#include <cstddef>
#include <string_view>

#include "query/ast/statement.h"

namespace wenmai::query {

struct ParseLimits {
  size_t query_bytes_max = 1u << 20;
  // Of brackets, CASE, and signs and NOTs in a row; chains of operators and clauses may be
  // kChainFactor times as long.
  size_t nesting_depth_max = 200;

  static constexpr size_t kChainFactor = 8;
  size_t chain_length_max() const { return nesting_depth_max * kChainFactor; }
};

// Throws Error: a SyntaxError (phase compile time) with line and column, or kLimit naming the
// limit. Safe to call from several threads at once.
ast::Statement Parse(std::string_view text, const ParseLimits& limits);

}  // namespace wenmai::query
