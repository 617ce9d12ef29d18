#include "ingest/read/json_lines.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "ingest/read/metadata_value.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr const char* kTextKey = "text";

// Calls visit(line, number) for each line that is not blank.
template <typename Visit>
void ForEachLine(std::string_view utf8, Visit visit) {
  int number = 0;
  for (size_t begin = 0; begin < utf8.size();) {
    const size_t end = std::min(utf8.find('\n', begin), utf8.size());
    const std::string_view line = utf8.substr(begin, end - begin);
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) visit(line, number);
    begin = end + 1;
  }
}

nlohmann::json ParseObject(std::string_view line) {
  nlohmann::json object = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  const bool fits = object.is_object() && object.contains(kTextKey) && object[kTextKey].is_string();
  return fits ? object : nlohmann::json();
}

// A string as it is, a list of strings joined; empty for anything else.
std::string TextOf(const nlohmann::json& value) {
  if (value.is_string()) return value.get<std::string>();
  std::string joined;
  if (!value.is_array()) return joined;
  for (const nlohmann::json& element : value) {
    if (!element.is_string()) continue;
    if (!joined.empty()) joined += "、";
    joined += element.get<std::string>();
  }
  return joined;
}

}  // namespace

bool LooksLikeJsonLines(std::string_view utf8) {
  const size_t begin = utf8.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || utf8[begin] != '{') return false;
  return !ParseObject(utf8.substr(begin, utf8.find('\n', begin) - begin)).is_null();
}

std::vector<JsonArticle> ReadJsonLines(std::string_view utf8) {
  std::vector<JsonArticle> articles;
  ForEachLine(utf8, [&articles](std::string_view line, int number) {
    const nlohmann::json object = ParseObject(line);
    if (object.is_null()) {
      throw Error(ErrorCode::kInvalidArgument,
                  "line " + std::to_string(number) + " is no JSON object with a text");
    }
    JsonArticle article;
    article.line = number;
    article.text = object[kTextKey].get<std::string>();
    MetadataCollector collector;
    for (const auto& [name, value] : object.items()) {
      const std::optional<MetadataKey> key = FindMetadataKey(name);
      if (!key) continue;
      const std::u32string cleaned =
          CleanMetadataValue(key->field, text::DecodeUtf8(TextOf(value)));
      collector.Offer(*key, text::EncodeUtf8(cleaned));
    }
    collector.Apply(&article.metadata);
    articles.push_back(std::move(article));
  });
  return articles;
}

}  // namespace wenmai::ingest
