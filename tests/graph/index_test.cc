// Property indexes and constraints.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>

#include "graph/codec/index_key_codec.h"
#include "graph/graph.h"
#include "graph/schema.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class IndexTest : public testing::TestWithParam<bool> {
 protected:
  IndexTest() {
    Open();
    auto transaction = graph_->BeginWrite();
    person_ = transaction->InternLabel("Person");
    knows_ = transaction->InternType("KNOWS");
    name_ = transaction->InternKey("name");
    age_ = transaction->InternKey("age");
    transaction->Commit();
    transaction_ = graph_->BeginWrite();
  }

  void Open() {
    GraphOptions options;
    options.sync_commits = false;
    graph_ = Graph::Open(GetParam() ? folder_.path() + "/db" : ":memory:", options);
  }

  void Commit() {
    transaction_->Commit();
    transaction_ = graph_->BeginWrite();
  }

  NodeId Create(Properties properties) {
    return transaction_->CreateNode({person_}, std::move(properties));
  }

  IndexId CreateIndex(std::vector<KeyId> keys, bool is_unique = false) {
    IndexDefinition definition;
    definition.label = person_;
    definition.keys = std::move(keys);
    definition.is_unique = is_unique;
    return transaction_->CreateIndex(definition);
  }

  std::vector<uint64_t> Seek(IndexId index, std::vector<Value> values) {
    std::vector<uint64_t> ids;
    transaction_->SeekIndex(index, values, &ids);
    return ids;
  }

  std::vector<uint64_t> Scan(IndexId index, const IndexRange& range) {
    std::vector<uint64_t> ids;
    transaction_->ScanIndex(index, range, [&ids](uint64_t id) {
      ids.push_back(id);
      return true;
    });
    return ids;
  }

  void ExpectViolation(const char* detail, const std::function<void()>& action) {
    try {
      action();
      FAIL() << "no violation";
    } catch (const Error& error) {
      EXPECT_EQ(error.detail(), detail) << error.what();
    }
  }

  TemporaryFolder folder_;
  std::unique_ptr<Graph> graph_;
  std::unique_ptr<Transaction> transaction_;
  LabelId person_ = 0;
  TypeId knows_ = 0;
  KeyId name_ = 0, age_ = 0;
};

INSTANTIATE_TEST_SUITE_P(Storages, IndexTest, testing::Bool(),
                         [](const auto& test) { return test.param ? "OnDisk" : "InMemory"; });

TEST_P(IndexTest, FollowsEveryChangeOfAnElement) {
  const NodeId before = Create({{name_, Value::String("Ada")}});
  const IndexId index = CreateIndex({name_});
  const NodeId after = Create({{name_, Value::String("Ada")}});
  const NodeId other = Create({{age_, Value::Integer(3)}});
  for (int round = 0; round < 2; ++round) {
    EXPECT_THAT(Seek(index, {Value::String("Ada")}), ElementsAre(before, after));
    EXPECT_THAT(Seek(index, {Value::String("Bob")}), IsEmpty());
    Commit();
  }
  transaction_->SetNodeProperty(other, name_, Value::String("Ada"));
  transaction_->SetNodeProperty(before, name_, Value::String("Bob"));
  transaction_->RemoveLabel(after, person_);
  for (int round = 0; round < 2; ++round) {
    EXPECT_THAT(Seek(index, {Value::String("Ada")}), ElementsAre(other));
    EXPECT_THAT(Seek(index, {Value::String("Bob")}), ElementsAre(before));
    Commit();
  }
  transaction_->AddLabel(after, person_);
  transaction_->DeleteNode(other);
  transaction_->SetNodeProperty(before, name_, Value());
  for (int round = 0; round < 2; ++round) {
    EXPECT_THAT(Seek(index, {Value::String("Ada")}), ElementsAre(after));
    EXPECT_THAT(Scan(index, {}), ElementsAre(after));
    Commit();
  }
}

TEST_P(IndexTest, SeeksRanges) {
  const IndexId index = CreateIndex({age_});
  std::vector<NodeId> nodes;
  for (int i = 0; i < 10; ++i) {
    nodes.push_back(Create({{age_, i % 2 == 0 ? Value::Integer(i) : Value::Float(i)}}));
  }
  Create({{age_, Value::String("5")}});
  Create({{age_, Value::Float(std::numeric_limits<double>::quiet_NaN())}});
  Commit();
  IndexRange range;
  range.lower = {Value::Integer(7), true};
  EXPECT_THAT(Scan(index, range), ElementsAre(nodes[7], nodes[8], nodes[9]));
  range.lower->is_inclusive = false;
  EXPECT_THAT(Scan(index, range), ElementsAre(nodes[8], nodes[9]));
  range.lower.reset();
  range.upper = {Value::Float(1.5), true};
  EXPECT_THAT(Scan(index, range), ElementsAre(nodes[0], nodes[1]));
  range.lower = {Value::Integer(5), true};
  EXPECT_THAT(Scan(index, range), IsEmpty());
  EXPECT_EQ(Scan(index, {}).size(), 12u);
}

TEST_P(IndexTest, SeeksPrefixesOfStrings) {
  const IndexId index = CreateIndex({name_});
  const NodeId a = Create({{name_, Value::String("文脉")}});
  const NodeId b = Create({{name_, Value::String("文脉 graph")}});
  Create({{name_, Value::String("文")}});
  IndexRange range;
  range.prefix = "文脉";
  EXPECT_THAT(Scan(index, range), ElementsAre(a, b));
}

TEST_P(IndexTest, SeeksByLeadingPartsOfCompositeKeys) {
  const IndexId index = CreateIndex({name_, age_});
  std::vector<NodeId> nodes;
  for (const char* name : {"Ada", "Bob"}) {
    for (int age = 0; age < 5; ++age) {
      nodes.push_back(Create({{name_, Value::String(name)}, {age_, Value::Integer(age)}}));
    }
  }
  Create({{name_, Value::String("Bob")}});
  Commit();
  EXPECT_THAT(Seek(index, {Value::String("Bob"), Value::Float(2)}), ElementsAre(nodes[7]));
  EXPECT_THAT(Seek(index, {Value::String("Bob")}),
              ElementsAre(nodes[5], nodes[6], nodes[7], nodes[8], nodes[9]));
  IndexRange range;
  range.equal = {Value::String("Ada")};
  range.lower = {Value::Integer(3), true};
  EXPECT_THAT(Scan(index, range), ElementsAre(nodes[3], nodes[4]));
}

TEST_P(IndexTest, IndexesRelationships) {
  IndexDefinition definition;
  definition.entity = EntityKind::kRelationship;
  definition.label = knows_;
  definition.keys = {age_};
  const IndexId index = transaction_->CreateIndex(definition);
  const NodeId node = Create({});
  const RelationshipId r =
      transaction_->CreateRelationship(node, knows_, node, {{age_, Value::Integer(9)}});
  Commit();
  EXPECT_THAT(Seek(index, {Value::Integer(9)}), ElementsAre(r));
  transaction_->DeleteRelationship(r);
  Commit();
  EXPECT_THAT(Seek(index, {Value::Integer(9)}), IsEmpty());
}

TEST_P(IndexTest, RefusesASecondElementWithTheValuesOfAUniqueIndex) {
  const IndexId index = CreateIndex({name_}, true);
  const NodeId ada = Create({{name_, Value::String("Ada")}});
  const NodeId bob = Create({{name_, Value::String("Bob")}});
  const NodeId plain = transaction_->CreateNode({}, {{name_, Value::String("Ada")}});
  for (int round = 0; round < 2; ++round) {
    ExpectViolation("UniquenessViolation", [&] { Create({{name_, Value::String("Ada")}}); });
    ExpectViolation("UniquenessViolation",
                    [&] { transaction_->SetNodeProperty(bob, name_, Value::String("Ada")); });
    ExpectViolation("UniquenessViolation", [&] { transaction_->AddLabel(plain, person_); });
    Commit();
  }
  EXPECT_EQ(transaction_->CountNodes(), 3u) << "a refused change leaves nothing";
  EXPECT_EQ(transaction_->NodeProperty(bob, name_), Value::String("Bob"));
  EXPECT_FALSE(transaction_->NodeHasLabel(plain, person_));
  transaction_->SetNodeProperty(ada, name_, Value::String("Ada"));
  transaction_->DeleteNode(ada);
  transaction_->SetNodeProperty(bob, name_, Value::String("Ada"));
  Commit();
  EXPECT_THAT(Seek(index, {Value::String("Ada")}), ElementsAre(bob));
}

TEST_P(IndexTest, TellsLongUniqueValuesApart) {
  CreateIndex({name_}, true);
  const std::string text(5000, 'x');
  Create({{name_, Value::String(text + "a")}});
  Create({{name_, Value::String(text + "b")}});
  Commit();
  ExpectViolation("UniquenessViolation", [&] { Create({{name_, Value::String(text + "b")}}); });
}

TEST_P(IndexTest, RefusesAUniqueIndexOverEqualValues) {
  Create({{name_, Value::String("Ada")}});
  Create({{name_, Value::String("Ada")}});
  ExpectViolation("UniquenessViolation", [&] { CreateIndex({name_}, true); });
  EXPECT_TRUE(transaction_->GetSchema().indexes.empty());
  Commit();
}

TEST_P(IndexTest, ChecksConstraintsAtCommit) {
  ConstraintDefinition definition;
  definition.label = person_;
  definition.key = name_;
  transaction_->CreateConstraint(definition);
  definition.kind = ConstraintDefinition::Kind::kType;
  definition.type = ValueKind::kString;
  const ConstraintId type = transaction_->CreateConstraint(definition);
  const NodeId node = Create({});
  ExpectViolation("ExistenceViolation", [&] { transaction_->Commit(); });
  transaction_->SetNodeProperty(node, name_, Value::Integer(1));
  ExpectViolation("TypeViolation", [&] { transaction_->Commit(); });
  transaction_->SetNodeProperty(node, name_, Value::String("Ada"));
  Commit();
  transaction_->DropConstraint(type);
  transaction_->SetNodeProperty(node, name_, Value::Integer(1));
  Commit();
  ExpectViolation("TypeViolation", [&] { transaction_->CreateConstraint(definition); });
}

TEST_P(IndexTest, KeepsTheSchemaAcrossReopening) {
  if (!GetParam()) GTEST_SKIP() << "a database in memory is not reopened";
  Create({{name_, Value::String("Ada")}});
  const IndexId index = CreateIndex({name_}, true);
  ConstraintDefinition constraint;
  constraint.label = person_;
  constraint.key = name_;
  constraint.name = "named";
  transaction_->CreateConstraint(constraint);
  Commit();
  const Schema before = transaction_->GetSchema();
  transaction_.reset();
  graph_.reset();
  Open();
  transaction_ = graph_->BeginWrite();
  EXPECT_EQ(transaction_->GetSchema().indexes, before.indexes);
  EXPECT_EQ(transaction_->GetSchema().constraints, before.constraints);
  EXPECT_EQ(Seek(index, {Value::String("Ada")}).size(), 1u);
  transaction_->DropIndex(index);
  Commit();
  EXPECT_THROW(Seek(index, {Value::String("Ada")}), Error);
  EXPECT_NE(CreateIndex({name_}), index) << "ids are not used twice";
}

TEST_P(IndexTest, UndoesSchemaChangesWithTheStatement) {
  Create({{name_, Value::String("Ada")}});
  const IndexId kept = CreateIndex({name_});
  const size_t mark = transaction_->Mark();
  transaction_->DropIndex(kept);
  CreateIndex({age_});
  transaction_->RollbackTo(mark);
  Commit();
  EXPECT_EQ(transaction_->GetSchema().indexes.size(), 1u);
  EXPECT_EQ(Seek(kept, {Value::String("Ada")}).size(), 1u);
}

// Random changes, with all lookups compared to a walk over the nodes, through views old and new.
TEST_P(IndexTest, AgreesWithAWalkOverTheNodes) {
  const IndexId index = CreateIndex({age_});
  Commit();
  Random random(99);
  std::vector<std::pair<std::unique_ptr<View>, std::map<NodeId, Value>>> held;
  std::map<NodeId, Value> ages;
  const auto expect_same = [&](const View& view, const std::map<NodeId, Value>& expected) {
    for (int64_t age = 0; age < 12; ++age) {
      std::vector<uint64_t> found, walked;
      view.SeekIndex(index, {{Value::Float(static_cast<double>(age))}}, &found);
      for (const auto& [id, value] : expected) {
        if (value == Value::Integer(age)) walked.push_back(id);
      }
      ASSERT_EQ(found, walked);
    }
  };
  for (int round = 0; round < 200; ++round) {
    for (uint64_t i = Below(random, 4); i > 0; --i) {
      const Value age = Value::Integer(static_cast<int64_t>(Below(random, 12)));
      if (ages.empty() || Below(random, 3) == 0) {
        ages[Create({{age_, age}})] = age;
      } else {
        const NodeId node =
            std::next(ages.begin(), static_cast<std::ptrdiff_t>(Below(random, ages.size())))->first;
        transaction_->SetNodeProperty(node, age_, age);
        ages[node] = age;
      }
    }
    ASSERT_NO_FATAL_FAILURE(expect_same(*transaction_, ages));
    Commit();
    held.emplace_back(graph_->BeginRead(), ages);
    if (held.size() > 4) held.erase(held.begin());
    for (const auto& [view, expected] : held) {
      ASSERT_NO_FATAL_FAILURE(expect_same(*view, expected));
    }
  }
}

}  // namespace
}  // namespace wenmai::graph
