// Which ICU runs.
#pragma once

#include <string_view>

namespace wenmai::text {

std::string_view IcuVersion();  // `72.1`

}  // namespace wenmai::text
