// The nodes by the ids that files give them.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "graph/value.h"

namespace wenmai::api {

// One space of ids. Most files number their nodes, and most of those without large gaps: numbers are
// kept as such, and small ones in an array.
class IdTable {
 public:
  // False, changing nothing, if the id is taken.
  bool Insert(std::string_view id, graph::NodeId node);
  // Any number of threads may look up while none inserts.
  std::optional<graph::NodeId> Find(std::string_view id) const;

 private:
  bool InsertNumber(int64_t number, uint32_t node);
  std::optional<graph::NodeId> FindNumber(int64_t number) const;
  std::string_view Keep(std::string_view text);

  static constexpr uint32_t kNone = UINT32_MAX;

  // A graph gives out 32 bits of ids.
  std::vector<uint32_t> small_numbers_;             // kNone: not here
  absl::flat_hash_map<int64_t, uint32_t> numbers_;  // those that were too large when they came
  uint64_t number_count_ = 0;                       // of both
  absl::flat_hash_map<std::string_view, uint32_t> texts_;
  std::deque<std::string> blocks_;  // the bytes of texts_
};

}  // namespace wenmai::api
