#include "base/substring.h"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace wenmai {

// Tests sixteen places at once for the first and the last byte of the part. The first alone would not
// do: in a text of one script most characters begin with the same byte.
bool SubstringSearch::IsIn(std::string_view text) const {
  if (part_.size() > text.size()) return false;
  if (part_.size() < 2) return part_.empty() || text.find(part_[0]) != std::string_view::npos;
#ifdef __SSE2__
  constexpr size_t kPlaces = 16;
  const size_t place_count = text.size() - part_.size() + 1;
  if (place_count >= kPlaces) {
    const __m128i first = _mm_set1_epi8(part_.front());
    const __m128i last = _mm_set1_epi8(part_.back());
    const auto load = [](const char* bytes) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
    };
    const char* const end = text.data() + place_count;
    for (const char* place = text.data();;) {
      const __m128i is_first = _mm_cmpeq_epi8(load(place), first);
      const __m128i is_last = _mm_cmpeq_epi8(load(place + part_.size() - 1), last);
      auto found = static_cast<uint32_t>(_mm_movemask_epi8(_mm_and_si128(is_first, is_last)));
      for (; found != 0; found &= found - 1) {
        const char* candidate = place + std::countr_zero(found);
        if (std::memcmp(candidate + 1, part_.data() + 1, part_.size() - 2) == 0) return true;
      }
      if (place + kPlaces == end) return false;
      place = place + 2 * kPlaces <= end ? place + kPlaces : end - kPlaces;
    }
  }
#endif
  return text.find(part_) != std::string_view::npos;
}

}  // namespace wenmai
