// Lists, maps, subscripts, slices, CASE, IS NULL, parameters.

#include <gtest/gtest.h>

#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

TEST(StructureTest, ListsAndMapsHoldValues) {
  CheckAll({
      {"[1, 'a', null, [2]]", "[1, 'a', null, [2]]"},
      {"{b: 1, a: [1 + 1]}", "{a: [2], b: 1}"},
      {"{`a b`: 1}", "{`a b`: 1}"},
      {"{a: 1}.a", "1"},
      {"{a: 1}.b", "null"},
      {"{a: {b: 2}}.a.b", "2"},
      {"null.a", "null"},
  });
}

TEST(StructureTest, SubscriptsCountFromEitherEnd) {
  CheckAll({
      {"[1, 2, 3][0]", "1"},
      {"[1, 2, 3][-1]", "3"},
      {"[1, 2, 3][3]", "null"},
      {"[1, 2, 3][-4]", "null"},
      {"[1][-9223372036854775807 - 1]", "null"},
      {"[[1]][0][0]", "1"},
      {"[1][null]", "null"},
      {"null[0]", "null"},
      {"{a: 1}['a']", "1"},
      {"{a: 1}['A']", "null"},
      {"[1, 2][true]", "TypeError at runtime: ListElementAccessByNonInteger"},
      {"[1, 2]['0']", "TypeError at runtime: ListElementAccessByNonInteger"},
      {"[1, 2][1.0]", "TypeError at runtime: ListElementAccessByNonInteger"},
      {"{a: 1}[0]", "TypeError at runtime: MapElementAccessByNonString"},
      {"[100][0][0]", "TypeError at runtime: InvalidArgumentType"},
  });
}

TEST(StructureTest, SlicesAreCutToTheList) {
  CheckAll({
      {"[1, 2, 3, 4, 5][1..3]", "[2, 3]"},
      {"[1, 2, 3][1..]", "[2, 3]"},
      {"[1, 2, 3][..2]", "[1, 2]"},
      {"[1, 2, 3][-3..-1]", "[1, 2]"},
      {"[1, 2, 3][3..1]", "[]"},
      {"[1, 2, 3][-5..5]", "[1, 2, 3]"},
      {"[1, 2, 3][0..0]", "[]"},
      {"[1, 2, 3][null..2]", "null"},
      {"[1, 2, 3][1..null]", "null"},
      {"null[1..2]", "null"},
      {"[1][0..'a']", "TypeError at runtime: ListElementAccessByNonInteger"},
      {"['abc'][0][0..1]", "TypeError at runtime: InvalidArgumentType"},
  });
}

TEST(StructureTest, CaseTakesTheFirstBranchThatHolds) {
  CheckAll({
      {"CASE WHEN 1 > 2 THEN 'a' WHEN 2 > 1 THEN 'b' ELSE 'c' END", "'b'"},
      {"CASE WHEN null THEN 1 ELSE 2 END", "2"},
      {"CASE WHEN false THEN 1 END", "null"},
      {"CASE 2 WHEN 1 THEN 'one' WHEN 2 THEN 'two' END", "'two'"},
      {"CASE 2 WHEN 2.0 THEN 'two' END", "'two'"},
      {"CASE null WHEN null THEN 1 ELSE 2 END", "2"},
      {"CASE WHEN true THEN 1 ELSE 1 / 0 END", "1"},
      {"CASE WHEN [1][0] THEN 1 END", "TypeError at runtime: InvalidArgumentType"},
  });
}

TEST(StructureTest, IsNullIsNeverNull) {
  CheckAll({
      {"null IS NULL", "true"},
      {"1 IS NULL", "false"},
      {"null IS NOT NULL", "false"},
      {"{a: null}.a IS NULL", "true"},
      {"[null] IS NOT NULL", "true"},
  });
}

TEST(StructureTest, ParametersAreLookedUp) {
  const Value parameters = Value::MakeMap({{"a", Value::Integer(41)}, {"n", Value()}});
  EXPECT_EQ(EvaluateText("$a + 1", parameters), "42");
  EXPECT_EQ(EvaluateText("$n", parameters), "null");
  EXPECT_EQ(EvaluateText("$b", parameters), "ParameterMissing at compile time: MissingParameter");
}

TEST(StructureTest, OnlySomeTypesHaveProperties) {
  CheckAll({
      {"(123).num", "TypeError at compile time: InvalidArgumentType"},
      {"'string'.num", "TypeError at compile time: InvalidArgumentType"},
      {"[1, true].num", "TypeError at compile time: InvalidArgumentType"},
      {"[1, {num: 2}][0].num", "TypeError at runtime: InvalidArgumentType"},
      {"[1, {num: 2}][1].num", "2"},
  });
}

TEST(StructureTest, ValuesThatGrowWithoutEndReachALimit) {
  CheckAll({
      {"size(reduce(l = [1], x IN range(1, 10) | l + l))", "1024"},
      {"size(reduce(l = [1], x IN range(1, 100) | l + l))", "error: limit"},
      {"size(reduce(s = 'a', x IN range(1, 100) | s + s))", "error: limit"},
      {"size(reduce(l = [1], x IN range(1, 100) | [l, l]))", "error: limit"},
      {"size(reduce(l = [1], x IN range(1, 100) | [y IN [1, 2] | l]))", "error: limit"},
      {"size(reduce(m = {}, x IN range(1, 100) | {a: m, b: m}).a)", "error: limit"},
      {"size(reduce(s = 'a', x IN range(1, 100) | replace(s, 'a', 'aa')))", "error: limit"},
      {"size(replace(reduce(s = 'a', x IN range(1, 20) | s + s), 'a', "
       "reduce(s = 'a', x IN range(1, 20) | s + s)))",
       "error: limit"},
  });
}

TEST(StructureTest, ValuesNestToALimit) {
  CheckAll({
      {"size(reduce(l = [], x IN range(1, 400) | [l]))", "1"},
      {"size(reduce(l = [], x IN range(1, 100000) | [l]))", "error: limit"},
      {"reduce(m = {}, x IN range(1, 100000) | {a: m}) IS NULL", "error: limit"},
      {"reduce(l = [], x IN range(1, 400) | [l]) = reduce(l = [], x IN range(1, 400) | [l])",
       "true"},
  });
}

}  // namespace
}  // namespace wenmai::query
