// Indexes over many elements, built in files: they hold what indexes hold that were there from the
// beginning, and nothing is left of a build that does not come to its end.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "graph/graph.h"
#include "graph/schema.h"
#include "tests/graph/random_values.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

constexpr int kNodes = 12'000;  // enough for files

void Ignore(double) {}

class IndexBuildTest : public testing::Test {
 protected:
  IndexBuildTest() : graph_(Graph::Open(path_, {})) {
    auto transaction = graph_->BeginWrite();
    label_ = transaction->InternLabel("L");
    rare_ = transaction->InternLabel("Rare");
    number_ = transaction->InternKey("number");
    value_ = transaction->InternKey("value");
    text_ = transaction->InternKey("text");
    for (int i = 0; i < kNodes; ++i) {
      Properties properties = {{number_, Value::Integer(i)}};
      if (i % 3 != 0) {
        properties.emplace_back(value_, RandomStorable(random_, i % 500 == 1 ? 4000 : 12));
      }
      properties.emplace_back(text_, Value::String("the word " + std::to_string(i % 100)));
      std::vector<LabelId> labels = {label_};
      if (i % 1000 == 5) labels.push_back(rare_);
      transaction->CreateNode(std::move(labels), std::move(properties));
    }
    transaction->Commit();
  }

  IndexDefinition Definition(std::vector<KeyId> keys, bool is_unique = false) const {
    IndexDefinition definition;
    definition.label = label_;
    definition.keys = std::move(keys);
    definition.is_unique = is_unique;
    return definition;
  }

  FullTextDefinition FullText() const {
    FullTextDefinition definition;
    definition.labels = {label_, rare_};
    definition.keys = {text_};
    return definition;
  }

  // What the build fails with; empty if it does not.
  std::string Fail(const IndexDefinition& definition) {
    auto transaction = graph_->BeginWrite();
    try {
      transaction->BuildIndex(definition, Ignore);
    } catch (const Error& error) {
      EXPECT_TRUE(transaction->GetSchema().indexes.empty());
      return error.detail();
    }
    return "";
  }

  void ExpectSound() {
    graph_->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
    EXPECT_TRUE(!fs::exists(path_ + "/drafts") || fs::is_empty(path_ + "/drafts"));
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/db";
  std::unique_ptr<Graph> graph_;
  Random random_{9};
  LabelId label_ = 0, rare_ = 0;
  KeyId number_ = 0, value_ = 0, text_ = 0;
};

TEST_F(IndexBuildTest, HoldsEveryElementThatHasTheValues) {
  for (const auto& keys : {std::vector<KeyId>{value_}, {value_, number_}, {number_}}) {
    auto transaction = graph_->BeginWrite();
    double last_share = 0;
    transaction->BuildIndex(Definition(keys, keys.back() == number_), [&](double share) {
      EXPECT_GE(share, last_share);
      EXPECT_LE(share, 1);
      last_share = share;
    });
    EXPECT_GT(last_share, 0);
    transaction->Commit();
  }
  auto transaction = graph_->BeginWrite();
  transaction->BuildIndex(FullText(), Ignore);
  transaction->Commit();
  ExpectSound();
  transaction.reset();
  graph_.reset();
  graph_ = Graph::Open(path_, {});
  ExpectSound();
  const auto view = graph_->BeginRead();
  std::vector<uint64_t> found;
  view->SeekIndex(view->GetSchema().indexes.back().id, {{Value::Integer(7777)}}, &found);
  EXPECT_EQ(found, std::vector<uint64_t>{7777});
  const IndexId full_text = view->GetSchema().full_text_indexes[0].id;
  EXPECT_EQ(view->SearchFullText(full_text, "42", [] {}).size(), size_t{kNodes / 100});
}

TEST_F(IndexBuildTest, FollowsChangesThatComeAfter) {
  auto transaction = graph_->BeginWrite();
  const IndexId index = transaction->BuildIndex(Definition({number_}, true), Ignore);
  transaction->Commit();
  transaction = graph_->BeginWrite();
  transaction->DeleteNode(17);
  transaction->SetNodeProperty(18, number_, Value::Integer(-18));
  EXPECT_THROW(transaction->SetNodeProperty(19, number_, Value::Integer(20)), Error);
  std::vector<uint64_t> found;
  transaction->SeekIndex(index, {{Value::Integer(18)}}, &found);
  EXPECT_TRUE(found.empty());
  transaction->Commit();
  ExpectSound();
}

TEST_F(IndexBuildTest, RefusesTwoElementsWithTheSameUniqueValues) {
  EXPECT_EQ(Fail(Definition({number_}, true)), "");
  const auto set_both = [this](const Value& first, const Value& second) {
    auto transaction = graph_->BeginWrite();
    transaction->SetNodeProperty(100, number_, first);
    transaction->SetNodeProperty(11'000, number_, second);
    transaction->Commit();
  };
  set_both(Value::Integer(-1), Value::Float(-1.0));
  EXPECT_EQ(Fail(Definition({number_}, true)), "UniquenessViolation");
  // What such strings differ by does not fit into the keys of an index.
  const std::string front(3000, 'x');
  set_both(Value::String(front + "a"), Value::String(front + "b"));
  EXPECT_EQ(Fail(Definition({number_}, true)), "");
  set_both(Value::String(front + "a"), Value::String(front + "a"));
  EXPECT_EQ(Fail(Definition({number_}, true)), "UniquenessViolation");
  ExpectSound();
}

TEST_F(IndexBuildTest, RefusesAKeyThatAnElementLacks) {
  IndexDefinition definition = Definition({value_}, true);
  definition.is_key = true;
  EXPECT_EQ(Fail(definition), "ExistenceViolation");
  ExpectSound();
}

TEST_F(IndexBuildTest, EndsWhereItsReportThrows) {
  auto transaction = graph_->BeginWrite();
  const auto cancel = [](double) { throw Error(ErrorCode::kCancelled, "enough"); };
  EXPECT_THROW(transaction->BuildIndex(Definition({number_}), cancel), Error);
  EXPECT_THROW(transaction->BuildIndex(FullText(), cancel), Error);
  transaction->Commit();
  EXPECT_TRUE(graph_->BeginRead()->GetSchema().indexes.empty());
  ExpectSound();
}

TEST_F(IndexBuildTest, LeavesNothingWhenRolledBack) {
  auto transaction = graph_->BeginWrite();
  transaction->BuildIndex(Definition({number_}), Ignore);
  transaction->Rollback();
  EXPECT_TRUE(graph_->BeginRead()->GetSchema().indexes.empty());
  ExpectSound();
}

}  // namespace
}  // namespace wenmai::graph
