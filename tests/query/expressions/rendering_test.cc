#include "query/expressions/rendering.h"

#include <gtest/gtest.h>

#include <limits>

#include "query/expressions/has_labels.h"
#include "tests/query/expressions/evaluator.h"

namespace wenmai::query {
namespace {

using graph::Value;

TEST(RenderingTest, FloatsLookLikeFloats) {
  const std::pair<double, std::string_view> cases[] = {
      {1.0, "1.0"},
      {-0.0, "-0.0"},
      {0.1, "0.1"},
      {0.001, "0.001"},
      {0.0001, "1.0E-4"},
      {1234567.5, "1234567.5"},
      {12345678.5, "1.23456785E7"},
      {1e21, "1.0E21"},
      {1.5e300, "1.5E300"},
      {5e-324, "5.0E-324"},
      {std::numeric_limits<double>::max(), "1.7976931348623157E308"},
      {std::numeric_limits<double>::infinity(), "Infinity"},
      {-std::numeric_limits<double>::infinity(), "-Infinity"},
      {std::numeric_limits<double>::quiet_NaN(), "NaN"},
  };
  for (const auto& [number, text] : cases) {
    EXPECT_EQ(FloatToText(number), text);
  }
}

TEST(RenderingTest, JsonIsOneLineAndEscaped) {
  const auto graph = graph::Graph::Open(":memory:", {});
  const auto view = graph->BeginRead();
  const Value value = Value::MakeMap({
      {"a\n\"b\\", Value::String("\t\x01文")},
      {"list",
       Value::MakeList({Value(), Value::Boolean(true), Value::Float(1), Value::Integer(-1)})},
      {"nan", Value::Float(std::numeric_limits<double>::quiet_NaN())},
      {"on", Value::MakeDate({0})},
  });
  EXPECT_EQ(ToJson(value, *view),
            R"({"a\n\"b\\":"\t\u0001文","list":[null,true,1.0,-1],"nan":"NaN","on":"1970-01-01"})");
}

TEST(RenderingTest, JsonOfElementsHoldsTheirProperties) {
  const auto graph = graph::Graph::Open(":memory:", {});
  const auto transaction = graph->BeginWrite();
  const auto key = [&](std::string_view name) { return transaction->InternKey(name); };
  const graph::KeyId z = key("z"), a = key("a");
  const graph::NodeId from = transaction->CreateNode(
      {transaction->InternLabel("Person")}, {{z, Value::Integer(1)}, {a, Value::Integer(2)}});
  const graph::NodeId to = transaction->CreateNode({}, {});
  const graph::TypeId type = transaction->InternType("KNOWS");
  const graph::RelationshipId relationship =
      transaction->CreateRelationship(from, type, to, {{a, Value::String("x")}});
  const std::string from_id = std::to_string(from), to_id = std::to_string(to),
                    id = std::to_string(relationship);
  const std::string node_json =
      R"({"id":)" + from_id + R"(,"labels":["Person"],"properties":{"a":2,"z":1}})";
  const std::string other_json = R"({"id":)" + to_id + R"(,"labels":[],"properties":{}})";
  const std::string relationship_json = R"({"id":)" + id + R"(,"type":"KNOWS","start":)" + from_id +
                                        R"(,"end":)" + to_id + R"(,"properties":{"a":"x"}})";
  EXPECT_EQ(ToJson(Value::Node(from), *transaction), node_json);
  EXPECT_EQ(ToJson(Value::Relationship(relationship, type), *transaction), relationship_json);
  EXPECT_EQ(ToJson(Value::MakePath({{from, to}, {relationship}, {type}}), *transaction),
            R"({"nodes":[)" + node_json + "," + other_json + R"(],"relationships":[)" +
                relationship_json + "]}");
}

TEST(RenderingTest, ExpressionsReadAsTheyAreEvaluated) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"1+2*3", "1 + (2 * 3)"},
      {"(1+2)*3", "(1 + 2) * 3"},
      {"NOT true AND false", "(NOT true) AND false"},
      {"- $a", "-$a"},
      {"$a.`b c`.d", "$a.`b c`.d"},
      {"$a[1..]", "$a[1..]"},
      {"$a[$b]", "$a[$b]"},
      {"touPPer('it\\'s')", "toUpper('it\\'s')"},
      {"$a IS NOT NULL", "$a IS NOT NULL"},
      {"[x IN $a WHERE x > 1 | x + 1]", "[x IN $a WHERE x > 1 | x + 1]"},
      {"any(x IN $a WHERE x)", "any(x IN $a WHERE x)"},
      {"reduce(s = 0, x IN $a | s + x)", "reduce(s = 0, x IN $a | s + x)"},
      {"CASE $a WHEN 1 THEN 'x' ELSE 'y' END", "CASE $a WHEN 1 THEN 'x' ELSE 'y' END"},
      {"{a: $a, `b c`: [1, $b]}", "{a: $a, `b c`: [1, $b]}"},
      {"$a STARTS WITH 'x'", "$a STARTS WITH 'x'"},
  };
  for (const auto& [text, expected] : cases) {
    EXPECT_EQ(BindExpressionText(text)->ToString(), expected);
  }
}

TEST(RenderingTest, LabelExpressionsAreBracketed) {
  using Kind = LabelExpression::Kind;
  auto make = [](Kind kind, std::string name, std::vector<LabelExpressionPtr> operands) {
    return std::make_shared<const LabelExpression>(
        LabelExpression{kind, std::move(name), std::move(operands)});
  };
  const auto a = make(Kind::kName, "A", {}), b = make(Kind::kName, "b c", {});
  const auto any = make(Kind::kWildcard, "", {});
  const auto either = make(Kind::kOr, "", {a, make(Kind::kNot, "", {b})});
  EXPECT_EQ(ToString(*make(Kind::kAnd, "", {any, either})), "%&(A|!`b c`)");
}

}  // namespace
}  // namespace wenmai::query
