// The plan of a query as EXPLAIN prints it, for tests of the optimizer's rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/engine.h"

namespace wenmai::query {

// A graph in memory, made by statements.
class PlanFixture {
 public:
  explicit PlanFixture(const std::vector<std::string>& statements, EngineOptions options = {});

  // The operators from the top, one a line, without the indent that shows the tree.
  std::vector<std::string> PlanOf(std::string_view query);
  // The columns that leave each operator: `Expand: a, b`.
  std::vector<std::string> ColumnsOf(std::string_view query);
  // The rows, values joined by `, `.
  std::vector<std::string> RowsOf(std::string_view query);

 private:
  std::unique_ptr<graph::Graph> graph_;
  Engine engine_;
};

}  // namespace wenmai::query
