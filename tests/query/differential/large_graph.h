// A graph large and uneven enough that whole-type arrays, bitmaps, intersections and threads come into
// play, and random queries over it that end soon.
#pragma once

#include <string>
#include <vector>

#include "tests/query/differential/random_query.h"

namespace wenmai::query {

// 20,000 nodes with a unique `k`; labels Common (all but some), Half and Rare (1 in 100); types R
// (to few hubs), S (to any node) and T (among the near); properties i, s and m, missing here and there.
std::vector<std::string> LargeGraph();

// A query of one of a dozen shapes. The rows do not depend on how they are found.
std::string LargeQuery(Dice& dice);

// The same rows asked for in two ways.
struct Rewritten {
  std::string query, rewrite;
};
Rewritten LargeRewrite(Dice& dice);

}  // namespace wenmai::query
