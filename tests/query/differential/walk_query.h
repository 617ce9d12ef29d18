// Random walks: repeated parts, the shortest of their paths, and conditions on their steps that read what
// else the query binds. Over the graphs of RandomGraph.
#pragma once

#include <string>

#include "tests/query/differential/random_query.h"

namespace wenmai::query {

// The shortest paths through several parts. Where any of several may be chosen, only lengths are returned.
std::string ShortestQuery(Dice& dice);

// A query with conditions on the steps of walks, and the same with these conditions asked of the walks' lists.
struct StepConditions {
  std::string inside, after;
};
StepConditions StepConditionQuery(Dice& dice);

}  // namespace wenmai::query
