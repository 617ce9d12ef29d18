#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(StringPredicateTest, ComparesExactly) {
  CheckAll({
      {"'abc' STARTS WITH 'ab'", "true"},
      {"'abc' STARTS WITH 'AB'", "false"},
      {"'abc' STARTS WITH ''", "true"},
      {"'abc' ENDS WITH 'bc'", "true"},
      {"'bc' ENDS WITH 'abc'", "false"},
      {"'文脉通' CONTAINS '脉'", "true"},
      {"'abc' CONTAINS ''", "true"},
      {"'' CONTAINS 'a'", "false"},
  });
}

TEST(StringPredicateTest, AnythingButStringsGivesNull) {
  CheckAll({
      {"'abc' STARTS WITH null", "null"},
      {"null ENDS WITH 'a'", "null"},
      {"1 CONTAINS 1", "null"},
      {"[] STARTS WITH 'a'", "null"},
      {"'a' =~ null", "null"},
  });
}

TEST(StringPredicateTest, PatternsMatchTheWholeText) {
  CheckAll({
      {"'GPT-4o' =~ 'GPT-\\\\d.*'", "true"},
      {"'a GPT-4o' =~ 'GPT-.*'", "false"},
      {"'ABC' =~ '(?i)abc'", "true"},
      {"'文脉' =~ '..'", "true"},
      {"'a' =~ '('", "ArgumentError at runtime: InvalidRegularExpression"},
  });
}

}  // namespace
}  // namespace wenmai::query
