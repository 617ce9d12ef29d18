#include <gtest/gtest.h>

#include "query/functions/function.h"
#include "tests/query/expressions/evaluator.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::Value;

class GraphFunctionTest : public testing::Test {
 protected:
  GraphFunctionTest() : transaction_(graph_->BeginWrite()) {
    const graph::KeyId name = transaction_->InternKey("name"), age = transaction_->InternKey("age");
    const graph::LabelId person = transaction_->InternLabel("Person");
    const graph::LabelId author = transaction_->InternLabel("Author");
    type_ = transaction_->InternType("KNOWS");
    from_ = transaction_->CreateNode({person, author},
                                     {{name, Value::String("Ada")}, {age, Value::Integer(36)}});
    to_ = transaction_->CreateNode({}, {});
    relationship_ = transaction_->CreateRelationship(from_, type_, to_, {{age, Value::Integer(2)}});
  }

  Value Call(std::string_view function, Value argument) {
    const ExpressionPtr call =
        MakeFunctionCall(FindFunction(function), {MakeLiteral(std::move(argument), {})}, {});
    const Value parameters = Value::MakeMap({});
    EvaluationContext context = MakeContext(transaction_.get(), &parameters);
    return call->Evaluate(RowRef{}, context);
  }

  Value Relationship() const { return Value::Relationship(relationship_, type_); }
  static Value Strings(std::initializer_list<std::string_view> texts) {
    graph::List list;
    for (const auto text : texts) list.push_back(Value::String(text));
    return Value::MakeList(std::move(list));
  }

  std::unique_ptr<graph::Graph> graph_ = graph::Graph::Open(":memory:", {});
  std::unique_ptr<graph::Transaction> transaction_;
  graph::TypeId type_;
  graph::NodeId from_, to_;
  graph::RelationshipId relationship_;
};

TEST_F(GraphFunctionTest, Elements) {
  EXPECT_EQ(Call("id", Value::Node(to_)), Value::Integer(static_cast<int64_t>(to_)));
  EXPECT_EQ(Call("elementId", Relationship()), Value::String(std::to_string(relationship_)));
  EXPECT_EQ(Call("labels", Value::Node(from_)), Strings({"Person", "Author"}));
  EXPECT_EQ(Call("labels", Value::Node(to_)), Strings({}));
  EXPECT_EQ(Call("type", Relationship()), Value::String("KNOWS"));
  EXPECT_EQ(Call("keys", Value::Node(from_)), Strings({"name", "age"}));
  EXPECT_EQ(Call("keys", Relationship()), Strings({"age"}));
  EXPECT_EQ(Call("properties", Value::Node(from_)),
            Value::MakeMap({{"age", Value::Integer(36)}, {"name", Value::String("Ada")}}));
  EXPECT_EQ(Call("properties", Value::Node(to_)), Value::MakeMap({}));
  EXPECT_EQ(Call("startNode", Relationship()), Value::Node(from_));
  EXPECT_EQ(Call("endNode", Relationship()), Value::Node(to_));
}

TEST_F(GraphFunctionTest, Paths) {
  const Value path =
      Value::MakePath({{from_, to_, from_}, {relationship_, relationship_}, {type_, type_}});
  EXPECT_EQ(Call("length", path), Value::Integer(2));
  EXPECT_EQ(Call("nodes", path),
            Value::MakeList({Value::Node(from_), Value::Node(to_), Value::Node(from_)}));
  EXPECT_EQ(Call("relationships", path), Value::MakeList({Relationship(), Relationship()}));
}

TEST_F(GraphFunctionTest, DeletedElementsKeepOnlyTheirTypeAndId) {
  transaction_->DeleteRelationship(relationship_);
  transaction_->DeleteNode(to_);
  EXPECT_EQ(Call("type", Relationship()), Value::String("KNOWS"));
  EXPECT_EQ(Call("id", Value::Node(to_)), Value::Integer(static_cast<int64_t>(to_)));
  for (const char* function : {"labels", "keys", "properties"}) {
    EXPECT_THROW(Call(function, Value::Node(to_)), Error) << function;
  }
  for (const char* function : {"keys", "properties", "startNode", "endNode"}) {
    EXPECT_THROW(Call(function, Relationship()), Error) << function;
  }
}

TEST_F(GraphFunctionTest, OtherTypesAreRefused) {
  CheckAll({
      {"labels(null)", "null"},
      {"type(null)", "null"},
      {"nodes(null)", "null"},
      {"keys({a: 1, b: null})", "['a', 'b']"},
      {"keys(null)", "null"},
      {"properties({a: 1})", "{a: 1}"},
      {"properties(1)", "SyntaxError at compile time: InvalidArgumentType"},
      {"properties('Cypher')", "SyntaxError at compile time: InvalidArgumentType"},
      {"length('abc')", "SyntaxError at compile time: InvalidArgumentType"},
      {"[x IN [null, 0] | type(x)]", "TypeError at runtime: InvalidArgumentValue"},
  });
}

}  // namespace
}  // namespace wenmai::query
