// The words that stand behind a result: of claims their sentences, of facts and their relationships
// the words that state them, of names and mentions where they stand.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "wenmai/database.h"
#include "wenmai/format.h"

namespace wenmai::shell {

struct Evidence {
  std::string article;          // its title, else its source
  std::string source;
  std::string date, speaker, verb;  // empty where not known
  std::string words;
  std::vector<std::pair<size_t, size_t>> marks;  // bytes of `words`: what the evidence is of
};

// What a node or relationship of the result rests on.
struct ElementEvidence {
  bool is_node = false;
  uint64_t element = 0;
  Evidence evidence;
};

// Nodes and relationships at any depth, and strings that are a claim's text or id. In the order of
// the kinds above.
std::vector<ElementEvidence> FindEvidence(Session& session, const Rows& rows);

}  // namespace wenmai::shell
