// Loads the benchmark's CSV files: `Label.csv` holds nodes, `TYPE__Source__Target.csv` relationships
// between nodes of two labels.
#pragma once

#include <functional>
#include <string>

namespace wenmai::bench {

// Makes the folder `database`. Calls `step` after each part with a name for what was done.
void LoadCsvFiles(const std::string& folder, const std::string& database,
                  const std::function<void(const char*)>& step);

}  // namespace wenmai::bench
