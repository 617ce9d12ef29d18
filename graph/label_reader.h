// Tests nodes for one label: for operators that test many.
//
//   LabelReader people(view, person);
//   if (people.Has(node)) ...
#pragma once

#include <cstdint>
#include <vector>

#include "graph/graph.h"

namespace wenmai::graph {

// Threads: as the View it reads; each thread has a View and a reader of its own.
class LabelReader {
 public:
  // REQUIRES: `view` outlives the reader; a transaction makes no changes in the meantime.
  LabelReader(const View& view, LabelId label);

  bool Has(NodeId node) {
    const uint64_t block = node / kBlockNodes;
    if (block < blocks_.size() && blocks_[block] != nullptr) {
      return blocks_[block][node % kBlockNodes / 64] >> (node % 64) & 1;
    }
    return HasUnknown(node);
  }

 private:
  static constexpr uint64_t kBlockNodes = 4096;
  bool HasUnknown(NodeId node);

  const View& view_;
  LabelId label_;
  std::vector<const uint64_t*> blocks_;  // a bit for each node; nullptr: not asked for yet
};

}  // namespace wenmai::graph
