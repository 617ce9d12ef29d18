// The promise that the graph is a function of the articles now in it and of the user's decisions: a
// random history of ingesting, changing, forgetting, merging and splitting, in random batches, ends
// in the same graph as a fresh one that is given the same articles and decisions in another order.
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "article_builder.h"
#include "graph_dump.h"
#include "ingest/load/loader.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

// Names that overlap in every way that matters: two scripts, shortened, shared, in the lexicon
// under conflicting entries, alike in sound, of several kinds.
struct Character {
  EntityType type;
  std::string lexicon_id;
  std::vector<NameSpec> names;
};

const std::vector<Character>& Cast() {
  static const std::vector<Character> kCast = {
      {EntityType::kPerson,
       "altman",
       {{"山姆·奥特曼", "lexicon"},
        {"Sam Altman", "lexicon"},
        {"奥特曼", "surname"},
        {"Sam", "given name"}}},
      {EntityType::kPerson, "", {{"山姆·奥尔特曼", "full name"}, {"奥特曼", "surname"}}},
      {EntityType::kPerson,
       "",
       {{"杰克·奥特曼", "full name"}, {"奥特曼", "surname"}, {"Jack Altman", "bilingual name"}}},
      {EntityType::kPerson, "", {{"奥特曼", "tagger"}}},
      {EntityType::kPerson, "", {{"Altman", "tagger"}, {"奥特曼", "bilingual name"}}},
      {EntityType::kPerson, "", {{"Sam", "tagger"}}},
      {EntityType::kPerson, "", {{"大卫", "tagger"}}},
      {EntityType::kPerson, "", {{"德弗里斯", "tagger"}}},
      {EntityType::kPerson,
       "",
       {{"阿莱克斯·德弗里斯", "full name"},
        {"Alex de Vries", "bilingual name"},
        {"德弗里斯", "surname"}}},
      {EntityType::kPerson, "", {{"Alex de Vries", "full name"}, {"de Vries", "surname"}}},
      {EntityType::kCompany, "openai", {{"OpenAI", "lexicon"}, {"Open AI", "lexicon"}}},
      {EntityType::kOrganization, "", {{"OpenAI Inc.", "suffix"}}},
      {EntityType::kCompany, "apple", {{"Apple", "lexicon"}, {"苹果", "lexicon"}}},
      {EntityType::kCompany, "apple records", {{"Apple Records", "lexicon"}, {"苹果", "gloss"}}},
      {EntityType::kCompany, "", {{"苹果", "tagger"}}},
      {EntityType::kCompany,
       "",
       {{"Blue Origin", "full name"}, {"Blue", "short name"}, {"蓝色起源", "gloss"}}},
      {EntityType::kCompany, "", {{"Blue", "tagger"}}},
      {EntityType::kOrganization, "", {{"Blue Shield", "full name"}, {"Blue", "short name"}}},
      {EntityType::kModel, "gpt4", {{"GPT-4", "lexicon"}}},
      {EntityType::kModel, "", {{"GPT 4", "pattern"}}},
      {EntityType::kProduct, "", {{"Apple", "tagger"}}},
      {EntityType::kModel, "", {{"DeepSeek", "tagger"}}},
      {EntityType::kCompany, "", {{"DeepSeek", "tagger"}, {"深度求索", "gloss"}}},
      {EntityType::kPlace, "", {{"旧金山", "lexicon"}}},
  };
  return kCast;
}

class History {
 public:
  explicit History(uint32_t seed) : random_(seed) {}

  void Run(int step_count) {
    for (int step = 0; step < step_count; ++step) {
      const int choice = Pick(10);
      if (choice < 6) {
        LoadSome();
      } else if (choice < 8) {
        ForgetOne();
      } else {
        DecideSomething(choice == 8);
      }
    }
  }

  std::vector<std::string> Dump() { return DumpGraph(*graph_); }

  // A graph that is given the decisions first, then the articles, in another order and other
  // batches.
  std::vector<std::string> DumpFresh() {
    const auto fresh = graph::Graph::Open(":memory:", {});
    if (const auto decisions = graph_->BeginRead()->GetRecord(kDecisionSpace, {})) {
      const auto transaction = fresh->BeginWrite();
      transaction->PutRecord(kDecisionSpace, {}, *decisions);
      transaction->Commit();
    }
    std::vector<LoadFile> files;
    for (const auto& [source, file] : files_) files.push_back(file);
    std::shuffle(files.begin(), files.end(), random_);
    Loader loader(fresh.get());
    while (!files.empty()) {
      const size_t count = std::min<size_t>(1 + Pick(5), files.size());
      loader.Load(std::vector<LoadFile>(files.end() - count, files.end()));
      files.resize(files.size() - count);
    }
    return DumpGraph(*fresh);
  }

 private:
  int Pick(int count) { return static_cast<int>(random_() % static_cast<uint32_t>(count)); }

  LoadFile RandomFile() {
    const int number = Pick(12);
    const std::string source = "article" + std::to_string(number) + ".md";
    // Some files share an address, so one shadows the other.
    const std::string url = number < 3 ? "https://example.com/shared" : "";
    ArticleBuilder article(source, Pick(4) == 0 ? "" : url);
    if (Pick(3) > 0) article.On(20000 + Pick(5));
    std::vector<int32_t> present;
    for (const Character& character : Cast()) {
      if (Pick(4) == 0) present.push_back(AddCharacter(character, &article));
    }
    for (int i = 0; present.size() >= 2 && i < 3; ++i) {
      const int32_t subject = present[Pick(static_cast<int>(present.size()))];
      const int32_t object = present[Pick(static_cast<int>(present.size()))];
      article.Fact(Pick(2) == 0 ? FactType::kWorksAt : FactType::kCompetesWith, subject, object,
                   Pick(2) == 0 ? "CEO" : "founder", Pick(2) == 0 ? "current" : "");
      article.Claim(Pick(3) == 0 ? kNone : subject, {object, subject});
    }
    return {source, {}, {std::make_shared<const Extraction>(article.Build())}};
  }

  int32_t AddCharacter(const Character& character, ArticleBuilder* article) {
    std::vector<NameSpec> names = {character.names.front()};
    for (size_t i = 1; i < character.names.size(); ++i) {
      if (Pick(2) == 0) names.push_back(character.names[i]);
    }
    if (names.size() > 1 && Pick(3) == 0) names.erase(names.begin());
    for (NameSpec& name : names) name.count = 1 + Pick(3);
    const bool is_known = Pick(5) > 0;
    std::vector<std::string> lexicon_names;
    if (is_known && !character.lexicon_id.empty()) {
      for (const NameSpec& name : character.names) lexicon_names.push_back(name.text);
    }
    const int32_t entity = article->Entity(character.type, names, is_known ? character.lexicon_id : "", lexicon_names);
    if (Pick(3) == 0) article->Describe(entity, "described " + std::to_string(Pick(2)));
    return entity;
  }

  void LoadSome() {
    std::vector<LoadFile> batch;
    for (int i = Pick(3); i >= 0; --i) {
      LoadFile file = RandomFile();
      const bool is_twice = std::any_of(batch.begin(), batch.end(), [&](const LoadFile& other) {
        return other.file == file.file;
      });
      if (is_twice) continue;
      files_[file.file] = file;
      batch.push_back(std::move(file));
    }
    loader_.Load(batch);
  }

  void ForgetOne() {
    if (files_.empty()) return;
    const auto file = std::next(files_.begin(), Pick(static_cast<int>(files_.size())));
    EXPECT_TRUE(loader_.Forget(file->first));
    files_.erase(file);
  }

  std::string RandomName() {
    const Character& character = Cast()[Pick(static_cast<int>(Cast().size()))];
    const std::string name = character.names[Pick(static_cast<int>(character.names.size()))].text;
    return std::string(EntityTypeName(character.type)) + ':' + name;
  }

  void DecideSomething(bool is_merge) {
    const std::string first = RandomName(), second = RandomName();
    try {
      if (is_merge) {
        loader_.Merge(first, second);
      } else {
        loader_.Split(first, {second.substr(second.find(':') + 1)});
      }
    } catch (const Error& error) {
      // The random names may mean nobody, or several.
      EXPECT_TRUE(error.code() == ErrorCode::kNotFound ||
                  error.code() == ErrorCode::kInvalidArgument)
          << error.what();
    }
  }

  std::mt19937 random_;
  std::unique_ptr<graph::Graph> graph_ = graph::Graph::Open(":memory:", {});
  Loader loader_{graph_.get()};
  std::map<std::string, LoadFile> files_;
};

TEST(HistoryTest, LeavesNoTrace) {
  const char* wanted = std::getenv("WENMAI_HISTORIES");
  const int history_count = wanted != nullptr ? std::atoi(wanted) : 60;
  for (int seed = 0; seed < history_count; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    History history(seed);
    for (int stretch = 0; stretch < 4; ++stretch) {
      history.Run(6);
      ASSERT_EQ(history.Dump(), history.DumpFresh());
    }
  }
}

}  // namespace
}  // namespace wenmai::ingest
