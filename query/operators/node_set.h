// Sets of nodes as bitmaps over their dense ids, quick to empty again.
#pragma once

#include <bit>
#include <span>
#include <vector>

#include "graph/graph.h"

namespace wenmai::query {

class NodeSet {
 public:
  // True if the node was not in the set.
  bool Insert(graph::NodeId node) {
    if (node / 64 >= words_.size()) Reserve(node + node / 2 + 4096);
    return InsertReserved(node);
  }
  // Makes room for nodes below `end`.
  void Reserve(graph::NodeId end) {
    if (end / 64 < words_.size()) return;
    words_.resize(end / 64 + 1);
    touched_.resize(words_.size() / 64 + 1);
  }
  // The same as Insert and Contains, for a node below the end that was reserved. Without a branch: which
  // nodes are new cannot be foretold.
  bool InsertReserved(graph::NodeId node) {
    const size_t word = node / 64;
    const uint64_t old = words_[word];
    words_[word] = old | uint64_t{1} << node % 64;
    touched_[word / 64] |= uint64_t{1} << word % 64;
    return (old >> node % 64 & 1) == 0;
  }
  bool ContainsReserved(graph::NodeId node) const { return words_[node / 64] >> node % 64 & 1; }
  // How many of the nodes are in the set.
  uint64_t CountReserved(std::span<const uint32_t> nodes) const {
    const uint64_t* words = words_.data();
    uint64_t count = 0;
    for (const uint32_t node : nodes) count += words[node / 64] >> node % 64 & 1;
    return count;
  }
  bool Contains(graph::NodeId node) const {
    return node / 64 < words_.size() && ContainsReserved(node);
  }
  // Calls visit(node) for the nodes below `end` that are not in the set, which it may be adding to.
  // REQUIRES: `end` was reserved.
  template <typename Visit>
  void ForEachMissing(graph::NodeId end, Visit visit) {
    for (size_t word = 0; word * 64 < end; ++word) {
      for (uint64_t missing = ~words_[word]; missing != 0; missing &= missing - 1) {
        const graph::NodeId node = word * 64 + static_cast<size_t>(std::countr_zero(missing));
        if (node < end) visit(node);
      }
    }
  }
  // Costs what was inserted, not what the ids span.
  void Clear() {
    for (size_t i = 0; i < touched_.size(); ++i) {
      for (uint64_t words = touched_[i]; words != 0; words &= words - 1) {
        words_[i * 64 + static_cast<size_t>(std::countr_zero(words))] = 0;
      }
      touched_[i] = 0;
    }
  }
  size_t MemoryUse() const { return (words_.capacity() + touched_.capacity()) * sizeof(uint64_t); }

 private:
  std::vector<uint64_t> words_;
  std::vector<uint64_t> touched_;  // a bit for each word that is not 0
};

}  // namespace wenmai::query
