// What the graph holds of an article, read back with queries: what is scored is what a user can ask.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "gold.h"
#include "wenmai/database.h"

namespace wenmai::bench {

struct AnswerEntity {
  int64_t node = 0;
  std::string type;  // Company of a node that is both Company and Organization
  std::string name;
  std::vector<std::string> surfaces;  // in this article
};

struct AnswerRelation {
  std::string type;
  int64_t head = 0, tail = 0;  // nodes
};

struct AnswerClaim {
  int32_t begin = 0, end = 0;  // code points of the article's text
  std::string kind, speaker;
  int64_t made_by = -1;  // node, -1: nobody with a name
  std::set<int64_t> about;
};

struct Answer {
  std::string text;
  Metadata metadata;
  std::vector<AnswerEntity> entities;
  std::vector<AnswerRelation> relations;
  std::vector<AnswerClaim> claims;
};

// By the name of the article's file, without folder.
std::map<std::string, Answer> ReadAnswers(Session* session);

}  // namespace wenmai::bench
