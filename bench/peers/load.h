// Loads the benchmark's CSV files into an empty database.
#pragma once

#include <functional>
#include <string>

#include "wenmai/database.h"

namespace wenmai::bench {

// Calls `step` after the nodes and after the relationships with a name for what was done.
void LoadCsvFiles(const std::string& folder, const Database& database,
                  const std::function<void(const char*)>& step);

}  // namespace wenmai::bench
