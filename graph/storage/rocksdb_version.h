// Which RocksDB runs.
#pragma once

#include <string>

namespace wenmai::graph {

std::string RocksDbVersion();  // `7.8.3`

}  // namespace wenmai::graph
