// Test scripts: queries with what they must give.
//
//   file  := (comment | case)*
//   case  := '== ' name, ('graph' line, query)?, 'query' line, query, expectation
//   expectation := ('rows' | 'ordered rows') line, row*
//                | 'error ' kind ' ' detail
//                | 'limit error'
//   row   := JSON value (' | ' JSON value)*
//
// A query goes on to the next keyword line; a comment line begins with '#'. Queries under `graph` build
// an empty database up, each ended by ';'.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace wenmai::query {

struct ScriptCase {
  std::string name;
  int line = 0;
  std::vector<std::string> graph;
  std::string query;
  std::vector<std::string> rows;
  bool is_ordered = false;
  std::string error;  // `Kind Detail`, or `limit`; empty if rows are expected
};

// Throws std::runtime_error with file and line where the script is malformed.
std::vector<ScriptCase> ReadScript(const std::filesystem::path& file);

}  // namespace wenmai::query
