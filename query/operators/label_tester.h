// Tests nodes for labels, many at a time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/operators/row_access.h"

namespace wenmai::query {

class LabelTester {
 public:
  explicit LabelTester(std::vector<std::string> labels)
      : labels_(std::move(labels), &graph::View::FindLabel) {}

  // Looks the labels up. Call in Open.
  void Open(const ExecutionContext& context);
  // False if every node passes: there are no labels to test, or all nodes of the graph bear them.
  bool is_needed() const { return is_needed_; }

  // passes[i] tells whether node_at(i) bears all labels; valid until the next call.
  template <typename NodeAt>
  const std::vector<bool>& Test(size_t count, NodeAt node_at) {
    nodes_.resize(count);
    for (size_t i = 0; i < count; ++i) nodes_[i] = node_at(i);
    TestNodes();
    return passes_;
  }

 private:
  void TestNodes();

  CatalogNames<graph::LabelId> labels_;
  const ExecutionContext* context_ = nullptr;
  bool is_needed_ = false;
  std::vector<graph::NodeId> nodes_;
  std::vector<bool> passes_;
  std::unique_ptr<bool[]> flags_;
  size_t flag_count_ = 0;
};

}  // namespace wenmai::query
