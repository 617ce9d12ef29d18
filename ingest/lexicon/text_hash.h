// Hash sets and maps of code-point strings that are asked with views, without a copy.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace wenmai::ingest {

struct TextHash {
  using is_transparent = void;
  // Most strings are a few characters long, so a step for each is all it takes.
  size_t operator()(std::u32string_view text) const {
    constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15;
    uint64_t hash = text.size();
    for (const char32_t c : text) {
      hash = (hash ^ c) * kMultiplier;
      hash ^= hash >> 32;
    }
    return hash;
  }
};

using TextSet = absl::flat_hash_set<std::u32string, TextHash, std::equal_to<>>;
template <typename Value>
using TextMap = absl::flat_hash_map<std::u32string, Value, TextHash, std::equal_to<>>;

}  // namespace wenmai::ingest
