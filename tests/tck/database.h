// An empty graph in memory and an engine over it, one for each scenario.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "query/engine.h"
#include "tests/tck/notation.h"

namespace wenmai::tck {

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // canonical texts
};

class Database {
 public:
  Database();

  query::ProcedureRegistry& procedures() { return engine_->procedures(); }

  // Runs a statement in a transaction of its own. Throws wenmai::Error; then nothing has changed.
  Table Run(std::string_view text, const graph::Value& parameters = EmptyMap(),
            ListOrder order = ListOrder::kKept);

  static graph::Value EmptyMap() { return graph::Value::MakeMap({}); }

 private:
  std::unique_ptr<graph::Graph> graph_;
  std::unique_ptr<query::Engine> engine_;
};

}  // namespace wenmai::tck
