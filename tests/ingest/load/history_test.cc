// Random histories of hand-made extractions, whose names meet in more ways than texts make them meet.
#include <gtest/gtest.h>

#include <map>

#include "article_builder.h"
#include "ingest/load/loader.h"
#include "random_history.h"

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

class ExtractionHistory : public RandomHistory {
 public:
  using RandomHistory::RandomHistory;

 private:
  std::string WriteOne() override {
    LoadFile file = RandomFile();
    const std::string name = file.file;
    files_[name] = std::move(file);
    return name;
  }

  void Ingest(graph::Graph* graph, const std::vector<std::string>& files) override {
    std::vector<LoadFile> batch;
    for (const std::string& file : files) batch.push_back(files_.at(file));
    Loader(graph).Load(batch);
  }

  std::string RandomName() override {
    const Character& character = Cast()[Pick(static_cast<int>(Cast().size()))];
    const std::string name = character.names[Pick(static_cast<int>(character.names.size()))].text;
    return std::string(EntityTypeName(character.type)) + ':' + name;
  }

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

  std::map<std::string, LoadFile> files_;
};

TEST(HistoryTest, LeavesNoTrace) {
  ExpectNoTrace(60, 4, 6, [](uint32_t seed) { return std::make_unique<ExtractionHistory>(seed); });
}

}  // namespace
}  // namespace wenmai::ingest
