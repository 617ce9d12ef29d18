// Sets of nodes as bitmaps over their dense ids, quick to empty again.
#pragma once

#include <vector>

#include "graph/graph.h"

namespace wenmai::query {

class NodeSet {
 public:
  // True if the node was not in the set.
  bool Insert(graph::NodeId node) {
    const size_t word = node / 64;
    if (word >= words_.size()) words_.resize(word + word / 2 + 64);
    const uint64_t bit = uint64_t{1} << node % 64;
    if (words_[word] & bit) return false;
    if (words_[word] == 0) touched_.push_back(word);
    words_[word] |= bit;
    return true;
  }
  // Makes room for nodes below `end`.
  void Reserve(graph::NodeId end) {
    if (end / 64 >= words_.size()) words_.resize(end / 64 + 1);
  }
  // The same as Contains, for a node below the end that was reserved.
  bool ContainsReserved(graph::NodeId node) const { return words_[node / 64] >> node % 64 & 1; }
  bool Contains(graph::NodeId node) const {
    const size_t word = node / 64;
    return word < words_.size() && (words_[word] >> node % 64 & 1) != 0;
  }
  // Costs what was inserted, not what the ids span.
  void Clear() {
    for (size_t word : touched_) words_[word] = 0;
    touched_.clear();
  }
  size_t MemoryUse() const { return (words_.capacity() + touched_.capacity()) * sizeof(uint64_t); }

 private:
  std::vector<uint64_t> words_;
  std::vector<size_t> touched_;  // words that are not 0
};

}  // namespace wenmai::query
