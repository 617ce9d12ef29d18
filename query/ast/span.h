// Where a piece of syntax stands in the query text.
#pragma once

#include <cstdint>

namespace wenmai::query::ast {

struct Span {
  int line = 0;    // of the first character, from 1
  int column = 0;  // code points from 1
  uint32_t begin = 0, end = 0;  // bytes of the query text
};

}  // namespace wenmai::query::ast
