#include "shell/vocabulary.h"

#include <algorithm>
#include <cctype>

#include "shell/shell_data.h"

namespace wenmai::shell {

Vocabulary Vocabulary::Of(const Database& database) {
  Vocabulary vocabulary;
  const Database::Statistics statistics = database.ReadStatistics();
  for (const auto& label : statistics.labels) vocabulary.labels.push_back(label.name);
  for (const auto& type : statistics.types) vocabulary.types.push_back(type.name);
  vocabulary.property_keys = statistics.property_keys;
  Session session = database.NewSession();
  Result functions = session.Run("SHOW FUNCTIONS YIELD name RETURN name");
  while (functions.Next()) vocabulary.functions.push_back(functions.Get(0).as<std::string>());
  return vocabulary;
}

std::vector<std::string> NamesBeginning(const Database& database, std::string_view begin) {
  Session session = database.NewSession();
  Result rows = session.Run(ShellData("queries/names.cypher"), {{"typed", std::string(begin)}});
  std::vector<std::string> names;
  while (rows.Next()) names.push_back(rows.Get(0).as<std::string>());
  return names;
}

const std::set<std::string, std::less<>>& Keywords() {
  static const auto keywords = [] {
    std::set<std::string, std::less<>> words;
    std::string_view text = ShellData("data/keywords.txt");
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      if (end > 0 && text[0] != '#') words.emplace(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
  }();
  return keywords;
}

bool IsKeyword(std::string_view word) {
  std::string capitals(word);
  for (char& c : capitals) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return Keywords().contains(capitals);
}

}  // namespace wenmai::shell
