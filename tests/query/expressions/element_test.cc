// Expressions over nodes and relationships, row by row and in batches.

#include <gtest/gtest.h>

#include "query/expressions/has_labels.h"
#include "query/expressions/property.h"
#include "tests/query/expressions/evaluator.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::Value;

// Three nodes and two relationships; column 0 holds nodes and a null, column 1 relationships.
class ElementTest : public testing::Test {
 protected:
  ElementTest() : transaction_(graph_->BeginWrite()), batch_(2) {
    name_ = transaction_->InternKey("name");
    person_ = transaction_->InternLabel("Person");
    const graph::LabelId author = transaction_->InternLabel("Author");
    ada_ = transaction_->CreateNode({person_}, {{name_, Value::String("Ada")}});
    bob_ = transaction_->CreateNode({person_, author}, {{name_, Value::String("Bob")}});
    thing_ = transaction_->CreateNode({}, {});
    knows_ = transaction_->InternType("KNOWS");
    first_ = transaction_->CreateRelationship(ada_, knows_, bob_, {{name_, Value::Integer(1)}});
    second_ = transaction_->CreateRelationship(bob_, knows_, thing_, {});
    batch_.columns[0].MakeNodes() = {ada_, Column::kNullNode, bob_, thing_};
    batch_.columns[1].MakeValues() = {Value::Relationship(first_, knows_), Value(),
                                      Value::Relationship(second_, knows_), Value()};
    batch_.row_count = 4;
  }

  // Evaluates every live row, which must agree with the batch.
  std::vector<Value> Evaluate(const Expression& expression) {
    const Value parameters = Value::MakeMap({});
    EvaluationContext context = MakeContext(transaction_.get(), &parameters);
    std::vector<Value> rows, results;
    for (size_t i = 0; i < batch_.live_count(); ++i) {
      rows.push_back(expression.Evaluate(RowRef{&batch_, batch_.live_row(i)}, context));
    }
    expression.EvaluateBatch(batch_, context, &results);
    EXPECT_EQ(rows, results);
    return results;
  }

  static ExpressionPtr Node() { return MakeVariable(0, "n", false, kAnyType, {}); }
  static ExpressionPtr Relationship() { return MakeVariable(1, "r", false, kAnyType, {}); }
  static LabelExpressionPtr Label(std::string name) {
    return std::make_shared<LabelExpression>(
        LabelExpression{LabelExpression::Kind::kName, std::move(name), {}});
  }
  static LabelExpressionPtr Labels(LabelExpression::Kind kind,
                                   std::vector<LabelExpressionPtr> operands) {
    return std::make_shared<LabelExpression>(LabelExpression{kind, "", std::move(operands)});
  }

  std::unique_ptr<graph::Graph> graph_ = graph::Graph::Open(":memory:", {});
  std::unique_ptr<graph::Transaction> transaction_;
  RowBatch batch_;
  graph::KeyId name_;
  graph::LabelId person_;
  graph::TypeId knows_;
  graph::NodeId ada_, bob_, thing_;
  graph::RelationshipId first_, second_;
};

using Values = std::vector<Value>;

TEST_F(ElementTest, PropertiesOfNodes) {
  EXPECT_EQ(Evaluate(*MakeProperty(Node(), "name", {})),
            (Values{Value::String("Ada"), Value(), Value::String("Bob"), Value()}));
  EXPECT_EQ(Evaluate(*MakeProperty(Node(), "never used", {})), Values(4));
}

TEST_F(ElementTest, PropertiesOfSelectedNodes) {
  batch_.is_filtered = true;
  batch_.selection = {1, 2};
  EXPECT_EQ(Evaluate(*MakeProperty(Node(), "name", {})), (Values{Value(), Value::String("Bob")}));
}

TEST_F(ElementTest, PropertiesOfRelationships) {
  const auto property = MakeProperty(Relationship(), "name", {});
  EXPECT_EQ(Evaluate(*property), (Values{Value::Integer(1), Value(), Value(), Value()}));
  batch_.is_filtered = true;
  batch_.selection = {0, 2};
  EXPECT_EQ(Evaluate(*property), (Values{Value::Integer(1), Value()}));
}

TEST_F(ElementTest, PropertiesByComputedName) {
  const auto name = MakeLiteral(Value::String("name"), {});
  EXPECT_EQ(Evaluate(*MakeSubscript(Node(), name, {}))[0], Value::String("Ada"));
  EXPECT_EQ(Evaluate(*MakeSubscript(Relationship(), name, {}))[0], Value::Integer(1));
}

TEST_F(ElementTest, DeletedElementsHaveNoProperties) {
  transaction_->DeleteRelationship(second_);
  transaction_->DeleteNode(thing_);
  for (const ExpressionPtr& expression :
       {MakeProperty(Node(), "name", {}), MakeProperty(Relationship(), "name", {}),
        MakeProperty(Node(), "never used", {})}) {
    try {
      Evaluate(*expression);
      FAIL() << expression->ToString();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), "EntityNotFound");
      EXPECT_EQ(error.detail(), "DeletedEntityAccess");
    }
  }
}

TEST_F(ElementTest, LabelsOfNodes) {
  using Kind = LabelExpression::Kind;
  const Value yes = Value::Boolean(true), no = Value::Boolean(false);
  const auto has = [&](LabelExpressionPtr labels) {
    return Evaluate(*MakeHasLabels(Node(), std::move(labels), {}));
  };
  const auto person = Label("Person"), author = Label("Author"), unused = Label("Unused");
  EXPECT_EQ(has(person), (Values{yes, Value(), yes, no}));
  EXPECT_EQ(has(unused), (Values{no, Value(), no, no}));
  EXPECT_EQ(has(Labels(Kind::kAnd, {person, author})), (Values{no, Value(), yes, no}));
  EXPECT_EQ(has(Labels(Kind::kOr, {unused, author})), (Values{no, Value(), yes, no}));
  EXPECT_EQ(has(Labels(Kind::kNot, {author})), (Values{yes, Value(), no, yes}));
  EXPECT_EQ(has(Labels(Kind::kWildcard, {})), (Values{yes, Value(), yes, no}));
}

TEST_F(ElementTest, TypesOfRelationships) {
  const auto has = [&](std::string name) {
    return Evaluate(*MakeHasLabels(Relationship(), Label(std::move(name)), {}));
  };
  EXPECT_EQ(has("KNOWS")[0], Value::Boolean(true));
  EXPECT_EQ(has("knows")[0], Value::Boolean(false));
  EXPECT_EQ(has("KNOWS")[1], Value());
}

TEST_F(ElementTest, ComparisonsOverColumns) {
  const auto is_ada = MakeBinary(BinaryOperator::kEqual, MakeProperty(Node(), "name", {}),
                                 MakeLiteral(Value::String("Ada"), {}), {});
  EXPECT_EQ(Evaluate(*is_ada),
            (Values{Value::Boolean(true), Value(), Value::Boolean(false), Value()}));
  EXPECT_EQ(Evaluate(*MakeIsNull(Node(), false, {})),
            (Values{Value::Boolean(false), Value::Boolean(true), Value::Boolean(false),
                    Value::Boolean(false)}));
}

TEST_F(ElementTest, AbsentColumnsAreNull) {
  RowBatch batch(1);
  batch.row_count = 2;
  const Value parameters = Value::MakeMap({});
  EvaluationContext context = MakeContext(transaction_.get(), &parameters);
  std::vector<Value> results;
  MakeProperty(Node(), "name", {})->EvaluateBatch(batch, context, &results);
  EXPECT_EQ(results, Values(2));
}

}  // namespace
}  // namespace wenmai::query
