// The names of rounds of funding, which look like codes of products: B2轮, Pre-A+轮, Series D.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

// Their spans, in order. REQUIRES: the text is folded.
std::vector<Span> FindFundingRounds(std::u32string_view text);

}  // namespace wenmai::ingest
