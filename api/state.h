// What stands behind the public handles.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "graph/graph.h"
#include "query/engine.h"
#include "wenmai/database.h"

namespace wenmai::api {

struct DatabaseState {
  DatabaseOptions options;
  std::unique_ptr<graph::Graph> graph;
  std::unique_ptr<query::Engine> engine;
};

struct SessionState {
  std::shared_ptr<DatabaseState> database;
  std::atomic<bool> is_cancelled{false};
};

struct StatementState {
  std::shared_ptr<const query::PreparedQuery> query;
  bool is_write = false;
};

// Shared with the results that read from it.
struct TransactionState {
  std::shared_ptr<SessionState> session;
  std::unique_ptr<graph::Transaction> transaction;
};

// Destroyed from the bottom up: the cursor before the view it reads.
struct ResultState {
  std::shared_ptr<SessionState> session;
  std::shared_ptr<TransactionState> transaction;  // null outside one
  std::unique_ptr<graph::View> own_view;          // null inside one
  const graph::View* view = nullptr;
  query::QueryLimits limits;
  std::unique_ptr<query::Cursor> cursor;

  // A reading statement's rows come batch by batch …
  query::RowBatch batch;
  size_t position = 0;  // of the current row among the batch's live rows, from 1
  // … a writing one's were all computed, and read, before it was committed.
  bool is_buffered = false;
  std::vector<std::vector<Value>> rows;
};

}  // namespace wenmai::api
