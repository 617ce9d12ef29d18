#include "bench/limit/csr.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace wenmai::bench {
namespace {

class Bitmap {
 public:
  explicit Bitmap(uint32_t size) : words_(size / 64 + 1) {}
  bool Has(uint32_t i) const { return words_[i / 64] >> i % 64 & 1; }
  void Set(uint32_t i) { words_[i / 64] |= uint64_t{1} << i % 64; }
  void Unset(uint32_t i) { words_[i / 64] &= ~(uint64_t{1} << i % 64); }

 private:
  std::vector<uint64_t> words_;
};

// One end of a search that meets in the middle.
struct Side {
  Side(const Csr& edges, uint32_t root) : csr(edges), seen(edges.node_count()), frontier{root} {
    seen.Set(root);
  }
  // Takes one step; true if it reaches what the other side has seen.
  bool Step(const Side& other) {
    std::vector<uint32_t> next;
    bool has_met = false;
    for (const uint32_t node : frontier) {
      for (const uint32_t target : csr.Targets(node)) {
        if (seen.Has(target)) continue;
        seen.Set(target);
        has_met |= other.seen.Has(target);
        next.push_back(target);
      }
    }
    frontier = std::move(next);
    return has_met;
  }

  const Csr& csr;
  Bitmap seen;
  std::vector<uint32_t> frontier;
};

}  // namespace

Csr::Csr(uint32_t node_count, std::vector<std::pair<uint32_t, uint32_t>> edges)
    : offsets_(node_count + 1) {
  std::sort(edges.begin(), edges.end());
  targets_.reserve(edges.size());
  for (const auto& [from, to] : edges) {
    ++offsets_[from + 1];
    targets_.push_back(to);
  }
  for (size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
}

CsrGraph ReadCsrGraph(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::invalid_argument("cannot read " + path);
  std::vector<std::pair<uint32_t, uint32_t>> edges;
  uint32_t node_count = 0;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    char* rest = nullptr;
    const auto from = static_cast<uint32_t>(std::strtoul(line.c_str(), &rest, 10));
    const auto to = static_cast<uint32_t>(std::strtoul(rest + 1, nullptr, 10));
    edges.emplace_back(from, to);
    node_count = std::max({node_count, from + 1, to + 1});
  }
  Csr out(node_count, edges);
  for (auto& [from, to] : edges) std::swap(from, to);
  return {std::move(out), Csr(node_count, std::move(edges))};
}

uint64_t CountTriangles(const Csr& out) {
  Bitmap marks(out.node_count());
  uint64_t count = 0;
  for (uint32_t a = 0; a < out.node_count(); ++a) {
    for (const uint32_t b : out.Targets(a)) marks.Set(b);
    for (const uint32_t b : out.Targets(a)) {
      for (const uint32_t c : out.Targets(b)) count += marks.Has(c);
    }
    for (const uint32_t b : out.Targets(a)) marks.Unset(b);
  }
  return count;
}

uint64_t TwoStepCounter::Count(uint32_t start) {
  reached_.clear();
  for (const uint32_t middle : out_.Targets(start)) {
    for (const uint32_t end : out_.Targets(middle)) {
      if (marks_[end / 64] >> end % 64 & 1) continue;
      marks_[end / 64] |= uint64_t{1} << end % 64;
      reached_.push_back(end);
    }
  }
  for (const uint32_t end : reached_) marks_[end / 64] = 0;
  return reached_.size();
}

uint64_t CountReached(const Csr& out, uint32_t start, uint32_t hops_max) {
  Bitmap seen(out.node_count());
  std::vector<uint32_t> reached, frontier = {start};
  for (uint32_t hop = 0; hop < hops_max && !frontier.empty(); ++hop) {
    const size_t begin = reached.size();
    for (const uint32_t node : frontier) {
      for (const uint32_t target : out.Targets(node)) {
        if (seen.Has(target)) continue;
        seen.Set(target);
        reached.push_back(target);
      }
    }
    frontier.assign(reached.begin() + static_cast<std::ptrdiff_t>(begin), reached.end());
  }
  return reached.size();
}

uint32_t ShortestPathLength(const CsrGraph& graph, uint32_t start, uint32_t end,
                            uint32_t hops_max) {
  Side forward(graph.out, start), backward(graph.in, end);
  for (uint32_t length = 1; length <= hops_max; ++length) {
    const bool is_forward = forward.frontier.size() <= backward.frontier.size();
    Side& side = is_forward ? forward : backward;
    if (side.Step(is_forward ? backward : forward)) return length;
    if (side.frontier.empty()) return 0;
  }
  return 0;
}

}  // namespace wenmai::bench
