// Web addresses in running text.
#pragma once

#include <cstddef>
#include <string_view>

namespace wenmai::ingest {

// How many code points of `text` from `begin` on are a web address (`https://…`, `www.…`), 0 if
// none begins there. An address ends at white space, a quotation mark, an unopened bracket or the
// first character beyond ASCII, since Chinese often follows at once; a full stop or comma at its
// end is not its own. One that was wrapped after a hyphen goes on in the next line.
size_t MatchAddress(std::u32string_view text, size_t begin);

}  // namespace wenmai::ingest
