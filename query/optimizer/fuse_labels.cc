#include "query/optimizer/fuse_labels.h"

#include "query/plan/expand.h"
#include "query/plan/filter.h"

namespace wenmai::query {

LogicalPlan FuseLabels(const LogicalPlan& plan, RuleContext&) {
  return RewriteBottomUp(plan, [](const LogicalPlan& node) -> LogicalPlan {
    const LogicalFilter* filter = As<LogicalFilter>(node);
    if (filter == nullptr) return nullptr;
    const LogicalExpand* expand = As<LogicalExpand>(filter->children.front());
    if (expand == nullptr || expand->is_into) return nullptr;
    auto rest = std::make_shared<LogicalFilter>(*filter);
    auto fused = std::make_shared<LogicalExpand>(*expand);
    const size_t moved = std::erase_if(rest->label_tests, [&](const auto& test) {
      if (test.node != expand->to) return false;
      fused->to_labels.insert(fused->to_labels.end(), test.labels.begin(), test.labels.end());
      return true;
    });
    if (moved == 0) return nullptr;
    if (rest->label_tests.empty() && rest->distinct_tests.empty() && rest->predicates.empty()) {
      return fused;
    }
    return Finish(rest, {fused});
  });
}

}  // namespace wenmai::query
