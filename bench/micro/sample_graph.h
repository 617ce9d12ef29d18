// A graph in memory that hot loops are measured on: people who follow one another, popular ones more.
#pragma once

#include "wenmai/database.h"

namespace wenmai::bench {

constexpr int64_t kPersonCount = 20'000;
constexpr int64_t kFollowsPerPerson = 10;

// Made once a process. People have `id` (unique), `name`, `city` (one of 50), `score` and `bio`.
const Database& SampleGraph();

}  // namespace wenmai::bench
