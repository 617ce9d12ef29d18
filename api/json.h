// JSON as CONTRACT gives it, written straight to a string: results may be large.
#pragma once

#include <string>
#include <string_view>

#include "wenmai/value.h"

namespace wenmai::api {

// Appends `text` as a JSON string with its quotation marks. Text that is not UTF-8 is written with
// U+FFFD in place of what is broken.
void AppendJsonString(std::string_view text, std::string* out);
void AppendJson(const Value& value, std::string* out);

}  // namespace wenmai::api
