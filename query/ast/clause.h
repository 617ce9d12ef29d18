// Clauses, queries and statements as they were written.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/ast/pattern.h"

namespace wenmai::query::ast {

enum class ClauseKind : uint8_t {
  kMatch,
  kUnwind,
  kProjection,
  kCreate,
  kMerge,
  kSet,
  kRemove,
  kDelete,
  kCallProcedure,
  kCallSubquery,
  kForeach,
  kLoadCsv,
  kShow,
  kFinish,
};

struct Clause {
  Clause(ClauseKind k, Span s) : kind(k), span(s) {}
  virtual ~Clause() = default;

  ClauseKind kind;
  Span span;
};
using ClausePtr = std::unique_ptr<Clause>;

struct Match : Clause {
  explicit Match(Span s) : Clause(ClauseKind::kMatch, s) {}
  bool is_optional = false;
  std::vector<PathPattern> paths;
  ExpressionPtr where;  // may be null
};

struct Unwind : Clause {
  explicit Unwind(Span s) : Clause(ClauseKind::kUnwind, s) {}
  ExpressionPtr list;
  Name variable;
};

struct ProjectionItem {
  Span span;  // of the expression with its parentheses: the column's name where there is no alias
  ExpressionPtr expression;
  std::optional<Name> alias;
};
struct SortItem {
  ExpressionPtr expression;
  bool is_descending = false;
};
// WITH and RETURN.
struct Projection : Clause {
  explicit Projection(Span s) : Clause(ClauseKind::kProjection, s) {}
  bool is_return = false;
  bool is_distinct = false;
  bool has_star = false;
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order_by;
  ExpressionPtr skip, limit, where;  // each may be null
};

struct Create : Clause {
  explicit Create(Span s) : Clause(ClauseKind::kCreate, s) {}
  std::vector<PathPattern> paths;
};

// The labels that SET and REMOVE name: `:Person:$(more)`.
struct LabelNames {
  std::vector<std::string> fixed;
  std::vector<ExpressionPtr> dynamic;
};

enum class SetKind : uint8_t { kAssign, kMerge, kLabels };
// `target.key = value`, `target[key] = value`, `target = map`, `target += map`, `target:Label`. A
// property target is a Property or a Subscript expression.
struct SetItem {
  SetKind kind = SetKind::kAssign;
  ExpressionPtr target;
  ExpressionPtr value;  // kAssign, kMerge
  LabelNames labels;    // kLabels
};

struct Merge : Clause {
  explicit Merge(Span s) : Clause(ClauseKind::kMerge, s) {}
  PathPattern path;
  std::vector<SetItem> on_create, on_match;
};

struct Set : Clause {
  explicit Set(Span s) : Clause(ClauseKind::kSet, s) {}
  std::vector<SetItem> items;
};

struct RemoveItem {
  ExpressionPtr target;
  std::optional<LabelNames> labels;  // nullopt: the target is a Property or a Subscript expression
};
struct Remove : Clause {
  explicit Remove(Span s) : Clause(ClauseKind::kRemove, s) {}
  std::vector<RemoveItem> items;
};

struct Delete : Clause {
  explicit Delete(Span s) : Clause(ClauseKind::kDelete, s) {}
  bool is_detach = false;
  std::vector<ExpressionPtr> targets;
};

struct YieldItem {
  Name column;
  std::optional<Name> alias;
};
struct Yield {
  bool has_star = false;
  std::vector<YieldItem> items;
  ExpressionPtr where;  // may be null
};
struct CallProcedure : Clause {
  explicit CallProcedure(Span s) : Clause(ClauseKind::kCallProcedure, s) {}
  bool is_optional = false;
  std::string procedure;
  bool has_arguments = false;  // parentheses were written
  std::vector<ExpressionPtr> arguments;
  std::optional<Yield> yield;
};

struct CallSubquery : Clause {
  explicit CallSubquery(Span s);
  ~CallSubquery() override;
  bool is_optional = false;
  bool has_import_list = false;  // `CALL (a, b) { … }`
  bool imports_all = false;      // `CALL (*) { … }`
  std::vector<Name> imports;
  std::unique_ptr<Query> query;
  bool is_in_transactions = false;
  ExpressionPtr transaction_rows;  // may be null
  BatchFailure on_error = BatchFailure::kFail;
  std::optional<Name> status;  // REPORT STATUS AS
};

struct Foreach : Clause {
  explicit Foreach(Span s) : Clause(ClauseKind::kForeach, s) {}
  Name variable;
  ExpressionPtr list;
  std::vector<ClausePtr> updates;
};

struct LoadCsv : Clause {
  explicit LoadCsv(Span s) : Clause(ClauseKind::kLoadCsv, s) {}
  bool with_headers = false;
  ExpressionPtr url;
  Name variable;
  std::optional<std::string> field_terminator;
};

// `SHOW INDEXES YIELD …`: a call of the procedure that lists them.
struct Show : Clause {
  explicit Show(Span s) : Clause(ClauseKind::kShow, s) {}
  std::string what;  // `INDEXES`, `CONSTRAINTS`, `PROCEDURES`, `FUNCTIONS`
  std::optional<Yield> yield;
};

// FINISH: runs what stands before it and returns nothing.
struct Finish : Clause {
  explicit Finish(Span s) : Clause(ClauseKind::kFinish, s) {}
};

struct SingleQuery {
  Span span;
  std::vector<ClausePtr> clauses;
};
// Branches joined by UNION; union_all[i] stands between branches i and i + 1.
struct Query {
  Span span;
  std::vector<SingleQuery> branches;
  std::vector<bool> union_all;
};

}  // namespace wenmai::query::ast
