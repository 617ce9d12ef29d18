// Writes results for people and for programs.
//
//   WriteResult(result, ResultFormat::kCsv, std::cout);       // row by row, as the query yields them
//
//   const Rows rows = ReadRows(result);                       // kept, to be written more than once
//   WriteRows(rows, ResultFormat::kTable, std::cout, {.table_columns_max = 100});
//
// Threads: none of these keeps state; a Result belongs to one thread (wenmai/database.h).
#pragma once

#include <cstddef>
#include <iosfwd>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "wenmai/database.h"

namespace wenmai {

enum class ResultFormat {
  kTable,     // columns straight on a terminal, whatever the script
  kVertical,  // a line a value, nothing cut
  kCsv,       // RFC 4180, with a header
  kJsonl,     // one object a row, keys in column order
  kJson,      // one array of such objects
  kDot,       // the nodes and relationships of the result, for graphviz
};

// By its name in small letters: `table`, `vertical`, `csv`, `jsonl`, `json`, `dot`.
std::optional<ResultFormat> ParseResultFormat(std::string_view name);
const std::vector<std::string>& ResultFormatNames();

// Of kTable. A cell that is cut ends in `…`.
struct FormatOptions {
  size_t cell_columns_max = 60;   // of a cell; 0: no limit
  size_t table_columns_max = 0;   // of the whole table, its widest cells are cut; 0: no limit
};

// Rows held in memory.
struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
};

// The next rows of `result`, up to `rows_max`. Throws what Result::Next throws.
Rows ReadRows(Result& result, size_t rows_max = std::numeric_limits<size_t>::max());

// Writes all remaining rows of `result`; returns how many. Throws what Result::Next throws, and
// Error{kIo} if the stream fails.
size_t WriteResult(Result& result, ResultFormat format, std::ostream& out,
                   const FormatOptions& options = {});

size_t WriteRows(const Rows& rows, ResultFormat format, std::ostream& out,
                 const FormatOptions& options = {});

// Columns that UTF-8 text takes on a terminal: 2 for wide characters, 0 for combining ones.
size_t DisplayWidth(std::string_view text);

// The grapheme cluster that UTF-8 text begins with: what a cursor steps over. Empty if `text` is.
std::string_view FirstCluster(std::string_view text);

}  // namespace wenmai
