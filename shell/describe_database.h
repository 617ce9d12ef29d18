// What `stats` and `schema` print, on the command line and in the shell.
#pragma once

#include <iosfwd>
#include <vector>

#include "wenmai/database.h"

namespace wenmai::shell {

void WriteStatistics(const Database::Statistics& statistics, std::ostream& out);
// How many relationships join nodes of which labels.
void WritePatterns(const std::vector<Database::PatternCount>& patterns, std::ostream& out);
// What this process holds in memory and how often it was of use.
void WriteCaches(const Database::CacheStatistics& statistics, std::ostream& out);
void WriteDegrees(const std::vector<Database::DegreeHistogram>& histograms, std::ostream& out);

// Labels and relationship types with their property keys, and which labels each type joins.
void WriteSchema(const Database& database, std::ostream& out);

}  // namespace wenmai::shell
