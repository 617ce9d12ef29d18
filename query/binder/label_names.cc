#include "query/binder/label_names.h"

namespace wenmai::query {

std::optional<std::vector<std::string>> PlainNames(const LabelExpression& labels,
                                                   LabelExpression::Kind kind) {
  if (labels.kind == LabelExpression::Kind::kName) return std::vector{labels.name};
  if (labels.kind != kind) return std::nullopt;
  std::vector<std::string> names;
  for (const LabelExpressionPtr& operand : labels.operands) {
    const auto inner = PlainNames(*operand, kind);
    if (!inner.has_value()) return std::nullopt;
    names.insert(names.end(), inner->begin(), inner->end());
  }
  return names;
}

}  // namespace wenmai::query
