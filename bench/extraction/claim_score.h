// The score of an article's claims within the annotated windows: whether a sentence is one, who
// makes it, of what kind it is and what it is about.
#pragma once

#include <map>
#include <string>

#include "score.h"

namespace wenmai::bench {

// `entity_of_node` names the annotated entities that were found.
void ScoreClaims(const GoldArticle& gold, const Answer& answer,
                 const std::map<int64_t, std::string>& entity_of_node, Scores* scores);

}  // namespace wenmai::bench
