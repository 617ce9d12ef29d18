#include "query/operators/label_tester.h"

#include <algorithm>

namespace wenmai::query {

void LabelTester::Open(const ExecutionContext& context) {
  context_ = &context;
  labels_.Resolve(context);
  is_needed_ = false;
  test_count_ = 0;
  readers_.clear();
  if (!labels_.are_asked()) return;
  const uint64_t node_count = context.view().CountNodes();
  const std::span<const graph::LabelId> ids = labels_.ids();
  // A statement that writes may take labels away while it runs.
  is_needed_ = !labels_.are_all_known() || context.transaction != nullptr ||
               !std::all_of(ids.begin(), ids.end(), [&](graph::LabelId label) {
                 return context.view().CountNodes(label) == node_count;
               });
}

bool LabelTester::PassesInView(graph::NodeId node) {
  labels_.Refresh(*context_);
  if (!labels_.are_all_known()) return false;
  if (context_->transaction == nullptr && ++test_count_ > kTestsBeforeReaders) {
    for (graph::LabelId label : labels_.ids()) readers_.emplace_back(context_->view(), label);
    return Passes(node);
  }
  const std::span<const graph::LabelId> labels = labels_.ids();
  return std::all_of(labels.begin(), labels.end(), [&](graph::LabelId label) {
    return context_->view().NodeHasLabel(node, label);
  });
}

}  // namespace wenmai::query
