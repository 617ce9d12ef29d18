// Whether a stretch of Chinese characters stands as words of its own: 程维 in `程维表示`, not in
// `工程维护`.
#pragma once

#include <string_view>

#include "ingest/document.h"

namespace wenmai::ingest {

// True if dictionary segmentation of the text around puts a boundary at both ends of the span.
bool StandsAsWords(std::u32string_view text, Span span);

// The same for its beginning only: 美国 in 美国人.
bool BeginsWord(std::u32string_view text, Span span);

// The same for its end only.
bool EndsWord(std::u32string_view text, Span span);

// True if segmentation takes the span for one word of the dictionary: 高管.
bool IsOneWord(std::u32string_view text, Span span);

}  // namespace wenmai::ingest
