// What the binder hands to the planner: a query with every name resolved, every compile-time error
// already raised, and each clause reduced to a few shapes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/graph.h"
#include "query/expressions/expression.h"

namespace wenmai::query {

class AggregateFunction;  // query/functions/function.h
class Procedure;          // query/procedures/procedure.h
struct BoundQuery;

enum class VariableKind : uint8_t { kNode, kRelationship, kRelationshipList, kPath, kValue };

// All variables of one query text, its subqueries included, by VariableId. Names are for EXPLAIN;
// anonymous pattern elements have names that start with a space.
struct VariableTable {
  struct Entry {
    std::string name;
    VariableKind kind;
  };
  std::vector<Entry> entries;
};

// --- Patterns that are searched for (MATCH, EXISTS, pattern comprehensions) ---

struct PatternNode {
  VariableId variable;
  // Labels asked inline that are a plain conjunction (`:A:B`); every other label expression and all
  // inline properties stand in PatternGraph::predicates.
  std::vector<std::string> labels;
};

struct HopRange {
  uint64_t min = 1;
  std::optional<uint64_t> max;  // nullopt: unbounded
};

struct PatternRelationship {
  VariableId variable;
  VariableId start;  // left node as written
  VariableId end;    // right node as written
  graph::Direction direction = graph::Direction::kOut;  // from `start` as written
  std::vector<std::string> types;                       // empty: any type
  std::optional<HopRange> hops;                         // set for variable length
  // For variable length: a predicate every single relationship must meet (inline properties, WHERE);
  // it reads the relationship as local `step_local`. May be null.
  ExpressionPtr step_predicate;
  VariableId step_local = 0;
  bool is_bound = false;  // the variable came from an earlier clause
};

// `((a)-[:R]->(b) WHERE …){1,4}`: group variables become lists outside.
struct QuantifiedPath;

enum class PathKind : uint8_t { kWalk, kShortest, kAllShortest, kShortestGroups };

struct PatternPath {
  std::optional<VariableId> variable;  // `p = …`
  PathKind kind = PathKind::kWalk;
  ExpressionPtr shortest_count;  // `SHORTEST k`; null otherwise
  // Alternating node, relationship, node …, as written, by index into PatternGraph. A quantified part
  // stands among the relationships as PatternGraph::relationships.size() + its index in quantified.
  std::vector<uint32_t> nodes;
  std::vector<uint32_t> relationships;
};

// The pattern of one MATCH: all its relationships are pairwise distinct in a match.
struct PatternGraph {
  std::vector<PatternNode> nodes;  // each variable once
  std::vector<PatternRelationship> relationships;
  std::vector<std::shared_ptr<const QuantifiedPath>> quantified;
  std::vector<PatternPath> paths;          // every comma-separated path
  std::vector<ExpressionPtr> predicates;   // conjuncts: inline properties, label expressions, WHERE
};

struct QuantifiedPath {
  PatternGraph inner;
  VariableId inner_start, inner_end;
  VariableId outer_start, outer_end;
  HopRange repetitions;
  std::vector<std::pair<VariableId, VariableId>> groups;  // inner variable → outer list
};

// --- Patterns that are made (CREATE, MERGE) ---

struct CreateNode {
  VariableId variable;
  std::vector<std::string> labels;
  std::vector<ExpressionPtr> dynamic_labels;  // `:$(names)`
  ExpressionPtr properties;                   // a map, or null
};
struct CreateRelationship {
  VariableId variable;
  VariableId start, end;  // after turning `<-` round; MERGE without direction sets is_undirected
  bool is_undirected = false;
  std::string type;
  ExpressionPtr dynamic_type;  // `:$(name)`; null where `type` is written
  ExpressionPtr properties;
};
struct CreatePattern {
  std::vector<CreateNode> nodes;  // new ones only, in order of appearance
  std::vector<CreateRelationship> relationships;
  // Paths to build: variable, and the walk as alternating node and relationship variables.
  struct NamedPath {
    VariableId variable;
    std::vector<VariableId> nodes, relationships;
  };
  std::vector<NamedPath> paths;
};

// --- Clauses ---

enum class ClauseKind : uint8_t {
  kMatch, kUnwind, kProjection, kCreate, kMerge, kSet, kRemove, kDelete,
  kCallProcedure, kCallSubquery, kForeach, kLoadCsv,
};

struct BoundClause {
  explicit BoundClause(ClauseKind k) : kind(k) {}
  virtual ~BoundClause() = default;
  ClauseKind kind;
};

// `SHORTEST k` before a path of several parts: of its matches, the shortest between each two ends.
struct PathSelection {
  PathKind kind = PathKind::kShortest;  // of kAllShortest those of the least length, too
  ExpressionPtr count;                  // null: one
  VariableId path = 0;
  std::vector<ExpressionPtr> predicates;  // of WHERE, which is asked of the selected
};

struct BoundMatch : BoundClause {
  BoundMatch() : BoundClause(ClauseKind::kMatch) {}
  bool is_optional = false;
  PatternGraph pattern;
  std::optional<PathSelection> selection;  // then the pattern is one path
};

struct BoundUnwind : BoundClause {
  BoundUnwind() : BoundClause(ClauseKind::kUnwind) {}
  ExpressionPtr list;
  VariableId variable;
};

struct ProjectionItem {
  ExpressionPtr expression;
  VariableId variable;
  std::string name;
};
struct AggregateCall {
  const AggregateFunction* function;
  bool is_distinct = false;
  std::vector<ExpressionPtr> arguments;  // empty for count(*)
  VariableId variable;                   // where the result goes
};
// Present where any item aggregates: group by `keys`, then compute `aggregates`; items and order_by
// then read only the variables of both.
struct Aggregation {
  // In a subquery: the text has no keys, so there is one row even without input; `keys` holds only
  // columns of the row around it, which are the same in every row.
  bool is_global = false;
  std::vector<ProjectionItem> keys;
  std::vector<AggregateCall> aggregates;
};
struct OrderItem {
  ExpressionPtr expression;
  bool is_descending = false;
};
// WITH and RETURN. Order of work: aggregation, items, distinct, order_by, skip, limit, where.
// order_by may read the items' variables and, without aggregation and distinct, those of the input.
struct BoundProjection : BoundClause {
  BoundProjection() : BoundClause(ClauseKind::kProjection) {}
  bool is_return = false;
  bool is_distinct = false;
  std::optional<Aggregation> aggregation;
  std::vector<ProjectionItem> items;
  std::vector<OrderItem> order_by;
  ExpressionPtr skip, limit;  // null if none
  ExpressionPtr where;        // null if none; over the items' variables
};

struct BoundCreate : BoundClause {
  BoundCreate() : BoundClause(ClauseKind::kCreate) {}
  CreatePattern pattern;
};

enum class SetKind : uint8_t { kProperty, kReplaceAll, kMergeAll, kLabels };
struct SetItem {
  SetKind kind;
  ExpressionPtr target;  // the element: for kProperty the base of the property
  std::string key;       // kProperty
  ExpressionPtr dynamic_key;        // kProperty, `n[key]`; null where `key` is written
  ExpressionPtr value;              // kProperty, kReplaceAll, kMergeAll
  std::vector<std::string> labels;  // kLabels
  std::vector<ExpressionPtr> dynamic_labels;
};

struct BoundMerge : BoundClause {
  BoundMerge() : BoundClause(ClauseKind::kMerge) {}
  PatternGraph match;    // how to look for it
  CreatePattern create;  // how to make it
  std::vector<SetItem> on_create, on_match;
};

struct BoundSet : BoundClause {
  BoundSet() : BoundClause(ClauseKind::kSet) {}
  std::vector<SetItem> items;
};

struct RemoveItem {
  ExpressionPtr target;
  bool is_property = false;  // else labels
  std::string key;
  ExpressionPtr dynamic_key;  // null where `key` is written
  std::vector<std::string> labels;
  std::vector<ExpressionPtr> dynamic_labels;
};
struct BoundRemove : BoundClause {
  BoundRemove() : BoundClause(ClauseKind::kRemove) {}
  std::vector<RemoveItem> items;
};

struct BoundDelete : BoundClause {
  BoundDelete() : BoundClause(ClauseKind::kDelete) {}
  bool is_detach = false;
  std::vector<ExpressionPtr> targets;
};

struct BoundCallProcedure : BoundClause {
  BoundCallProcedure() : BoundClause(ClauseKind::kCallProcedure) {}
  bool is_optional = false;
  std::shared_ptr<const Procedure> procedure;
  std::vector<ExpressionPtr> arguments;
  std::vector<std::pair<uint32_t, VariableId>> yields;  // output column of the procedure → variable
  ExpressionPtr where;
};

struct BoundCallSubquery : BoundClause {
  BoundCallSubquery() : BoundClause(ClauseKind::kCallSubquery) {}
  bool is_optional = false;
  std::shared_ptr<const BoundQuery> query;
  ExpressionPtr transaction_rows;  // IN TRANSACTIONS OF n ROWS; else null
  BatchFailure on_error = BatchFailure::kFail;
  std::optional<VariableId> status;  // REPORT STATUS AS
};

struct BoundForeach : BoundClause {
  BoundForeach() : BoundClause(ClauseKind::kForeach) {}
  VariableId variable;
  ExpressionPtr list;
  std::vector<std::unique_ptr<BoundClause>> updates;
};

struct BoundLoadCsv : BoundClause {
  BoundLoadCsv() : BoundClause(ClauseKind::kLoadCsv) {}
  bool with_headers = false;
  ExpressionPtr url;
  std::string field_terminator = ",";
  VariableId variable;
};

// One branch of a UNION.
struct BoundBranch {
  std::vector<std::unique_ptr<BoundClause>> clauses;
  std::vector<VariableId> columns;  // in order; empty if the branch returns nothing
};

struct BoundQuery {
  std::vector<BoundBranch> branches;
  bool is_union_all = true;               // with more than one branch
  std::vector<std::string> column_names;  // verbatim source text where not aliased
  std::vector<VariableId> columns;        // where the result stands (one branch: its own columns)
  std::vector<VariableId> imports;        // outer variables that a subquery reads
};

enum class StatementMode : uint8_t { kRun, kExplain, kProfile };

// A whole statement. Schema commands (indexes, constraints, SHOW) are bound to `schema` instead.
struct SchemaCommand;  // query/binder/schema_command.h
struct BoundStatement {
  StatementMode mode = StatementMode::kRun;
  bool is_write = false;  // contains an updating clause
  VariableTable variables;
  BoundQuery query;
  std::shared_ptr<const SchemaCommand> schema;
  std::vector<std::pair<std::string, SourcePlace>> parameters;  // every $name, and where it is first
};

}  // namespace wenmai::query
