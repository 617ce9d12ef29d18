// The door to the query engine: text in, rows out.
//
//   Engine engine(&graph);
//   auto prepared = engine.Prepare("MATCH (n:Person) WHERE n.age > $age RETURN n.name");
//   auto view = graph.BeginRead();
//   auto cursor = engine.Execute(prepared, parameters, view.get(), nullptr, limits);
//   RowBatch batch; while (cursor->Next(&batch)) …
//
// Threads: an Engine may be used from any thread; a Cursor belongs to one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "query/expressions/evaluation_context.h"
#include "query/operators/row_batch.h"
#include "query/operators/update_counters.h"
#include "query/optimizer/optimizer.h"
#include "query/procedures/procedure.h"

namespace wenmai::query {

class PreparedQuery;  // parsed, bound and planned; immutable, shared, cached by text

struct EngineOptions {
  size_t query_bytes_max = 1u << 20;
  size_t nesting_depth_max = 200;
  size_t plan_cache_entries = 256;
  OptimizerOptions optimizer;
  size_t thread_count = 1;  // that one query may use
  bool allow_load_csv = false;  // LOAD CSV reads any file the process may read
};

class Cursor {
 public:
  virtual ~Cursor() = default;
  // Fills *batch (columns in order of column_names(), at indices 0 …) and returns true, or returns
  // false at the end. Throws Error.
  virtual bool Next(RowBatch* batch) = 0;
  virtual const std::vector<std::string>& column_names() const = 0;
  virtual const UpdateCounters& counters() const = 0;
};

class Engine {
 public:
  Engine(const graph::Graph* graph, EngineOptions options);
  ~Engine();

  ProcedureRegistry& procedures();  // register before the first Prepare

  // Throws Error with the query's kind, phase and detail.
  std::shared_ptr<const PreparedQuery> Prepare(std::string_view text);
  bool IsWrite(const PreparedQuery& query) const;

  // Runs it on `view`; `transaction` is the same object if the query writes, else null. All three must
  // outlive the cursor. A statement that fails has been rolled back to where it began. `may_commit`: the
  // transaction was begun for this statement alone, and the caller rolls it back if the statement fails.
  // Then CALL … IN TRANSACTIONS may commit parts of it, which stay when a later one fails, and an index
  // over many elements is sorted in files; `report` is called with the share that is done of one.
  std::unique_ptr<Cursor> Execute(std::shared_ptr<const PreparedQuery> query,
                                  const graph::Value& parameters, const graph::View* view,
                                  graph::Transaction* transaction, QueryLimits* limits,
                                  bool may_commit = false,
                                  const std::function<void(double)>& report = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wenmai::query
