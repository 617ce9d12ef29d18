// Every example of docs/query_language.md, in order, on one graph. A table below an example is its
// result: the columns, and the rows in order. A block of CSV is a file for those below it.
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/graph/temporary_folder.h"
#include "tests/tck/database.h"

namespace wenmai {
namespace {

struct Example {
  int line = 0;
  std::string query;
  std::vector<std::vector<std::string>> table;  // the header first; empty where no result is shown
};

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  size_t begin = 1;
  for (size_t end = line.find(" |", begin); end != std::string::npos;
       begin = end + 2, end = line.find(" |", begin)) {
    const size_t first = line.find_first_not_of(' ', begin);
    cells.push_back(line.substr(first, end - first));
  }
  return cells;
}

std::vector<Example> ReadExamples(const std::string& path) {
  std::vector<Example> examples;
  std::ifstream file(path);
  bool in_query = false, in_table = false;
  std::ofstream csv;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("```csv ")) {
      csv.open(line.substr(7));
    } else if (csv.is_open()) {
      if (line == "```") {
        csv.close();
      } else {
        csv << line << "\n";
      }
    } else if (line == "```cypher") {
      examples.push_back({number, {}, {}});
      in_query = true;
    } else if (line == "```") {
      in_table = in_query;
      in_query = false;
    } else if (in_query) {
      examples.back().query += line + "\n";
    } else if (in_table && line.starts_with("| ")) {
      examples.back().table.push_back(Cells(line));
    } else if (!line.starts_with("|")) {
      in_table = false;
    }
  }
  return examples;
}

TEST(QueryReferenceTest, ExamplesGiveWhatTheyShow) {
  const graph::TemporaryFolder folder;
  std::filesystem::current_path(folder.path());
  const std::vector<Example> examples =
      ReadExamples(WENMAI_SOURCE_DIR "/docs/query_language.md");
  ASSERT_GT(examples.size(), 15u);
  tck::Database database;
  for (const Example& example : examples) {
    SCOPED_TRACE("line " + std::to_string(example.line) + ": " + example.query);
    tck::Table result;
    ASSERT_NO_THROW(result = database.Run(example.query));
    if (example.table.empty()) continue;
    EXPECT_EQ(result.columns, example.table[0]);
    std::vector<std::vector<std::string>> expected;
    for (size_t i = 1; i < example.table.size(); ++i) {
      auto& row = expected.emplace_back();
      for (const std::string& cell : example.table[i]) {
        row.push_back(tck::CanonicalCell(cell, tck::ListOrder::kKept));
      }
    }
    EXPECT_EQ(result.rows, expected);
  }
}

}  // namespace
}  // namespace wenmai
