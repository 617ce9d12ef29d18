// JSON as CONTRACT gives it, written straight to a string: results may be large.
#pragma once

#include <string>

#include "wenmai/value.h"

namespace wenmai::api {

void AppendJson(const Value& value, std::string* out);

}  // namespace wenmai::api
