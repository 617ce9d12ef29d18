// What an expression may reach while it is evaluated: the graph, the parameters, the statement's
// clock, the locals of comprehensions, and the limits it must respect. One per executing thread.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "query/expressions/expression.h"

namespace wenmai::query {

// Limits of one running query, shared by all its threads. Check() is cheap and called at least once
// a batch and in every loop whose length the data decides.
class QueryLimits {
 public:
  std::atomic<bool> is_cancelled{false};
  const std::atomic<bool>* is_session_cancelled = nullptr;  // may be null; Check() looks at both
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  std::string deadline_option = "timeout";
  size_t memory_bytes_max = SIZE_MAX;
  std::atomic<size_t> memory_bytes{0};

  void Check() const;                  // throws Error{kCancelled} or Error{kLimit}
  void Charge(size_t bytes);           // throws Error{kLimit} past memory_bytes_max
  void CheckSize(size_t bytes) const;  // the same, for bytes that are not counted
  void Release(size_t bytes) { memory_bytes.fetch_sub(bytes, std::memory_order_relaxed); }
};

// Runs the plan of a subquery expression for one outer row; set up by the engine.
class SubqueryRunner {
 public:
  virtual ~SubqueryRunner() = default;
  virtual Value Run(SubqueryKind kind, const BoundQuery& query, const RowRef& row,
                    EvaluationContext& context) = 0;
};

class EvaluationContext {
 public:
  const graph::View* view = nullptr;
  const graph::Value* parameters = nullptr;  // a map
  QueryLimits* limits = nullptr;
  SubqueryRunner* subqueries = nullptr;
  int64_t statement_seconds = 0;  // UTC since the epoch, one instant for the whole statement
  int32_t statement_nanoseconds = 0;
  std::string default_zone = "Z";
  uint64_t random_state = 0;
  std::vector<Value>
      locals;  // by VariableId; sized by the engine to the statement's variable count

  void CheckLimits() const {
    if (limits != nullptr) limits->Check();
  }
  // Throws Error{kLimit} if the value alone is larger than the query's memory may be. For
  // expressions that make values out of others, which a loop could double without end.
  Value Checked(Value value) const {
    if (limits != nullptr) limits->CheckSize(value.MemoryUse());
    return value;
  }
};

}  // namespace wenmai::query
