// The part of the score that one article decides.
#pragma once

#include <string>
#include <vector>

#include "score.h"

namespace wenmai::bench {

// An annotated entity and the node that stands for it.
struct Match {
  std::string file, entity, name;
  int64_t node = 0;
};

// Adds to *scores and returns the entities that were found.
std::vector<Match> ScoreArticle(const GoldArticle& gold, const Answer& answer, Scores* scores);

}  // namespace wenmai::bench
