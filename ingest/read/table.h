// The data files of reading and segmenting: lines of cells separated by tabs, `#` begins a comment
// line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wenmai::ingest {

using TableRow = std::vector<std::string_view>;

// The rows of the embedded file `name` (`data/read_byline.tsv`). Views into it live for ever.
// Throws Error{kInternal} if there is no such file.
std::vector<TableRow> ReadTable(std::string_view name);

}  // namespace wenmai::ingest
