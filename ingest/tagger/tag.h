// The tags that a tagger gives to tokens: outside of names, or the first, an inner, the last or the
// only token of a name of some class. Tags of a row of tokens are well formed if every first token is
// followed by inner ones and a last one of its class.
//
//   O  B-0 I-0 E-0 S-0  B-1 I-1 E-1 S-1 …
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

enum class TagPlace : uint8_t { kFirst, kInner, kLast, kOnly };

constexpr int kOutsideTag = 0;
constexpr int kTagClassCountMax = 15;
constexpr int kTagCountMax = 1 + 4 * kTagClassCountMax;

constexpr int TagOf(int tag_class, TagPlace place) {
  return 1 + 4 * tag_class + static_cast<int>(place);
}
constexpr int TagCount(int class_count) { return 1 + 4 * class_count; }

// The place of token i in a range of tokens.
constexpr TagPlace TagPlaceIn(size_t begin, size_t end, size_t i) {
  if (end - begin == 1) return TagPlace::kOnly;
  return i == begin ? TagPlace::kFirst : i + 1 == end ? TagPlace::kLast : TagPlace::kInner;
}

// A name as a row of tags tells it: a range of tokens.
struct TaggedRange {
  Span tokens;
  int tag_class = 0;
};

}  // namespace wenmai::ingest
