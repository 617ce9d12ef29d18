// Writes results for people and for programs.
#pragma once

#include <iosfwd>
#include <optional>
#include <string_view>

#include "wenmai/database.h"

namespace wenmai {

enum class ResultFormat {
  kTable,  // columns straight on a terminal, whatever the script
  kCsv,    // RFC 4180, with a header
  kJsonl,  // one object a row, keys in column order
  kJson,   // one array of such objects
  kDot,    // the nodes and relationships of the result, for graphviz
};

std::optional<ResultFormat> ParseResultFormat(std::string_view name);

struct FormatOptions {
  size_t cell_columns_max = 60;  // kTable: a longer cell is cut, with a mark; 0: never
};

// Writes all remaining rows of `result`; returns how many. Throws what Result::Next throws, and
// Error{kIo} if the stream fails.
size_t WriteResult(Result& result, ResultFormat format, std::ostream& out,
                   const FormatOptions& options = {});

// Columns that UTF-8 text takes on a terminal: 2 for wide characters, 0 for combining ones.
size_t DisplayWidth(std::string_view text);

}  // namespace wenmai
