#include "query/plan/describe.h"

#include <fmt/format.h>

namespace wenmai::query {

std::string_view NameOf(const VariableTable& variables, VariableId variable) {
  if (variable >= variables.entries.size()) return {};
  const std::string& name = variables.entries[variable].name;
  return name.starts_with(' ') ? std::string_view() : std::string_view(name);
}

std::string NamesOf(const VariableTable& variables, const std::vector<VariableId>& ids) {
  std::string text;
  for (VariableId id : ids) {
    if (!text.empty()) text += ", ";
    const std::string_view name = NameOf(variables, id);
    text += name.empty() ? fmt::format("_{}", id) : std::string(name);
  }
  return text;
}

std::string TextOf(const std::vector<ExpressionPtr>& expressions, std::string_view separator) {
  std::string text;
  for (const ExpressionPtr& expression : expressions) {
    if (!text.empty()) text += separator;
    text += expression->ToString();
  }
  return text;
}

std::string NodeText(const VariableTable& variables, VariableId node,
                     const std::vector<std::string>& labels) {
  std::string text = fmt::format("({}", NameOf(variables, node));
  for (const std::string& label : labels) text += ":" + label;
  return text + ")";
}

std::string RelationshipText(const VariableTable& variables, VariableId relationship,
                             graph::Direction direction, const std::vector<std::string>& types,
                             const HopRange* hops) {
  std::string inside(NameOf(variables, relationship));
  for (size_t i = 0; i < types.size(); ++i) inside += (i == 0 ? ":" : "|") + types[i];
  if (hops != nullptr) {
    inside += fmt::format("*{}..{}", hops->min, hops->max ? std::to_string(*hops->max) : "");
  }
  const char* left = direction == graph::Direction::kIn ? "<-" : "-";
  const char* right = direction == graph::Direction::kOut ? "->" : "-";
  return fmt::format("{}[{}]{}", left, inside, right);
}

std::string RepetitionText(const HopRange& range) {
  return fmt::format("{{{},{}}}", range.min, range.max ? std::to_string(*range.max) : "");
}

}  // namespace wenmai::query
