// What is known of a value's kind before it is there, in words.
#pragma once

#include <string>

#include "query/expressions/expression.h"

namespace wenmai::query {

// `an Integer`, `a String`; `such a value` where it may be of several kinds.
std::string WithArticle(TypeSet types);

}  // namespace wenmai::query
