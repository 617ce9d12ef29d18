// Plain words about blocks that several rules of reading need.
#pragma once

#include <string>
#include <string_view>

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// The text for comparison with rules: folded, without white space, every run of digits one `0`.
std::u32string Squeeze(std::u32string_view text);

// Whether a sentence ends within or at the end of `text`.
bool HasSentenceEnd(std::u32string_view text);

// The share of the block's text that is links.
double LinkShare(const DraftBlock& block);

// A web address as in text, or with its scheme left out.
bool IsWebTarget(std::u32string_view target);

}  // namespace wenmai::ingest
