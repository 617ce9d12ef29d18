// The benchmark's CSV files: a header of `name:TYPE`, quoted fields with doubled quotes, no line breaks
// within fields.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "wenmai/value.h"

namespace wenmai::bench {

struct CsvColumn {
  std::string name;
  std::string type;  // INT, DOUBLE, STRING, BOOLEAN, DATE; ID in a node file's first column
};

// `Label.csv` holds nodes, `TYPE__Source__Target.csv` relationships between nodes of two labels.
struct CsvFile {
  std::filesystem::path path;
  std::string name;            // the label or type
  std::string source, target;  // empty for nodes
  std::vector<CsvColumn> columns;

  bool holds_nodes() const { return source.empty(); }
};

// All CSV files of a folder by name.
std::vector<CsvFile> ListCsvFiles(const std::string& folder);

class CsvReader {
 public:
  explicit CsvReader(const CsvFile& file);
  // The next line as a map from column name to value, dates as text; false at the end.
  bool Next(Value::Map* row);

 private:
  const CsvFile& file_;
  std::ifstream stream_;
  std::string line_;
  std::vector<std::string> fields_;
};

}  // namespace wenmai::bench
