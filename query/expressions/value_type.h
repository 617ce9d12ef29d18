// Types as queries name them: `INTEGER`, `LIST<STRING NOT NULL>`, `DATE | LOCAL DATETIME`.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

struct ValueType {
  struct Term {
    TypeSet types = 0;
    bool is_nullable = true;
    ValueTypePtr elements;  // of a list; null where any will do
  };

  // Whether the value is of one of the terms, its elements included.
  bool Holds(const Value& value) const;

  std::vector<Term> terms;
  std::string text;  // as written
};

}  // namespace wenmai::query
