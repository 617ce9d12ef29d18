// What a statement changed, in words: `2 nodes created, 1 label added`.
#pragma once

#include <string>

#include "wenmai/database.h"

namespace wenmai::shell {

// Empty if it changed nothing.
std::string CountersText(const Counters& counters);

}  // namespace wenmai::shell
