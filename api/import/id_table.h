// The nodes by the ids that files give them.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "graph/value.h"

namespace wenmai::api {

// One space of ids. Most files number their nodes, so numbers are kept as such.
class IdTable {
 public:
  // False, changing nothing, if the id is taken.
  bool Insert(std::string_view id, graph::NodeId node);
  // Any number of threads may look up while none inserts.
  std::optional<graph::NodeId> Find(std::string_view id) const;

 private:
  std::string_view Keep(std::string_view text);

  // A graph gives out 32 bits of ids.
  absl::flat_hash_map<int64_t, uint32_t> numbers_;
  absl::flat_hash_map<std::string_view, uint32_t> texts_;
  std::deque<std::string> blocks_;  // the bytes of texts_
};

}  // namespace wenmai::api
