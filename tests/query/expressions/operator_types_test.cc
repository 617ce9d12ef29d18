// What is known of a result's type at compile time.

#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

constexpr TypeSet Types(std::initializer_list<ValueKind> kinds) {
  TypeSet types = 0;
  for (const ValueKind kind : kinds) types |= TypeBit(kind);
  return types;
}

TEST(OperatorTypesTest, FollowFromTheOperands) {
  const std::pair<std::string_view, TypeSet> cases[] = {
      {"1", Types({ValueKind::kInteger})},
      {"1 + 2", Types({ValueKind::kInteger})},
      {"1 + 2.0", Types({ValueKind::kFloat})},
      {"2 ^ 2", Types({ValueKind::kFloat})},
      {"1 + null", Types({ValueKind::kNull})},
      {"1 + [1, 2.0][0]", Types({ValueKind::kNull, ValueKind::kInteger, ValueKind::kFloat})},
      {"'a' + 1", Types({ValueKind::kString})},
      {"[1] + 1", Types({ValueKind::kList})},
      {"date() + duration('P1D')", Types({ValueKind::kDate})},
      {"2 * duration('P1D')", Types({ValueKind::kDuration})},
      {"1 < 2", Types({ValueKind::kNull, ValueKind::kBoolean})},
      {"1 IS NULL", Types({ValueKind::kBoolean})},
      {"true AND false", Types({ValueKind::kBoolean})},
      {"[1]", Types({ValueKind::kList})},
      {"{a: 1 + 1}", Types({ValueKind::kMap})},
      {"[1, 'a'][0]", Types({ValueKind::kNull, ValueKind::kInteger, ValueKind::kString})},
      {"CASE WHEN true THEN 1 ELSE 'a' END", Types({ValueKind::kInteger, ValueKind::kString})},
      {"CASE WHEN true THEN 1 END", Types({ValueKind::kInteger, ValueKind::kNull})},
      {"size('a')", Types({ValueKind::kInteger})},
      {"size(null)", Types({ValueKind::kInteger, ValueKind::kNull})},
      {"date().year", Types({ValueKind::kInteger, ValueKind::kString, ValueKind::kNull})},
      {"$p", kAnyType},
  };
  for (const auto& [text, types] : cases) {
    EXPECT_EQ(BindExpressionText(text)->types(), types) << text;
  }
}

}  // namespace
}  // namespace wenmai::query
