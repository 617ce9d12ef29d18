// Random changes against a plain model: a search by word finds the elements whose text has it, in the
// transaction, after the commit, after a rollback, and after reopening.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "graph/graph.h"
#include "graph/schema.h"

namespace wenmai::graph {
namespace {

const std::vector<std::string> kWords = {"alpha", "beta", "开源", "模型", "gpt", "推理"};

struct Document {
  bool is_labelled = true;
  std::vector<std::string> words;
};
using Model = std::map<NodeId, Document>;

class RandomFullTextChanges {
 public:
  explicit RandomFullTextChanges(unsigned seed) : random_(seed) {
    auto transaction = graph_->BeginWrite();
    label_ = transaction->InternLabel("L");
    text_ = transaction->InternKey("text");
    other_ = transaction->InternKey("other");
    transaction->Commit();
  }

  void Run(int transaction_count) {
    for (int i = 0; i < transaction_count; ++i) {
      RunTransaction();
      if (i == transaction_count / 3) MakeIndex();
      if (i > transaction_count / 3) Compare(*graph_->BeginRead(), model_);
    }
    graph_->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  }

 private:
  size_t Below(size_t bound) { return random_() % bound; }

  void MakeIndex() {
    auto transaction = graph_->BeginWrite();
    FullTextDefinition index;
    index.labels = {label_};
    index.keys = {text_};
    index_ = transaction->CreateFullTextIndex(index);
    transaction->Commit();
  }

  void RunTransaction() {
    auto transaction = graph_->BeginWrite();
    Model model = model_;
    for (size_t n = 1 + Below(6); n > 0; --n) Change(transaction.get(), &model);
    const size_t mark = transaction->Mark();
    Model undone = model;
    Change(transaction.get(), &undone);
    if (Below(2) == 0) {
      model = undone;
    } else {
      transaction->RollbackTo(mark);
    }
    if (index_) Compare(*transaction, model);
    if (Below(4) == 0) return;
    transaction->Commit();
    model_ = model;
  }

  std::vector<std::string> RandomWords() {
    std::vector<std::string> words(Below(5));
    for (std::string& word : words) word = kWords[Below(kWords.size())];
    return words;
  }

  static Value TextOf(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return Value::String(text);
  }

  void Change(Transaction* transaction, Model* model) {
    if (model->empty() || Below(3) == 0) {
      const std::vector<std::string> words = RandomWords();
      (*model)[transaction->CreateNode({label_}, {{text_, TextOf(words)}})] = {true, words};
      return;
    }
    auto chosen = std::next(model->begin(), static_cast<std::ptrdiff_t>(Below(model->size())));
    const auto& [id, document] = *chosen;
    switch (Below(5)) {
      case 0:
        transaction->DeleteNode(id);
        model->erase(chosen);
        break;
      case 1:
        chosen->second.is_labelled = !document.is_labelled;
        document.is_labelled ? transaction->AddLabel(id, label_)
                             : transaction->RemoveLabel(id, label_);
        break;
      case 2:
        transaction->SetNodeProperty(id, other_, Value::Integer(1));
        break;
      default:
        chosen->second.words = RandomWords();
        transaction->SetNodeProperty(id, text_, TextOf(document.words));
    }
  }

  void Compare(const View& view, const Model& model) {
    for (const std::string& word : kWords) {
      std::set<uint64_t> expected, found;
      for (const auto& [id, document] : model) {
        const bool has_word = std::count(document.words.begin(), document.words.end(), word) > 0;
        if (document.is_labelled && has_word) expected.insert(id);
      }
      for (const FullTextHit& hit : view.SearchFullText(*index_, word, [] {})) {
        EXPECT_GT(hit.score, 0);
        found.insert(hit.element);
      }
      ASSERT_EQ(found, expected) << word;
    }
  }

  std::mt19937 random_;
  std::unique_ptr<Graph> graph_ = Graph::Open(":memory:", {});
  LabelId label_;
  KeyId text_, other_;
  std::optional<IndexId> index_;
  Model model_;
};

TEST(RandomFullTextChangesTest, SearchesFindWhatTheTextsSay) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    SCOPED_TRACE(seed);
    RandomFullTextChanges(seed).Run(150);
  }
}

}  // namespace
}  // namespace wenmai::graph
