// Rows of full-text indexes: which elements hold a term, and where.
//
//   full_text  index:be32 'T' term 00 block:be64 → posting*      block: element / 1,024
//              index:be32 'C'                    → element_count:varint term_count:varint
//
//   posting := element_delta:varint length:varint place_count:varint place_delta:varint{place_count}
//   operand := (posting | element_delta:varint 00)*               00: the element holds it no more
//
// A term is UTF-8 without a zero byte. Elements ascend, each less its predecessor, the first less the
// block's first; places ascend likewise from 0. `length` counts all terms of the element, at least 1.
// 'T' and 'C' are on disk: never reuse one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

inline constexpr uint64_t kPostingBlockIds = 1024;

// Elements that hold one term, ascending. The places of all stand in one vector.
struct PostingList {
  struct Entry {
    uint64_t element;
    uint32_t length;  // 0 in an operand: removed
    uint32_t places_begin, places_end;
  };
  std::span<const uint32_t> PlacesOf(const Entry& entry) const {
    return {places.data() + entry.places_begin, places.data() + entry.places_end};
  }
  void Add(uint64_t element, uint32_t length, std::span<const uint32_t> element_places);

  std::vector<Entry> entries;
  std::vector<uint32_t> places;
};

std::string EncodeFullTextPrefix(IndexId index);
// All rows of the terms that begin with `prefix`.
std::string EncodeTermPrefix(IndexId index, std::string_view prefix);
// All rows of the term.
std::string EncodeTermKey(IndexId index, std::string_view term);
std::string EncodePostingKey(IndexId index, std::string_view term, uint64_t block);
// A row's place; `term` lives as long as the key. False for the row of counters.
struct PostingPlace {
  IndexId index;
  std::string_view term;
  uint64_t block;
};
bool DecodePostingKey(std::string_view key, PostingPlace* place);

// Appends the postings of a value or an operand of block number `block`.
void DecodePostings(std::string_view bytes, uint64_t block, PostingList* list);
// Appends one posting to a value or operand; `length` 0 removes. `*previous` is the element before it,
// at first the first of the block.
void AppendPosting(uint64_t element, uint32_t length, std::span<const uint32_t> places,
                   uint64_t* previous, std::string* out);

// Of all elements in an index.
struct FullTextCounters {
  // An element's length was `before` and is now `after`; 0 is not being there.
  void Apply(uint32_t before, uint32_t after) {
    element_count += (after > 0) - (before > 0);
    term_count += after - uint64_t{before};
  }
  uint64_t element_count = 0;
  uint64_t term_count = 0;
  bool operator==(const FullTextCounters&) const = default;
};
std::string EncodeFullTextCountersKey(IndexId index);
std::string EncodeFullTextCounters(const FullTextCounters& counters);
FullTextCounters DecodeFullTextCounters(std::string_view bytes);

class PostingMerger : public Merger {
 public:
  std::string Apply(std::optional<std::string_view> base,
                    std::span<const std::string_view> operands) const override;
  std::string Combine(std::span<const std::string_view> operands) const override;
};

}  // namespace wenmai::graph
