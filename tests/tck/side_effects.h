// What a query changed, as the kit counts it: by asking the graph before and after.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/tck/database.h"
#include "tests/tck/gherkin.h"

namespace wenmai::tck {

struct Snapshot {
  std::multiset<std::vector<std::string>> nodes, relationships, labels, properties;
};

Snapshot TakeSnapshot(Database* database);

// `+nodes`, `-properties` … with their counts; what did not change is absent.
using SideEffects = std::map<std::string, size_t>;
SideEffects Difference(const Snapshot& before, const Snapshot& after);

// The table of `the side effects should be:`.
SideEffects ParseSideEffects(const std::vector<Row>& table);

std::string ToString(const SideEffects& effects);

}  // namespace wenmai::tck
