// What a misspelt word may have been meant to be: for messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wenmai::query {

// `; did you mean MATCH?` with the first of `words` that `word` is a misspelling of, case aside; empty if
// there is none.
std::string Suggestion(std::string_view word, const std::vector<std::string>& words);

}  // namespace wenmai::query
