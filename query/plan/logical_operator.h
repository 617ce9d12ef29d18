// The base of logical plans: what a query does, as an immutable tree. The planner makes one from a
// bound query, the optimizer's rules turn it into another, and operators/build.h makes it run.
//
// Rows flow upwards. A row's columns are named by VariableId, the same ids in every operator.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "query/binder/bound_query.h"

namespace wenmai::query {

enum class LogicalKind : uint8_t {
  kArgument,
  kNodeScan,
  kRelationshipScan,
  kNodeIdSeek,
  kNodeIndexSeek,
  kExpand,
  kIntersect,
  kVarLengthExpand,
  kProjectEndpoints,
  kShortestPath,
  kSelectPaths,
  kSearchPaths,
  kQuantifiedExpand,
  kReach,
  kBuildPath,
  kMatch,
  kFilter,
  kProject,
  kAggregate,
  kDistinct,
  kSort,
  kTopK,
  kSkip,
  kLimit,
  kUnwind,
  kApply,
  kOptionalApply,
  kSemiApply,
  kSemiExpand,
  kJoin,
  kUnion,
  kEager,
  kSnapshot,
  kGather,
  kCreate,
  kMerge,
  kSet,
  kRemove,
  kDelete,
  kForeach,
  kProcedureCall,
  kLoadCsv,
};

class LogicalOperator;
using LogicalPlan = std::shared_ptr<const LogicalOperator>;

// Sorted, without duplicates.
using VariableSet = std::vector<VariableId>;

class LogicalOperator {
 public:
  virtual ~LogicalOperator() = default;

  const LogicalKind kind;
  std::vector<LogicalPlan> children;
  // The columns that rows leave with. All of them are filled by this operator or by its children.
  VariableSet schema;
  double estimated_rows = 1;

  // The columns this operator fills itself.
  virtual VariableSet Introduces() const { return {}; }
  // The columns this operator needs from its children (or, in a subplan, from its argument).
  virtual VariableSet Reads() const { return {}; }
  // One line for EXPLAIN, without estimates and children.
  virtual std::string Describe(const VariableTable& variables) const = 0;
  virtual std::shared_ptr<LogicalOperator> Clone() const = 0;

 protected:
  explicit LogicalOperator(LogicalKind k) : kind(k) {}
};

// Gives a concrete operator its kind and its copy.
template <typename Derived, LogicalKind Kind>
class LogicalNode : public LogicalOperator {
 public:
  static constexpr LogicalKind kKind = Kind;
  LogicalNode() : LogicalOperator(Kind) {}
  std::shared_ptr<LogicalOperator> Clone() const override {
    return std::make_shared<Derived>(static_cast<const Derived&>(*this));
  }
};

// The operator as its own class, or nullptr if it is of another kind.
template <typename T>
const T* As(const LogicalPlan& plan) {
  return plan && plan->kind == T::kKind ? static_cast<const T*>(plan.get()) : nullptr;
}

// `op` over `children`, its schema set: what the children give plus what it introduces, except for
// operators that cut columns (Distinct, Aggregate, Union).
LogicalPlan Finish(std::shared_ptr<LogicalOperator> op, std::vector<LogicalPlan> children);

// A copy of `plan` over other children, schema computed anew.
LogicalPlan WithChildren(const LogicalOperator& plan, std::vector<LogicalPlan> children);

// The columns that leave `op` given its children's schemas, before anything is pruned.
VariableSet FullSchema(const LogicalOperator& op);

// Whether the plan or one below it writes to the graph.
bool HasUpdates(const LogicalOperator& plan);

// --- Sets of variables ---
VariableSet Union(const VariableSet& a, const VariableSet& b);
VariableSet Intersection(const VariableSet& a, const VariableSet& b);
VariableSet Difference(const VariableSet& a, const VariableSet& b);
bool Contains(const VariableSet& set, VariableId variable);
bool IsSubset(const VariableSet& part, const VariableSet& whole);
VariableSet MakeSet(std::vector<VariableId> variables);
// What the expressions read; null expressions are skipped.
VariableSet VariablesOf(const std::vector<ExpressionPtr>& expressions);
VariableSet VariablesOf(const ExpressionPtr& expression);

}  // namespace wenmai::query
