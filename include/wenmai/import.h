// Fills a database from CSV files, much faster than statements could.
//
//   wenmai::ImportSource source;
//   source.nodes = {{"Person", "people.csv"}};                 // id:ID,name:STRING,born:INT
//   source.relationships = {{"KNOWS", "knows.csv"}};           // :START_ID,:END_ID,since:INT
//   wenmai::ImportSummary summary = wenmai::Import("/data/people", source);
//
// Rows follow RFC 4180. The header tells the columns: `name:TYPE` is a property (STRING, INT, LONG,
// FLOAT, DOUBLE, BOOLEAN, DATE, DATETIME, LOCALDATETIME, TIME, LOCALTIME, DURATION; `TYPE[]` an array,
// split by `;`), `id:ID` and `:ID` what rows are referred to by (an id that is an integer is stored as
// one), `:ID(Person)` the same within a space of its own, `:LABEL` labels split by `;`, `:START_ID`,
// `:END_ID` and `:TYPE` a relationship, `:IGNORE` nothing. A field without value gives no property.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "wenmai/database.h"

namespace wenmai {

struct ImportFile {
  // Of all rows, beside what a column :LABEL or :TYPE says: labels split by `:`, or one type.
  std::string label_or_type;
  std::string path;
};

struct ImportSource {
  std::vector<ImportFile> nodes, relationships;
};

// A row that cannot be imported.
struct ImportBadRow {
  std::string path;
  uint64_t line = 0;
  std::string reason;
};

struct ImportProgress {
  uint64_t bytes_done = 0, bytes_total = 0;  // of the files
  uint64_t nodes = 0, relationships = 0;
  double finished_share = 0;  // of what comes when all files are read: from 0 to 1
};

struct ImportOptions {
  int jobs = 0;               // threads; 0: one a core
  uint64_t bad_rows_max = 0;  // as many are left out, one more fails the import
  std::function<void(const ImportBadRow&)> on_bad_row;      // for each that is left out
  std::function<void(const ImportProgress&)> on_progress;   // on any thread, one call at a time
};

struct ImportSummary {
  uint64_t nodes = 0, relationships = 0, bad_rows = 0;
};

// Imports into the database in folder `path`, made if missing, which must be without nodes (else
// Error{kExists}); nobody else may have it open. Its indexes are filled; a row in breach of a constraint
// is a bad row, but for values that must be unique. All files are in when it returns, nothing if it throws: Error{kInvalidArgument} naming file
// and line of a bad row, kNotFound a file that is not there, a query Error with detail
// UniquenessViolation naming file and line of two rows with the same unique values.
ImportSummary Import(const std::string& path, const ImportSource& source,
                     const ImportOptions& options = {});

}  // namespace wenmai
