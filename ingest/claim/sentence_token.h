// The tokens of a sentence that claim models weigh: Han characters, pairs of neighbouring ones, Latin
// words. All numbers are `0`, which pairs like a character: 万 after 5 is `0万`.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace wenmai::ingest {

// REQUIRES: `folded` is folded (FoldInPlace).
std::vector<std::u32string> SentenceTokens(std::u32string_view folded);

// Calls visit(token) for each of them, in order, without a copy.
void ForEachSentenceToken(std::u32string_view folded,
                          const std::function<void(std::u32string_view)>& visit);

}  // namespace wenmai::ingest
