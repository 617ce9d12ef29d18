// Upper and lower case by Unicode's full mapping, independent of any locale.
#pragma once

#include <string>
#include <string_view>

namespace wenmai::text {

// Text that is not valid UTF-8 comes back with U+FFFD in place of what is wrong.
std::string ToUpper(std::string_view utf8);  // ToUpper("straße") is "STRASSE"
std::string ToLower(std::string_view utf8);

}  // namespace wenmai::text
