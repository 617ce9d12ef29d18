// The words that the shell offers and colours: the language's keywords, and what the database has.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "wenmai/database.h"

namespace wenmai::shell {

struct Vocabulary {
  std::vector<std::string> labels, types, property_keys, functions;

  // Asks the database; cheap enough to be done for each statement.
  static Vocabulary Of(const Database& database);
};

// Names of the graph's entities that begin so, the shortest first; some of them where they are many.
std::vector<std::string> NamesBeginning(const Database& database, std::string_view begin);

// In capitals, sorted; from data/keywords.txt.
const std::set<std::string, std::less<>>& Keywords();
bool IsKeyword(std::string_view word);  // in any case

}  // namespace wenmai::shell
