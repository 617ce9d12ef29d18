#include "gold.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "wenmai/error.h"

namespace wenmai::bench {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Json ReadJson(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorCode::kIo, "cannot read " + path.string());
  return Json::parse(in);
}

GoldSentence ReadSentence(const Json& json) {
  GoldSentence sentence;
  sentence.text = json.at("text");
  sentence.is_claim = json.at("claim");
  sentence.speaker = json.value("speaker", "author");
  sentence.kind = json.value("kind", "");
  sentence.about = json.value("about", std::vector<std::string>());
  return sentence;
}

GoldArticle ReadArticle(const Json& json) {
  GoldArticle article;
  article.file = json.at("article");
  for (const auto& [field, value] : json.at("meta").items()) article.metadata[field] = value;
  for (const Json& entity : json.at("entities")) {
    article.entities.push_back(
        {entity.at("id"), entity.at("type"), entity.at("name"), entity.at("surfaces")});
  }
  for (const Json& relation : json.at("relations")) {
    article.relations.push_back({relation.at("type"), relation.at("head"), relation.at("tail")});
  }
  for (const Json& window : json.at("claim_windows")) {
    std::vector<GoldSentence>& sentences = article.windows.emplace_back();
    for (const Json& sentence : window.at("sentences")) sentences.push_back(ReadSentence(sentence));
  }
  return article;
}

}  // namespace

Gold ReadGold(const std::string& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().string().ends_with(".gold.json")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  Gold gold;
  for (const fs::path& path : paths) {
    try {
      gold.articles.push_back(ReadArticle(ReadJson(path)));
    } catch (const Json::exception& error) {
      throw Error(ErrorCode::kInvalidArgument, path.string() + ": " + error.what());
    }
  }
  const fs::path identity = fs::path(folder) / "identity.json";
  if (!fs::exists(identity)) return gold;
  int number = 0;
  const Json clusters = ReadJson(identity);
  for (const Json& cluster : clusters.at("clusters")) {
    for (const Json& member : cluster.at("members")) gold.clusters[{member[0], member[1]}] = number;
    ++number;
  }
  return gold;
}

}  // namespace wenmai::bench
