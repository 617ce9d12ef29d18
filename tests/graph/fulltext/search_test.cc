// Full-text indexes through the graph: made, kept, searched, checked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/fulltext/posting_codec.h"
#include "graph/graph.h"
#include "graph/schema.h"
#include "graph/storage/rocksdb_storage.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class FullTextSearchTest : public testing::Test {
 protected:
  FullTextSearchTest() {
    auto transaction = graph_->BeginWrite();
    article_ = transaction->InternLabel("Article");
    claim_ = transaction->InternLabel("Claim");
    title_ = transaction->InternKey("title");
    text_ = transaction->InternKey("text");
    transaction->Commit();
  }

  IndexId MakeIndex(Transaction* transaction, const std::string& name = "words") {
    FullTextDefinition index;
    index.name = name;
    index.labels = {article_, claim_};
    index.keys = {title_, text_};
    return transaction->CreateFullTextIndex(index);
  }
  NodeId Add(Transaction* transaction, const char* title, const char* text) {
    return transaction->CreateNode(
        {article_}, {{title_, Value::String(title)}, {text_, Value::String(text)}});
  }
  static std::vector<uint64_t> Find(const View& view, std::string_view query) {
    std::vector<uint64_t> found;
    const IndexId index = view.GetSchema().full_text_indexes.front().id;
    for (const FullTextHit& hit : view.SearchFullText(index, query, [] {})) {
      found.push_back(hit.element);
    }
    return found;
  }
  std::vector<uint64_t> Find(std::string_view query) { return Find(*graph_->BeginRead(), query); }
  std::vector<std::string> Check() {
    std::vector<std::string> problems;
    graph_->Check([&](const std::string& problem) { problems.push_back(problem); });
    return problems;
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/db";
  std::unique_ptr<Graph> graph_ = Graph::Open(path_, {});
  LabelId article_, claim_;
  KeyId title_, text_;
};

TEST_F(FullTextSearchTest, FindsWhatWasThereBeforeTheIndex) {
  auto transaction = graph_->BeginWrite();
  const NodeId first = Add(transaction.get(), "DeepSeek 的冲击", "模型開源了，推理成本下降。");
  const NodeId second = Add(transaction.get(), "OpenAI decade", "Sam Altman said the models cost less.");
  transaction->Commit();
  transaction = graph_->BeginWrite();
  MakeIndex(transaction.get());
  EXPECT_THAT(Find(*transaction, "开源"), ElementsAre(first));  // before the commit
  transaction->Commit();
  EXPECT_THAT(Find("开源"), ElementsAre(first));
  EXPECT_THAT(Find("開源"), ElementsAre(first));
  EXPECT_THAT(Find("deepseek"), ElementsAre(first));
  EXPECT_THAT(Find("ALTMAN"), ElementsAre(second));
  EXPECT_THAT(Find("\"sam altman\""), ElementsAre(second));
  EXPECT_THAT(Find("\"altman sam\""), IsEmpty());
  EXPECT_THAT(Find("altman 推理"), UnorderedElementsAre(first, second));
  EXPECT_THAT(Find("altman AND 推理"), IsEmpty());
  EXPECT_THAT(Find("altman 推理 -deepseek"), ElementsAre(second));
  EXPECT_THAT(Find("源"), ElementsAre(first));
  EXPECT_THAT(Find("mod*"), ElementsAre(second));
  EXPECT_THAT(Find("无此词"), IsEmpty());
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_F(FullTextSearchTest, PhrasesDoNotReachFromOnePropertyToTheNext) {
  auto transaction = graph_->BeginWrite();
  MakeIndex(transaction.get());
  Add(transaction.get(), "open", "source");
  transaction->Commit();
  EXPECT_THAT(Find("\"open source\""), IsEmpty());
  EXPECT_THAT(Find("open AND source"), SizeIs(1));
}

TEST_F(FullTextSearchTest, RareWordsAndShortTextsComeFirst) {
  auto transaction = graph_->BeginWrite();
  MakeIndex(transaction.get());
  const NodeId is_long = Add(transaction.get(), "", "alpha and many other words that say nothing of it");
  const NodeId is_short = Add(transaction.get(), "", "alpha");
  const NodeId is_rare = Add(transaction.get(), "", "omega common words here");
  for (int i = 0; i < 20; ++i) Add(transaction.get(), "", "common");
  transaction->Commit();
  EXPECT_THAT(Find("alpha"), ElementsAre(is_short, is_long));
  EXPECT_EQ(Find("common omega").front(), is_rare);
}

TEST_F(FullTextSearchTest, FollowsEveryChange) {
  auto transaction = graph_->BeginWrite();
  MakeIndex(transaction.get());
  const NodeId node = Add(transaction.get(), "old words", "");
  const NodeId other = transaction->CreateNode({}, {{text_, Value::String("unlabelled words")}});
  transaction->Commit();
  EXPECT_THAT(Find("words"), ElementsAre(node));

  transaction = graph_->BeginWrite();
  transaction->AddLabel(other, claim_);
  transaction->SetNodeProperty(node, title_, Value::String("new"));
  EXPECT_THAT(Find(*transaction, "words"), ElementsAre(other));
  const size_t mark = transaction->Mark();
  transaction->SetNodeProperty(node, title_, Value::String("words again"));
  EXPECT_THAT(Find(*transaction, "words"), SizeIs(2));
  transaction->RollbackTo(mark);
  EXPECT_THAT(Find(*transaction, "words"), ElementsAre(other));
  EXPECT_THAT(Find("words"), ElementsAre(node));  // a reader beside it
  transaction->Commit();
  EXPECT_THAT(Find("words"), ElementsAre(other));
  EXPECT_THAT(Find("new"), ElementsAre(node));
  EXPECT_THAT(Find("old"), IsEmpty());

  transaction = graph_->BeginWrite();
  transaction->RemoveLabel(other, claim_);
  transaction->DeleteNode(node);
  transaction->Commit();
  EXPECT_THAT(Find("words new"), IsEmpty());
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_F(FullTextSearchTest, ListsOfStringsAndOfRelationshipsAreFound) {
  auto transaction = graph_->BeginWrite();
  const TypeId type = transaction->InternType("KNOWN_AS");
  FullTextDefinition index;
  index.name = "names";
  index.entity = EntityKind::kRelationship;
  index.labels = {type};
  index.keys = {text_};
  transaction->CreateFullTextIndex(index);
  const NodeId node = transaction->CreateNode({article_}, {});
  const auto names = Value::MakeList({Value::String("Sam Altman"), Value::String("奥特曼")});
  const RelationshipId found = transaction->CreateRelationship(node, type, node, {{text_, names}});
  transaction->CreateRelationship(node, type, node, {{text_, Value::Integer(3)}});
  transaction->Commit();
  EXPECT_THAT(Find("奥特曼"), ElementsAre(found));
  EXPECT_THAT(Find("altman"), ElementsAre(found));
  EXPECT_THAT(Check(), IsEmpty());
}

TEST_F(FullTextSearchTest, IsThereAfterReopeningAndGoneWhenDropped) {
  auto transaction = graph_->BeginWrite();
  const IndexId index = MakeIndex(transaction.get());
  const NodeId node = Add(transaction.get(), "kept", "");
  transaction->Commit();
  transaction.reset();
  graph_.reset();
  graph_ = Graph::Open(path_, {});
  EXPECT_THAT(Find("kept"), ElementsAre(node));

  transaction = graph_->BeginWrite();
  transaction->DropIndex(index);
  transaction->Commit();
  transaction.reset();
  EXPECT_THAT(graph_->BeginRead()->GetSchema().full_text_indexes, IsEmpty());
  EXPECT_THROW(graph_->BeginRead()->SearchFullText(index, "kept", [] {}), Error);
  EXPECT_THAT(Check(), IsEmpty());
  graph_.reset();
  size_t row_count = 0;
  OpenRocksDbStorage(path_ + "/store", {})
      ->TakeSnapshot()
      ->Scan(Table::kFullText, {}, {}, [&](std::string_view, std::string_view) { return ++row_count; });
  EXPECT_EQ(row_count, 0u);
}

TEST_F(FullTextSearchTest, CheckFindsPostingsThatAreWrong) {
  auto transaction = graph_->BeginWrite();
  const IndexId dropped = MakeIndex(transaction.get(), "dropped");
  transaction->DropIndex(dropped);
  const IndexId index = MakeIndex(transaction.get());
  const NodeId node = Add(transaction.get(), "sound", "");
  transaction->Commit();
  transaction.reset();
  const auto damage = [&](const std::function<void(Batch*)>& change) {
    graph_.reset();
    {
      auto storage = OpenRocksDbStorage(path_ + "/store", {});
      auto batch = storage->NewBatch();
      change(batch.get());
      storage->Write(std::move(batch), true);
    }
    graph_ = Graph::Open(path_, {});
    return Check();
  };
  std::string posting;
  uint64_t previous = 0;
  const uint32_t places[] = {0};
  AppendPosting(node, 1, places, &previous, &posting);
  const std::string key = EncodePostingKey(index, "sound", 0);
  EXPECT_THAT(damage([&](Batch* b) { b->Merge(Table::kFullText, key, posting); }), IsEmpty());
  EXPECT_THAT(damage([&](Batch* b) { b->Delete(Table::kFullText, key); }),
              ElementsAre(testing::HasSubstr("does not hold the words of node 0")));
  EXPECT_THAT(damage([&](Batch* b) {
                b->Merge(Table::kFullText, key, posting);
                b->Merge(Table::kFullText, EncodePostingKey(index, "ghost", 0), posting);
              }),
              SizeIs(1));
  EXPECT_THAT(damage([&](Batch* b) {
                b->Delete(Table::kFullText, EncodePostingKey(index, "ghost", 0));
                b->Put(Table::kFullText, EncodeFullTextCountersKey(index),
                       EncodeFullTextCounters({7, 7}));
              }),
              ElementsAre(testing::HasSubstr("counts other elements")));
  EXPECT_THAT(damage([&](Batch* b) {
                b->Put(Table::kFullText, EncodeFullTextCountersKey(index), EncodeFullTextCounters({1, 1}));
                b->Merge(Table::kFullText, EncodePostingKey(dropped, "sound", 0), posting);
              }),
              ElementsAre(testing::HasSubstr("rows of full-text index " + std::to_string(dropped))));
}

TEST_F(FullTextSearchTest, TheCallerCanEndASearch) {
  auto transaction = graph_->BeginWrite();
  const IndexId index = MakeIndex(transaction.get());
  Add(transaction.get(), "word", "");
  transaction->Commit();
  const auto stop = [] { throw Error(ErrorCode::kCancelled, "enough"); };
  EXPECT_THROW(graph_->BeginRead()->SearchFullText(index, "word", stop), Error);
}

}  // namespace
}  // namespace wenmai::graph
