#include "query/plan/plan_text.h"

namespace wenmai::query {

namespace {

// Only children draw branches: a chain of single children stays at one depth.
void AddLines(const LogicalOperator& op, const VariableTable& variables, const std::string& first,
              const std::string& rest, std::vector<PlanLine>* lines) {
  lines->push_back({&op, first + op.Describe(variables)});
  if (op.children.size() == 1) {
    AddLines(*op.children.front(), variables, rest, rest, lines);
    return;
  }
  for (size_t i = 0; i < op.children.size(); ++i) {
    const bool is_last = i + 1 == op.children.size();
    AddLines(*op.children[i], variables, rest + (is_last ? "└─ " : "├─ "),
             rest + (is_last ? "   " : "│  "), lines);
  }
}

}  // namespace

std::vector<PlanLine> PlanLines(const LogicalOperator& root, const VariableTable& variables) {
  std::vector<PlanLine> lines;
  AddLines(root, variables, "", "", &lines);
  return lines;
}

std::string PlanText(const LogicalOperator& root, const VariableTable& variables) {
  std::string text;
  for (const PlanLine& line : PlanLines(root, variables)) {
    if (!text.empty()) text += '\n';
    text += line.text;
  }
  return text;
}

}  // namespace wenmai::query
