// The line format of the data files under ingest/data: fields between tabs, `#` begins a comment line.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace wenmai::ingest {

// The parts of `text` between separators, outer spaces removed; empty parts are kept.
std::vector<std::string_view> SplitFields(std::string_view text, char separator);

// Calls `take` with the fields of every line. Throws Error{kInvalidArgument}, naming file and line,
// where a line has fewer than `field_count` fields.
void ForEachDataLine(std::string_view file, std::string_view data, size_t field_count,
                     const std::function<void(const std::vector<std::string_view>&)>& take);

}  // namespace wenmai::ingest
