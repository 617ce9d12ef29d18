// Indexes over many elements, built in files: they hold what indexes hold that were there from the
// beginning, and nothing is left of a build that does not come to its end.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

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

// Others write while the files are made, here between two steps of it.
TEST_F(IndexBuildTest, HoldsWhatOthersWroteMeanwhile) {
  const auto build = [this](auto definition, const std::function<void(Transaction&)>& change) {
    auto builder = graph_->BeginWrite();
    bool has_written = false;
    const IndexId index = builder->BuildIndex(definition, [&](double) {
      if (std::exchange(has_written, true)) return;
      auto transaction = graph_->BeginWrite();
      change(*transaction);
      transaction->Commit();
    });
    EXPECT_TRUE(has_written);
    builder->Commit();
    ExpectSound();
    return index;
  };
  const IndexId numbers = build(Definition({number_}, true), [this](Transaction& other) {
    const Value seven = other.NodeProperty(7, number_), eight = other.NodeProperty(8, number_);
    other.SetNodeProperty(7, number_, Value());
    other.SetNodeProperty(8, number_, seven);
    other.SetNodeProperty(7, number_, eight);
    other.DeleteNode(9);
    other.RemoveLabel(10, label_);
    other.CreateNode({label_}, {{number_, Value::Integer(9)}});
  });
  const auto view = graph_->BeginRead();
  std::vector<uint64_t> found;
  for (const int64_t number : {7, 8, 9, 10, 11}) view->SeekIndex(numbers, {{Value::Integer(number)}}, &found);
  EXPECT_EQ(found, (std::vector<uint64_t>{8, 7, kNodes, 11}));
  const IndexId words = build(FullText(), [this](Transaction& other) {
    other.SetNodeProperty(20, text_, Value::String("quite another"));
    other.CreateNode({label_}, {{text_, Value::String("another one")}});
    other.DeleteNode(42);
  });
  EXPECT_EQ(graph_->BeginRead()->SearchFullText(words, "another", [] {}).size(), 2u);
  EXPECT_EQ(graph_->BeginRead()->SearchFullText(words, "42", [] {}).size(), size_t{kNodes / 100 - 1});
}

TEST_F(IndexBuildTest, RefusesWhatOthersWroteMeanwhileIfItIsNotUnique) {
  auto builder = graph_->BeginWrite();
  const auto write_twice = [&](double) {
    auto transaction = graph_->BeginWrite();
    transaction->SetNodeProperty(5, number_, Value::Integer(6));
    transaction->Commit();
  };
  EXPECT_THROW(builder->BuildIndex(Definition({number_}, true), write_twice), Error);
  EXPECT_TRUE(builder->GetSchema().indexes.empty());
  builder->Rollback();
  ExpectSound();
  EXPECT_EQ(Fail(Definition({value_})), "") << "nothing is left of the first";
  ExpectSound();
}

TEST_F(IndexBuildTest, KeepsTheSchemaAsItIsMeanwhile) {
  auto builder = graph_->BeginWrite();
  int refused_count = 0;
  builder->BuildIndex(Definition({number_}), [&](double) {
    try {
      graph_->BeginWrite()->CreateIndex(Definition({text_}));
    } catch (const Error& error) {
      refused_count += error.code() == ErrorCode::kConflict;
    }
  });
  builder->Commit();
  EXPECT_GT(refused_count, 0);
  ExpectSound();
}

TEST_F(IndexBuildTest, LeavesNothingWhenItIsRolledBack) {
  for (int i = 0; i < 2; ++i) {
    auto builder = graph_->BeginWrite();
    builder->BuildIndex(Definition({number_}), Ignore);
    builder->BuildIndex(FullText(), Ignore);
    builder->Rollback();
    ExpectSound();
  }
}

TEST_F(IndexBuildTest, LeavesNothingToTheNextIndexOfItsTransaction) {
  const auto build_next = [this](Transaction& transaction) {
    transaction.SetNodeProperty(7, number_, Value::Integer(-7));
    const IndexId index = transaction.CreateIndex(Definition({number_}));
    std::vector<uint64_t> found;
    transaction.SeekIndex(index, {{Value::Integer(7)}}, &found);
    EXPECT_TRUE(found.empty());
    transaction.Commit();
    ExpectSound();
    auto dropper = graph_->BeginWrite();
    dropper->DropIndex(index);
    dropper->SetNodeProperty(7, number_, Value::Integer(7));
    dropper->Commit();
  };
  auto rolled_back = graph_->BeginWrite();
  rolled_back->Mark();
  const size_t mark = rolled_back->Mark();
  rolled_back->BuildIndex(Definition({number_}), Ignore);
  rolled_back->RollbackTo(mark);
  build_next(*rolled_back);
  auto refused = graph_->BeginWrite();
  const auto write_twice = [&](double) {
    auto transaction = graph_->BeginWrite();
    transaction->SetNodeProperty(5, number_, Value::Integer(6));
    transaction->Commit();
  };
  EXPECT_THROW(refused->BuildIndex(Definition({number_}, true), write_twice), Error);
  build_next(*refused);
}

TEST_F(IndexBuildTest, LeavesNothingToTheFirstIndexAfterACrash) {
  auto builder = graph_->BeginWrite();
  builder->BuildIndex(Definition({number_}), Ignore);
  fs::copy(path_, path_ + "_crashed", fs::copy_options::recursive);
  builder->Rollback();
  builder.reset();
  graph_ = Graph::Open(path_ + "_crashed", {});
  auto transaction = graph_->BeginWrite();
  transaction->SetNodeProperty(7, number_, Value::Integer(-7));
  const IndexId index = transaction->CreateIndex(Definition({number_}));
  std::vector<uint64_t> found;
  transaction->SeekIndex(index, {{Value::Integer(7)}}, &found);
  EXPECT_TRUE(found.empty());
  transaction->Commit();
  ExpectSound();
}

TEST_F(IndexBuildTest, StaysWhenWhatFollowsItsCommitIsRolledBack) {
  auto transaction = graph_->BeginWrite();
  const IndexId index = transaction->BuildIndex(Definition({number_}), Ignore);
  transaction->CommitAndContinue();
  transaction->DeleteNode(7);
  transaction->Rollback();
  transaction.reset();
  graph_.reset();
  graph_ = Graph::Open(path_, {});
  std::vector<uint64_t> found;
  graph_->BeginRead()->SeekIndex(index, {{Value::Integer(7)}}, &found);
  EXPECT_EQ(found, std::vector<uint64_t>{7});
  ExpectSound();
}

TEST_F(IndexBuildTest, GoesOnBesideAWriter) {
  std::atomic<bool> is_done = false;
  uint64_t commit_count = 0;
  std::thread writer([&] {
    for (int64_t i = 0; !is_done; ++i) {
      auto transaction = graph_->BeginWrite();
      const NodeId node = static_cast<NodeId>(i * 7919 % kNodes);
      transaction->SetNodeProperty(node, number_, Value::Integer(-i));
      transaction->SetNodeProperty(node, text_, Value::String("changed " + std::to_string(i)));
      if (i % 3 == 0) transaction->CreateNode({label_}, {{number_, Value::Integer(i)}});
      transaction->Commit();
      ++commit_count;
    }
  });
  for (int i = 0; i < 3; ++i) {
    auto transaction = graph_->BeginWrite();
    const IndexId numbers = transaction->BuildIndex(Definition({number_}), Ignore);
    transaction->Commit();
    transaction = graph_->BeginWrite();
    const IndexId words = transaction->BuildIndex(FullText(), Ignore);
    transaction->Commit();
    ExpectSound();
    transaction = graph_->BeginWrite();
    transaction->DropIndex(numbers);
    transaction->DropIndex(words);
    transaction->Commit();
  }
  is_done = true;
  writer.join();
  EXPECT_GT(commit_count, 0u);
  ExpectSound();
}

}  // namespace
}  // namespace wenmai::graph
