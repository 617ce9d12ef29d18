// Hash sets and maps of code-point strings that are asked with views, without a copy.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace wenmai::ingest {

struct TextHash {
  using is_transparent = void;
  size_t operator()(std::u32string_view text) const {
    return std::hash<std::u32string_view>()(text);
  }
};

using TextSet = absl::flat_hash_set<std::u32string, TextHash, std::equal_to<>>;
template <typename Value>
using TextMap = absl::flat_hash_map<std::u32string, Value, TextHash, std::equal_to<>>;

}  // namespace wenmai::ingest
