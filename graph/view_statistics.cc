// How many there are.
#include "graph/view_state.h"

namespace wenmai::graph {

uint64_t View::CountNodes(std::optional<LabelId> label) const {
  return state_->counters().Count(label ? MemberSet::Label(*label) : MemberSet::AllNodes());
}

uint64_t View::CountRelationships(std::optional<TypeId> type) const {
  return type ? state_->counters().Count(MemberSet::Type(*type))
              : state_->counters().relationship_count();
}

GraphStatistics View::Statistics() const {
  GraphStatistics statistics;
  statistics.node_count = CountNodes();
  statistics.relationship_count = CountRelationships();
  for (LabelId label = 0; label < state_->catalog->labels.size(); ++label) {
    if (const uint64_t count = CountNodes(label))
      statistics.label_counts.emplace_back(label, count);
  }
  for (TypeId type = 0; type < state_->catalog->types.size(); ++type) {
    if (const uint64_t count = CountRelationships(type)) {
      statistics.type_counts.emplace_back(type, count);
    }
  }
  const std::lock_guard lock(state_->version->statistics->mutex);
  for (const auto& [pattern, count] : state_->version->statistics->patterns()) {
    statistics.pattern_counts.push_back({pattern.start, pattern.type, pattern.end, count});
  }
  for (const auto& [id, index] : state_->version->statistics->indexes()) {
    statistics.index_counts.push_back({id, index.entry_count, index.EstimateDistinct()});
  }
  return statistics;
}

uint64_t View::EstimateRelationships(std::optional<LabelId> start, std::optional<TypeId> type,
                                     std::optional<LabelId> end) const {
  const KeptStatistics& statistics = *state_->version->statistics;
  const std::lock_guard lock(statistics.mutex);
  if (statistics.is_complete()) return statistics.CountRelationships(start, type, end);
  return CountRelationships(type);
}

std::optional<GraphStatistics::IndexCount> View::EstimateIndex(IndexId index) const {
  const KeptStatistics& statistics = *state_->version->statistics;
  const std::lock_guard lock(statistics.mutex);
  const IndexStatistics* found = statistics.FindIndex(index);
  if (found == nullptr || !statistics.is_complete()) return std::nullopt;
  return GraphStatistics::IndexCount{index, found->entry_count, found->EstimateDistinct()};
}

}  // namespace wenmai::graph
