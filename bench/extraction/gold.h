// Annotated articles: what a careful reader says the graph of each must hold (README.md has the
// format).
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace wenmai::bench {

using Metadata = std::map<std::string, std::string>;  // title author publisher published url

struct GoldEntity {
  std::string id, type, name;
  std::vector<std::string> surfaces;
};

struct GoldRelation {
  std::string type, head, tail;  // ids of entities
};

struct GoldSentence {
  std::string text;
  bool is_claim = false;
  std::string speaker;  // id of an entity, `author`, or `role:` and the role as written
  std::string kind;
  std::vector<std::string> about;
};

struct GoldArticle {
  std::string file;  // its name, without folder
  Metadata metadata;
  std::vector<GoldEntity> entities;
  std::vector<GoldRelation> relations;
  std::vector<std::vector<GoldSentence>> windows;  // every sentence of each is annotated
};

struct Gold {
  std::vector<GoldArticle> articles;
  // Who is the same over articles: (article, entity id) → number of the cluster.
  std::map<std::pair<std::string, std::string>, int> clusters;
};

// Reads `*.gold.json` and, if there is one, `identity.json`. Throws Error naming the file that
// cannot be read or lacks a field.
Gold ReadGold(const std::string& folder);

}  // namespace wenmai::bench
