// Counts many relationships by their patterns: sets of labels have small numbers meanwhile.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "graph/statistics/statistics.h"

namespace wenmai::graph {

class PatternCounter {
 public:
  using LabelSet = uint32_t;

  PatternCounter() { Intern({}); }

  static constexpr LabelSet kNoLabels = 0;
  LabelSet Intern(std::span<const LabelId> labels) {  // sorted
    const auto [set, is_new] = ids_.try_emplace({labels.begin(), labels.end()}, ids_.size());
    if (is_new) sets_.push_back(&set->first);
    return set->second;
  }
  void Add(LabelSet start, TypeId type, LabelSet end, int64_t count) { counts_[{type, start, end}] += count; }

  void AddTo(KeptStatistics* statistics) const {
    for (const auto& [key, count] : counts_) {
      const auto& [type, start, end] = key;
      statistics->AddRelationships({.type = type, .start = *sets_[start], .end = *sets_[end]}, count);
    }
  }

 private:
  std::map<std::vector<LabelId>, LabelSet> ids_;
  std::vector<const std::vector<LabelId>*> sets_;  // keys of ids_
  absl::flat_hash_map<std::tuple<TypeId, LabelSet, LabelSet>, int64_t> counts_;
};

}  // namespace wenmai::graph
