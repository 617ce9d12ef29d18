// A string as JSON writes it.
#pragma once

#include <string>
#include <string_view>

namespace wenmai::text {

// Appends `utf8` with its quotation marks. What JSON must escape is escaped, nothing else. Bytes that
// are no UTF-8 are written as U+FFFD.
void AppendJsonString(std::string_view utf8, std::string* out);

}  // namespace wenmai::text
