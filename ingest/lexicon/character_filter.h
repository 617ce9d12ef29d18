// Says quickly of most characters that no phrase of a set begins (or ends) with them.
#pragma once

#include <bitset>
#include <cstddef>

namespace wenmai::ingest {

class CharacterFilter {
 public:
  void Add(char32_t c) { bits_.set(c % kSize); }
  // False for most characters that were not added, never for one that was.
  bool MayContain(char32_t c) const { return bits_.test(c % kSize); }

 private:
  static constexpr size_t kSize = 4096;  // bits: half a kilobyte stays in the nearest cache
  std::bitset<kSize> bits_;
};

}  // namespace wenmai::ingest
