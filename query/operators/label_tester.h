// Tests nodes for labels, many at a time.
#pragma once

#include <string>
#include <vector>

#include "graph/label_reader.h"
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

  // Lets go of the view. Call in Close.
  void Close() { readers_.clear(); }

  // Whether `node` bears all labels.
  bool Passes(graph::NodeId node) {
    if (readers_.empty()) return PassesInView(node);
    for (graph::LabelReader& reader : readers_) {
      if (!reader.Has(node)) return false;
    }
    return true;
  }

  // passes[i] tells whether node_at(i) bears all labels; valid until the next call.
  template <typename NodeAt>
  const std::vector<bool>& Test(size_t count, NodeAt node_at) {
    passes_.resize(count);
    for (size_t i = 0; i < count; ++i) passes_[i] = Passes(node_at(i));
    return passes_;
  }

 private:
  // The view is asked so often before bitmaps are taken from it.
  static constexpr uint64_t kTestsBeforeReaders = 256;
  bool PassesInView(graph::NodeId node);

  CatalogNames<graph::LabelId> labels_;
  const ExecutionContext* context_ = nullptr;
  bool is_needed_ = false;
  uint64_t test_count_ = 0;
  std::vector<graph::LabelReader> readers_;
  std::vector<bool> passes_;
};

}  // namespace wenmai::query
