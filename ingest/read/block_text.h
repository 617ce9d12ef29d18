// Plain words about blocks that several rules of reading need.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/read/draft.h"

namespace wenmai::ingest {

constexpr size_t kTailBlockCount = 14;     // metadata stands in an article's last blocks, or its first
constexpr size_t kShortBlockSizeMax = 90;  // a longer block states no metadata

// The text for comparison with rules: folded, without white space, every run of digits one `0`.
std::u32string Squeeze(std::u32string_view text);

// `text` without white space around it.
std::u32string_view Trim(std::u32string_view text);

// Whether a sentence ends within or at the end of `text`.
bool HasSentenceEnd(std::u32string_view text);

// The end of the first blocks, in which metadata stands. Those of front matter do not count.
size_t HeadEnd(const std::vector<DraftBlock>& blocks);

// Whether the block is of front matter.
bool IsFrontMatter(const DraftBlock& block);

// The share of the block's text that is links.
double LinkShare(const DraftBlock& block);

// The words of `span` as a block of their own.
DraftBlock Cut(const DraftBlock& block, Span span, BlockKind kind);

// A web address as in text, or with its scheme left out.
bool IsWebTarget(std::u32string_view target);

}  // namespace wenmai::ingest
