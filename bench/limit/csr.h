// A graph as two arrays and nothing else: what a walk costs when there is no storage, no transaction, no
// query and no property. Measures how far an engine is from what the memory allows.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace wenmai::bench {

class Csr {
 public:
  // Edges as (from, to); nodes are below `node_count`.
  Csr(uint32_t node_count, std::vector<std::pair<uint32_t, uint32_t>> edges);

  uint32_t node_count() const { return static_cast<uint32_t>(offsets_.size() - 1); }
  size_t edge_count() const { return targets_.size(); }
  // Ascending.
  std::span<const uint32_t> Targets(uint32_t node) const {
    return {targets_.data() + offsets_[node], offsets_[node + 1] - offsets_[node]};
  }

 private:
  std::vector<uint32_t> offsets_, targets_;
};

// Both directions of a graph.
struct CsrGraph {
  Csr out, in;
};

// Reads a CSV file of a header and `from,to,…` lines; ids are used as they are.
CsrGraph ReadCsrGraph(const std::string& path);

// How many (a, b, c) there are with a → b → c and a → c.
uint64_t CountTriangles(const Csr& out);
// Counts the different nodes that two steps lead to; keeps its marks from one start to the next.
class TwoStepCounter {
 public:
  explicit TwoStepCounter(const Csr& out) : out_(out), marks_(out.node_count() / 64 + 1) {}
  uint64_t Count(uint32_t start);

 private:
  const Csr& out_;
  std::vector<uint64_t> marks_;
  std::vector<uint32_t> reached_;
};
// How many nodes one to `hops_max` steps lead to.
uint64_t CountReached(const Csr& out, uint32_t start, uint32_t hops_max);
// The length of the shortest walk, 0 if none has up to `hops_max` steps.
uint32_t ShortestPathLength(const CsrGraph& graph, uint32_t start, uint32_t end, uint32_t hops_max);

}  // namespace wenmai::bench
