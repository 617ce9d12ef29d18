// What `stats` and `schema` print, on the command line and in the shell.
#pragma once

#include <iosfwd>

#include "wenmai/database.h"

namespace wenmai::shell {

void WriteStatistics(const Database::Statistics& statistics, std::ostream& out);

// Labels and relationship types with their property keys, and which labels each type joins.
void WriteSchema(const Database& database, std::ostream& out);

}  // namespace wenmai::shell
