#include "query/plan/planner.h"

#include "query/expressions/subquery.h"
#include "query/expressions/variable.h"
#include "query/plan/apply.h"
#include "query/plan/call.h"
#include "query/plan/filter.h"
#include "query/plan/match.h"
#include "query/plan/path.h"
#include "query/plan/predicate.h"
#include "query/plan/project.h"
#include "query/plan/scan.h"
#include "query/plan/sort.h"
#include "query/plan/update.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

class Planner {
 public:
  explicit Planner(StatementPlan* statement) : statement_(*statement) {}

  QueryPlan PlanQuery(const BoundQuery& query, const VariableSet& imports, bool is_unit);

 private:
  LogicalPlan PlanBranch(const BoundBranch& branch, LogicalPlan plan);
  LogicalPlan PlanClause(const BoundClause& clause, LogicalPlan plan);
  LogicalPlan PlanMatch(const BoundMatch& clause, LogicalPlan plan);
  LogicalPlan PlanSelection(const BoundMatch& clause, LogicalPlan plan);
  LogicalPlan PlanProjection(const BoundProjection& clause, LogicalPlan plan);
  LogicalPlan PlanAggregation(const Aggregation& aggregation, LogicalPlan plan);
  LogicalPlan PlanOrder(const BoundProjection& clause, LogicalPlan plan);
  LogicalPlan PlanUnwind(const BoundUnwind& clause, LogicalPlan plan);
  LogicalPlan PlanCreate(const BoundCreate& clause, LogicalPlan plan);
  LogicalPlan PlanMerge(const BoundMerge& clause, LogicalPlan plan);
  LogicalPlan PlanSet(const BoundSet& clause, LogicalPlan plan);
  LogicalPlan PlanRemove(const BoundRemove& clause, LogicalPlan plan);
  LogicalPlan PlanDelete(const BoundDelete& clause, LogicalPlan plan);
  LogicalPlan PlanForeach(const BoundForeach& clause, LogicalPlan plan);
  LogicalPlan ProcedureCall(const BoundCallProcedure& clause, LogicalPlan plan);
  LogicalPlan PlanCallProcedure(const BoundCallProcedure& clause, LogicalPlan plan);
  LogicalPlan PlanCallSubquery(const BoundCallSubquery& clause, LogicalPlan plan);
  LogicalPlan PlanLoadCsv(const BoundLoadCsv& clause, LogicalPlan plan);

  LogicalPlan Filter(const std::vector<ExpressionPtr>& predicates, LogicalPlan plan);
  LogicalPlan Match(const PatternGraph& pattern, LogicalPlan plan);
  // Plans the subqueries inside an expression that the plan now holds.
  void Visit(const Expression& expression);
  void Visit(const ExpressionPtr& expression) {
    if (expression) Visit(*expression);
  }
  void Visit(const std::vector<ExpressionPtr>& expressions) {
    for (const ExpressionPtr& expression : expressions) Visit(expression);
  }
  void Visit(const PatternGraph& pattern);
  void Visit(const CreatePattern& pattern);
  void Visit(const std::vector<SetItem>& items);

  StatementPlan& statement_;
  // The start of the branch being planned: its outer row, with the locals of comprehensions around it
  // that the binder unwinds into columns first.
  LogicalPlan branch_start_;
};

// Whether the clause is the binder's, which makes a column of a local of the comprehension around a subquery.
bool UnwindsLocal(const BoundClause& clause) {
  if (clause.kind != ClauseKind::kUnwind) return false;
  const Expression& list = *static_cast<const BoundUnwind&>(clause).list;
  const std::vector<const Expression*> elements = list.children();
  if (list.kind() != ExpressionKind::kList || elements.size() != 1) return false;
  return elements.front()->kind() == ExpressionKind::kVariable &&
         static_cast<const VariableExpression&>(*elements.front()).is_local;
}

LogicalPlan Unit() { return Finish(std::make_shared<LogicalArgument>(), {}); }

LogicalPlan Argument(VariableSet variables, std::optional<VariableId> row_tag = {}) {
  auto argument = std::make_shared<LogicalArgument>();
  argument->is_unit = false;
  argument->variables = std::move(variables);
  argument->row_tag = row_tag;
  return Finish(argument, {});
}

LogicalPlan Eager(LogicalPlan plan) {
  if (plan->kind == LogicalKind::kEager || plan->kind == LogicalKind::kArgument) return plan;
  return Finish(std::make_shared<LogicalEager>(), {std::move(plan)});
}

// An updating operator sees all its rows before it writes, and all it writes is there before the
// next clause reads.
LogicalPlan Update(std::shared_ptr<LogicalOperator> op, LogicalPlan plan) {
  return Eager(Finish(std::move(op), {Eager(std::move(plan))}));
}

QueryPlan Planner::PlanQuery(const BoundQuery& query, const VariableSet& imports, bool is_unit) {
  std::vector<LogicalPlan> branches;
  std::vector<std::vector<VariableId>> columns;
  for (const BoundBranch& branch : query.branches) {
    branches.push_back(PlanBranch(branch, is_unit ? Unit() : Argument(imports)));
    columns.push_back(branch.columns);
  }
  if (branches.size() == 1) {
    return {branches.front(), query.columns.empty() ? columns.front() : query.columns};
  }
  auto all = std::make_shared<LogicalUnion>();
  all->columns = query.columns;
  all->child_columns = std::move(columns);
  LogicalPlan plan = Finish(all, std::move(branches));
  if (!query.is_union_all) {
    auto distinct = std::make_shared<LogicalDistinct>();
    distinct->variables = MakeSet(query.columns);
    plan = Finish(distinct, {plan});
  }
  return {plan, query.columns};
}

LogicalPlan Planner::PlanBranch(const BoundBranch& branch, LogicalPlan plan) {
  const LogicalPlan enclosing_start = std::exchange(branch_start_, plan);
  bool is_at_start = true;
  for (const auto& clause : branch.clauses) {
    plan = PlanClause(*clause, std::move(plan));
    is_at_start = is_at_start && UnwindsLocal(*clause);
    if (is_at_start) branch_start_ = plan;
  }
  branch_start_ = enclosing_start;
  return plan;
}

LogicalPlan Planner::PlanClause(const BoundClause& clause, LogicalPlan plan) {
  switch (clause.kind) {
    case ClauseKind::kMatch:
      return PlanMatch(static_cast<const BoundMatch&>(clause), std::move(plan));
    case ClauseKind::kUnwind:
      return PlanUnwind(static_cast<const BoundUnwind&>(clause), std::move(plan));
    case ClauseKind::kProjection:
      return PlanProjection(static_cast<const BoundProjection&>(clause), std::move(plan));
    case ClauseKind::kCreate:
      return PlanCreate(static_cast<const BoundCreate&>(clause), std::move(plan));
    case ClauseKind::kMerge:
      return PlanMerge(static_cast<const BoundMerge&>(clause), std::move(plan));
    case ClauseKind::kSet:
      return PlanSet(static_cast<const BoundSet&>(clause), std::move(plan));
    case ClauseKind::kRemove:
      return PlanRemove(static_cast<const BoundRemove&>(clause), std::move(plan));
    case ClauseKind::kDelete:
      return PlanDelete(static_cast<const BoundDelete&>(clause), std::move(plan));
    case ClauseKind::kCallProcedure:
      return PlanCallProcedure(static_cast<const BoundCallProcedure&>(clause), std::move(plan));
    case ClauseKind::kCallSubquery:
      return PlanCallSubquery(static_cast<const BoundCallSubquery&>(clause), std::move(plan));
    case ClauseKind::kForeach:
      return PlanForeach(static_cast<const BoundForeach&>(clause), std::move(plan));
    case ClauseKind::kLoadCsv:
      return PlanLoadCsv(static_cast<const BoundLoadCsv&>(clause), std::move(plan));
  }
  throw Error(ErrorCode::kInternal, "clause of unknown kind");
}

LogicalPlan Planner::Filter(const std::vector<ExpressionPtr>& predicates, LogicalPlan plan) {
  if (predicates.empty()) return plan;
  auto filter = std::make_shared<LogicalFilter>();
  filter->predicates = predicates;
  Visit(predicates);
  return Finish(filter, {std::move(plan)});
}

LogicalPlan Planner::Match(const PatternGraph& pattern, LogicalPlan plan) {
  Visit(pattern);
  auto match = std::make_shared<LogicalMatch>();
  match->pattern = std::make_shared<PatternGraph>(pattern);
  match->predicates = pattern.predicates;
  return Finish(match, {std::move(plan)});
}

LogicalPlan Planner::PlanMatch(const BoundMatch& clause, LogicalPlan plan) {
  if (clause.selection) return PlanSelection(clause, std::move(plan));
  if (!clause.is_optional) return Match(clause.pattern, std::move(plan));
  auto optional = std::make_shared<LogicalOptionalApply>();
  optional->row_tag = AddVariable(&statement_.variables, VariableKind::kValue);
  LogicalPlan inner = Match(clause.pattern, Argument(plan->schema, optional->row_tag));
  return Finish(optional, {std::move(plan), std::move(inner)});
}

// The paths are selected for each row by itself.
LogicalPlan Planner::PlanSelection(const BoundMatch& clause, LogicalPlan plan) {
  Visit(clause.selection->count);
  auto select = std::make_shared<LogicalSelectPaths>();
  select->path_kind = clause.selection->kind;
  select->count = clause.selection->count;
  select->path = clause.selection->path;
  const auto paths_of = [&](LogicalPlan rows) {
    LogicalPlan paths = Finish(select, {Match(clause.pattern, std::move(rows))});
    return Filter(clause.selection->predicates, std::move(paths));
  };
  const LogicalArgument* argument = As<LogicalArgument>(plan);
  if (argument != nullptr && argument->is_unit && !clause.is_optional) return paths_of(std::move(plan));
  LogicalPlan paths = paths_of(Argument(plan->schema));
  auto apply = std::make_shared<LogicalApply>();
  apply->is_optional = clause.is_optional;
  return Finish(apply, {std::move(plan), std::move(paths)});
}

LogicalPlan Planner::PlanUnwind(const BoundUnwind& clause, LogicalPlan plan) {
  auto unwind = std::make_shared<LogicalUnwind>();
  unwind->list = clause.list;
  unwind->variable = clause.variable;
  Visit(clause.list);
  return Finish(unwind, {std::move(plan)});
}

LogicalPlan Planner::PlanProjection(const BoundProjection& clause, LogicalPlan plan) {
  if (clause.aggregation) plan = PlanAggregation(*clause.aggregation, std::move(plan));
  auto project = std::make_shared<LogicalProject>();
  std::vector<VariableId> columns;
  for (const ProjectionItem& item : clause.items) {
    Visit(item.expression);
    columns.push_back(item.variable);
    if (VariablesOf(item.expression) != VariableSet{item.variable} ||
        item.expression->kind() != ExpressionKind::kVariable) {
      project->items.push_back(item);
    }
  }
  if (!project->items.empty()) plan = Finish(project, {std::move(plan)});
  if (clause.is_distinct) {
    auto distinct = std::make_shared<LogicalDistinct>();
    distinct->variables = MakeSet(columns);
    plan = Finish(distinct, {std::move(plan)});
  }
  plan = PlanOrder(clause, std::move(plan));
  return clause.where ? Filter(Conjuncts(clause.where), std::move(plan)) : plan;
}

LogicalPlan Planner::PlanAggregation(const Aggregation& aggregation, LogicalPlan plan) {
  for (const ProjectionItem& key : aggregation.keys) Visit(key.expression);
  for (const AggregateCall& call : aggregation.aggregates) Visit(call.arguments);
  auto aggregate = std::make_shared<LogicalAggregate>();
  aggregate->aggregation = aggregation;
  const bool keeps_outer_row = aggregation.is_global && !aggregation.keys.empty();
  if (keeps_outer_row) aggregate->aggregation.keys.clear();
  plan = Finish(aggregate, {std::move(plan)});
  if (!keeps_outer_row) return plan;
  // Without keys there is a row even if nothing was found, and it must have the outer columns too.
  return Finish(std::make_shared<LogicalApply>(), {branch_start_, std::move(plan)});
}

LogicalPlan Planner::PlanOrder(const BoundProjection& clause, LogicalPlan plan) {
  if (!clause.order_by.empty()) {
    for (const OrderItem& item : clause.order_by) Visit(item.expression);
    auto sort = std::make_shared<LogicalSort>();
    sort->items = clause.order_by;
    plan = Finish(sort, {std::move(plan)});
  }
  if (clause.skip) {
    auto skip = std::make_shared<LogicalSkip>();
    skip->count = clause.skip;
    plan = Finish(skip, {std::move(plan)});
  }
  if (clause.limit) {
    auto limit = std::make_shared<LogicalLimit>();
    limit->count = clause.limit;
    plan = Finish(limit, {std::move(plan)});
  }
  return plan;
}

LogicalPlan Planner::PlanCreate(const BoundCreate& clause, LogicalPlan plan) {
  Visit(clause.pattern);
  auto create = std::make_shared<LogicalCreate>();
  create->pattern = clause.pattern;
  return Update(create, std::move(plan));
}

LogicalPlan Planner::PlanMerge(const BoundMerge& clause, LogicalPlan plan) {
  Visit(clause.create);
  Visit(clause.on_create);
  Visit(clause.on_match);
  auto merge = std::make_shared<LogicalMerge>();
  merge->pattern = clause.create;
  merge->on_create = clause.on_create;
  merge->on_match = clause.on_match;
  LogicalPlan search = Match(clause.match, Argument(plan->schema));
  return Eager(Finish(merge, {Eager(std::move(plan)), std::move(search)}));
}

LogicalPlan Planner::PlanSet(const BoundSet& clause, LogicalPlan plan) {
  Visit(clause.items);
  auto set = std::make_shared<LogicalSet>();
  set->items = clause.items;
  return Update(set, std::move(plan));
}

LogicalPlan Planner::PlanRemove(const BoundRemove& clause, LogicalPlan plan) {
  for (const RemoveItem& item : clause.items) {
    Visit(item.target);
    Visit(item.dynamic_key);
    Visit(item.dynamic_labels);
  }
  auto remove = std::make_shared<LogicalRemove>();
  remove->items = clause.items;
  return Update(remove, std::move(plan));
}

LogicalPlan Planner::PlanDelete(const BoundDelete& clause, LogicalPlan plan) {
  Visit(clause.targets);
  auto remove = std::make_shared<LogicalDelete>();
  remove->is_detach = clause.is_detach;
  remove->targets = clause.targets;
  return Update(remove, std::move(plan));
}

LogicalPlan Planner::PlanForeach(const BoundForeach& clause, LogicalPlan plan) {
  Visit(clause.list);
  auto foreach = std::make_shared<LogicalForeach>();
  foreach->variable = clause.variable;
  foreach->list = clause.list;
  LogicalPlan updates = Argument(Union(plan->schema, {clause.variable}));
  for (const auto& update : clause.updates) updates = PlanClause(*update, std::move(updates));
  return Eager(Finish(foreach, {Eager(std::move(plan)), std::move(updates)}));
}

LogicalPlan Planner::PlanCallProcedure(const BoundCallProcedure& clause, LogicalPlan plan) {
  Visit(clause.arguments);
  if (clause.is_optional) {
    auto optional = std::make_shared<LogicalOptionalApply>();
    optional->row_tag = AddVariable(&statement_.variables, VariableKind::kValue);
    LogicalPlan inner = ProcedureCall(clause, Argument(plan->schema, optional->row_tag));
    return Finish(optional, {std::move(plan), std::move(inner)});
  }
  return ProcedureCall(clause, std::move(plan));
}

LogicalPlan Planner::ProcedureCall(const BoundCallProcedure& clause, LogicalPlan plan) {
  auto call = std::make_shared<LogicalProcedureCall>();
  call->procedure = clause.procedure;
  call->arguments = clause.arguments;
  call->yields = clause.yields;
  plan = Finish(call, {std::move(plan)});
  return clause.where ? Filter(Conjuncts(clause.where), std::move(plan)) : plan;
}

LogicalPlan Planner::PlanCallSubquery(const BoundCallSubquery& clause, LogicalPlan plan) {
  auto apply = std::make_shared<LogicalApply>();
  apply->is_optional = clause.is_optional;
  apply->transaction_rows = clause.transaction_rows;
  apply->on_error = clause.on_error;
  apply->status = clause.status;
  Visit(clause.transaction_rows);
  apply->is_unit = clause.query->columns.empty();
  QueryPlan inner = PlanQuery(*clause.query, MakeSet(clause.query->imports), false);
  const bool writes = HasUpdates(*inner.root);
  if (writes) plan = Eager(std::move(plan));
  plan = Finish(apply, {std::move(plan), std::move(inner.root)});
  return writes ? Eager(std::move(plan)) : plan;
}

LogicalPlan Planner::PlanLoadCsv(const BoundLoadCsv& clause, LogicalPlan plan) {
  Visit(clause.url);
  auto load = std::make_shared<LogicalLoadCsv>();
  load->with_headers = clause.with_headers;
  load->url = clause.url;
  load->field_terminator = clause.field_terminator;
  load->variable = clause.variable;
  return Finish(load, {std::move(plan)});
}

void Planner::Visit(const Expression& expression) {
  if (expression.kind() == ExpressionKind::kSubquery) {
    const BoundQuery& query = *static_cast<const SubqueryExpression&>(expression).query;
    if (!statement_.subqueries.contains(&query)) {
      QueryPlan plan = PlanQuery(query, MakeSet(query.imports), false);
      statement_.subqueries.emplace(&query, std::move(plan));
    }
  }
  for (const Expression* child : expression.children()) Visit(*child);
}

void Planner::Visit(const PatternGraph& pattern) {
  Visit(pattern.predicates);
  for (const PatternRelationship& relationship : pattern.relationships) {
    Visit(relationship.step_predicate);
  }
  for (const PatternPath& path : pattern.paths) Visit(path.shortest_count);
  for (const auto& quantified : pattern.quantified) Visit(quantified->inner);
}

void Planner::Visit(const CreatePattern& pattern) {
  for (const CreateNode& node : pattern.nodes) {
    Visit(node.dynamic_labels);
    Visit(node.properties);
  }
  for (const CreateRelationship& relationship : pattern.relationships) {
    Visit(relationship.dynamic_type);
    Visit(relationship.properties);
  }
}

void Planner::Visit(const std::vector<SetItem>& items) {
  for (const SetItem& item : items) {
    Visit(item.target);
    Visit(item.dynamic_key);
    Visit(item.dynamic_labels);
    Visit(item.value);
  }
}

}  // namespace

StatementPlan PlanStatement(const BoundStatement& statement) {
  StatementPlan plan;
  plan.variables = statement.variables;
  plan.main = Planner(&plan).PlanQuery(statement.query, {}, true);
  return plan;
}

VariableId AddVariable(VariableTable* variables, VariableKind kind) {
  const auto id = static_cast<VariableId>(variables->entries.size());
  variables->entries.push_back({" " + std::to_string(id), kind});
  return id;
}

}  // namespace wenmai::query
