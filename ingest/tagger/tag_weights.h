// The weights of a tagger's features, laid out for look-up. A token asks for some thirty features and
// the weights are larger than the caches, so a feature that has one or two weights, as most have, costs
// one line of the cache, any other one more for its row.
//
//   line  := hash:uint32^8 entry:uint32^8     (64 bytes; a hash tells its line; a free place has entry 0)
//   entry := tag:byte weight:int8 tag:byte weight:int8      the first tag below 128
//          | kRowMark:byte row:uint24                       where the feature has more weights
//
// Built once, read-only afterwards, safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace wenmai::ingest {

struct TagWeight {
  uint8_t tag = 0;
  int8_t weight = 0;
};

// The sums of weights of each tag, filled up to whole rows. Whole numbers, so that features may be
// added in any order.
constexpr int kTagRowStep = 32;
constexpr int kTagSumCountMax = 64;
struct alignas(64) TagSums {
  int16_t of[kTagSumCountMax] = {};
};

class TagWeights {
 public:
  // Of no feature.
  TagWeights() : TagWeights(1, 0) {}
  // REQUIRES: tag_count is at most kTagCountMax.
  TagWeights(int tag_count, size_t feature_count);

  // REQUIRES: features come in rising order.
  void Add(uint32_t feature, std::span<const TagWeight> weights);

  // Begins to fetch what Sum() will read.
  void Prefetch(uint32_t feature) const { __builtin_prefetch(&lines_[LineOf(feature)]); }

  // Adds the weights of at most kTagFeatureCount features.
  void Sum(std::span<const uint32_t> features, TagSums* sums) const;

  int row_size() const { return row_size_; }

 private:
  static constexpr size_t kLineSize = 8;
  static constexpr uint32_t kRowMark = 0x80;
  struct alignas(64) Line {
    uint32_t hashes[kLineSize] = {};
    uint32_t entries[kLineSize] = {};
  };

  size_t LineOf(uint32_t feature) const { return uint64_t{feature} * lines_.size() >> 32; }
  uint32_t MakeEntry(std::span<const TagWeight> weights);
  static uint32_t PlacesOf(uint32_t feature, const Line& line);
  uint32_t Find(uint32_t feature) const;
  uint32_t FindInOverflow(uint32_t feature) const;

  int row_size_ = 0;  // the tags, in whole steps
  std::vector<Line> lines_;
  std::vector<int8_t> rows_;
  std::vector<std::pair<uint32_t, uint32_t>> overflow_;  // features of full lines, by hash
  std::vector<uint64_t> is_over_;                        // a bit for each full line that has some
  size_t last_line_ = 0, last_line_fill_ = 0;            // where the last feature was added
};

}  // namespace wenmai::ingest
