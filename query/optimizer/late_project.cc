#include "query/optimizer/late_project.h"

#include "query/expressions/property.h"
#include "query/plan/project.h"
#include "query/plan/sort.h"

namespace wenmai::query {

namespace {

// A property of a node or relationship is dearer to read than its element is to carry, and reading it
// never fails.
bool IsElementProperty(const Expression& expression, const VariableTable& variables) {
  if (expression.kind() != ExpressionKind::kProperty) return false;
  const Expression& base = *static_cast<const PropertyExpression&>(expression).base;
  if (base.kind() != ExpressionKind::kVariable) return false;
  const std::vector<VariableId> read = ReferencedVariables(base);
  if (read.size() != 1) return false;  // the local of a comprehension
  const VariableKind kind = variables.entries[read.front()].kind;
  return kind == VariableKind::kNode || kind == VariableKind::kRelationship;
}

LogicalPlan Split(const LogicalTopK& top, const LogicalProject& project,
                  const VariableTable& variables) {
  const VariableSet ordered = VariablesOf(top.items);
  auto early = std::make_shared<LogicalProject>(project);
  auto late = std::make_shared<LogicalProject>();
  std::erase_if(early->items, [&](const ProjectionItem& item) {
    if (Contains(ordered, item.variable)) return false;
    if (!IsElementProperty(*item.expression, variables)) return false;
    late->items.push_back(item);
    return true;
  });
  if (late->items.empty()) return nullptr;
  late->estimated_rows = top.estimated_rows;
  LogicalPlan below = early->items.empty()
                          ? project.children.front()
                          : Finish(early, {project.children.front()});
  return Finish(late, {WithChildren(top, {std::move(below)})});
}

}  // namespace

LogicalPlan LateProject(const LogicalPlan& plan, RuleContext& context) {
  return RewriteBottomUp(plan, [&context](const LogicalPlan& node) -> LogicalPlan {
    const LogicalTopK* top = As<LogicalTopK>(node);
    const LogicalProject* project = top ? As<LogicalProject>(top->children.front()) : nullptr;
    return project ? Split(*top, *project, *context.variables) : nullptr;
  });
}

}  // namespace wenmai::query
