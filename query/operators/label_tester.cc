#include "query/operators/label_tester.h"

#include <algorithm>

namespace wenmai::query {

void LabelTester::Open(const ExecutionContext& context) {
  context_ = &context;
  labels_.Resolve(context);
  is_needed_ = false;
  if (!labels_.are_asked()) return;
  const uint64_t node_count = context.view().CountNodes();
  const std::span<const graph::LabelId> ids = labels_.ids();
  // A statement that writes may take labels away while it runs.
  is_needed_ = !labels_.are_all_known() || context.transaction != nullptr ||
               !std::all_of(ids.begin(), ids.end(), [&](graph::LabelId label) {
                 return context.view().CountNodes(label) == node_count;
               });
}

void LabelTester::TestNodes() {
  labels_.Refresh(*context_);
  const size_t count = nodes_.size();
  passes_.assign(count, labels_.are_all_known());
  if (count > flag_count_) {
    flags_ = std::make_unique<bool[]>(count);
    flag_count_ = count;
  }
  if (!labels_.are_all_known()) return;
  for (graph::LabelId label : labels_.ids()) {
    context_->view().NodesHaveLabel(nodes_, label, flags_.get());
    for (size_t i = 0; i < count; ++i) passes_[i] = passes_[i] && flags_[i];
  }
}

}  // namespace wenmai::query
