// What a statement changed.
#pragma once

#include <cstdint>

namespace wenmai::query {

struct UpdateCounters {
  uint64_t nodes_created = 0, nodes_deleted = 0;
  uint64_t relationships_created = 0, relationships_deleted = 0;
  uint64_t properties_set = 0, labels_added = 0, labels_removed = 0;
  uint64_t indexes_added = 0, indexes_removed = 0, constraints_added = 0, constraints_removed = 0;
};

}  // namespace wenmai::query
