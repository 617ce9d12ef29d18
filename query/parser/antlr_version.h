// Which ANTLR runs.
#pragma once

#include <string>

namespace wenmai::query {

std::string AntlrVersion();  // `4.9.3`

}  // namespace wenmai::query
