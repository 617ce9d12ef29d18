// How many columns text takes on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wenmai::text {

// Counts grapheme clusters by East Asian width: 文 and 🧵 take two columns, a combining mark
// none. Control characters take none.
size_t DisplayWidth(std::string_view utf8);

// The grapheme cluster that `utf8` begins with: what a cursor steps over. Empty if `utf8` is.
std::string_view FirstCluster(std::string_view utf8);

// The longest start of `utf8` that fits into `columns`, cut between grapheme clusters.
std::string_view TruncateToWidth(std::string_view utf8, size_t columns);

}  // namespace wenmai::text
