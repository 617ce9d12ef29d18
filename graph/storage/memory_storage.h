// A storage that lives in memory: what `:memory:` databases and many tests stand on.
#pragma once

#include <memory>

#include "graph/storage/storage.h"

namespace wenmai::graph {

// Opening costs a few allocations. Checkpoint is refused with Error{kUnsupported}.
std::shared_ptr<Storage> OpenMemoryStorage();

}  // namespace wenmai::graph
