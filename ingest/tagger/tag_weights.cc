#include "ingest/tagger/tag_weights.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "ingest/tagger/tag_feature.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kFeaturesPerLine = 4;  // on average: one line in fifty then runs over

// What the compiler keeps in registers, whichever this processor has.
using Bytes = int8_t __attribute__((vector_size(kTagRowStep / 2)));
using Words = int16_t __attribute__((vector_size(kTagRowStep)));

void AddRows(std::span<const int8_t* const> rows, int begin, int16_t* sums) {
  constexpr int kHalf = kTagRowStep / 2;
  Words low, high;
  std::memcpy(&low, sums + begin, sizeof low);
  std::memcpy(&high, sums + begin + kHalf, sizeof high);
  for (const int8_t* row : rows) {
    Bytes bytes;
    std::memcpy(&bytes, row + begin, sizeof bytes);
    low += __builtin_convertvector(bytes, Words);
    std::memcpy(&bytes, row + begin + kHalf, sizeof bytes);
    high += __builtin_convertvector(bytes, Words);
  }
  std::memcpy(sums + begin, &low, sizeof low);
  std::memcpy(sums + begin + kHalf, &high, sizeof high);
}

}  // namespace

TagWeights::TagWeights(int tag_count, size_t feature_count)
    : row_size_((tag_count + kTagRowStep - 1) / kTagRowStep * kTagRowStep),
      lines_(feature_count / kFeaturesPerLine + 1),
      is_over_(lines_.size() / 64 + 1) {}

void TagWeights::Add(uint32_t feature, std::span<const TagWeight> weights) {
  const uint32_t entry = MakeEntry(weights);
  if (entry == 0) return;
  const size_t at = LineOf(feature);
  if (at != last_line_) last_line_ = at, last_line_fill_ = 0;
  if (last_line_fill_ == kLineSize) {
    overflow_.emplace_back(feature, entry);
    is_over_[at / 64] |= uint64_t{1} << (at % 64);
    return;
  }
  Line& line = lines_[at];
  line.hashes[last_line_fill_] = feature;
  line.entries[last_line_fill_++] = entry;
}

uint32_t TagWeights::MakeEntry(std::span<const TagWeight> weights) {
  if (weights.size() <= 2) {
    uint32_t entry = 0;
    for (size_t i = 0; i < weights.size(); ++i) {
      const uint32_t half = weights[i].tag | uint32_t{static_cast<uint8_t>(weights[i].weight)} << 8;
      entry |= half << (16 * i);
    }
    return entry;
  }
  const size_t row = rows_.size() / static_cast<size_t>(row_size_);
  rows_.resize(rows_.size() + static_cast<size_t>(row_size_));
  for (const TagWeight& weight : weights) rows_[row * row_size_ + weight.tag] = weight.weight;
  return kRowMark | static_cast<uint32_t>(row) << 8;
}

// A place as a bit that the feature has, among those of the line.
inline uint32_t TagWeights::PlacesOf(uint32_t feature, const Line& line) {
#ifdef __SSE2__
  const __m128i wanted = _mm_set1_epi32(static_cast<int>(feature));
  const auto equal = [&](size_t from) {
    const auto* hashes = reinterpret_cast<const __m128i*>(line.hashes + from);
    return _mm_cmpeq_epi32(_mm_load_si128(hashes), wanted);
  };
  const __m128i places = _mm_packs_epi32(equal(0), equal(4));
  return static_cast<uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(places, _mm_setzero_si128())));
#else
  uint32_t places = 0;
  for (size_t i = 0; i < kLineSize; ++i) places |= uint32_t{line.hashes[i] == feature} << i;
  return places;
#endif
}

inline uint32_t TagWeights::Find(uint32_t feature) const {
  constexpr uint32_t kLastPlace = 1u << (kLineSize - 1);  // looked at where the feature has none
  const size_t at = LineOf(feature);
  const Line& line = lines_[at];
  const uint32_t places = PlacesOf(feature, line);
  // Without a branch, since no processor could foresee it.
  const uint32_t entry = line.entries[std::countr_zero(places | kLastPlace)] & (places != 0 ? ~0u : 0);
  const bool is_over = (is_over_[at / 64] >> (at % 64) & 1) != 0;
  return is_over && entry == 0 ? FindInOverflow(feature) : entry;
}

uint32_t TagWeights::FindInOverflow(uint32_t feature) const {
  const auto found =
      std::lower_bound(overflow_.begin(), overflow_.end(), std::pair(feature, uint32_t{0}));
  return found != overflow_.end() && found->first == feature ? found->second : 0;
}

void TagWeights::Sum(std::span<const uint32_t> features, TagSums* sums) const {
  std::array<const int8_t*, kTagFeatureCount> rows;
  size_t row_count = 0;
  for (const uint32_t feature : features) {
    const uint32_t entry = Find(feature);
    const bool has_row = (entry & kRowMark) != 0;
    // As above, both ways are gone: what has a row adds nothing here, what has none no row.
    const uint32_t pairs = has_row ? 0 : entry;
    sums->of[pairs & 0x7F] += static_cast<int8_t>(pairs >> 8);
    sums->of[pairs >> 16 & 0x7F] += static_cast<int8_t>(pairs >> 24);
    rows[row_count] = rows_.data() + (has_row ? static_cast<size_t>(entry >> 8) * row_size_ : 0);
    __builtin_prefetch(rows[row_count]);
    row_count += has_row ? 1 : 0;
  }
  for (int begin = 0; begin < row_size_; begin += kTagRowStep) {
    AddRows({rows.data(), row_count}, begin, sums->of);
  }
}

}  // namespace wenmai::ingest
