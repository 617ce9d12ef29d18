#include "graph/column.h"

#include "graph/view_state.h"

namespace wenmai::graph {

Value ColumnReader::Get(uint64_t id) {
  View::State& state = *view_.state_;
  // Loads the chunk at the first read, as ReadProperty would after a few.
  state.FindColumn(kind_, id, key_, /*is_eager=*/true);
  return state.ReadProperty(kind_, id, key_);
}

uint64_t ColumnReader::id_end() const {
  const IdCounts& counts = view_.state_->id_counts();
  return kind_ == EntityKind::kNode ? counts.nodes : counts.relationships;
}

const ColumnChunk* ColumnReader::FindChunk(uint64_t index) {
  View::State& state = *view_.state_;
  const uint64_t begin = index * ColumnChunk::kIdCount;
  if (state.HasPendingRecords(kind_, begin, ColumnChunk::kIdCount)) return nullptr;
  return state.FindColumn(kind_, begin, key_, /*is_eager=*/true);
}

void ColumnReader::Locate(std::span<const uint64_t> ids, std::vector<ColumnPlace>* places) {
  view_.state_->LocateProperties(kind_, ids, key_, places);
}

}  // namespace wenmai::graph
