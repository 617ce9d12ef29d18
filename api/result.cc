#include <utility>

#include "api/convert.h"
#include "api/guard.h"
#include "api/state.h"

namespace wenmai {

bool Counters::any() const {
  return nodes_created || nodes_deleted || relationships_created || relationships_deleted ||
         properties_set || labels_added || labels_removed || indexes_added || indexes_removed ||
         constraints_added || constraints_removed;
}

Result::Result(std::unique_ptr<api::ResultState> state) : state_(std::move(state)) {}
Result::Result(Result&&) noexcept = default;
Result& Result::operator=(Result&&) noexcept = default;
Result::~Result() = default;

const std::vector<std::string>& Result::columns() const { return state_->cursor->column_names(); }

bool Result::Next() {
  api::ResultState& state = *state_;
  if (state.is_buffered) {
    if (state.position >= state.rows.size()) return false;
    ++state.position;
    return true;
  }
  while (state.position >= state.batch.live_count()) {
    state.position = 0;
    if (!api::Guarded([&] { return state.cursor->Next(&state.batch); })) {
      state.batch = query::RowBatch();
      return false;
    }
  }
  ++state.position;
  return true;
}

Value Result::Get(size_t column) const {
  if (state_->is_buffered) return state_->rows[state_->position - 1][column];
  const query::RowBatch& batch = state_->batch;
  return api::ToPublic(batch.columns[column].Get(batch.live_row(state_->position - 1)),
                       *state_->view);
}

std::vector<Value> Result::row() const {
  std::vector<Value> values;
  values.reserve(columns().size());
  for (size_t i = 0; i < columns().size(); ++i) values.push_back(Get(i));
  return values;
}

Counters Result::counters() const {
  const query::UpdateCounters& counters = state_->cursor->counters();
  return {.nodes_created = counters.nodes_created,
          .nodes_deleted = counters.nodes_deleted,
          .relationships_created = counters.relationships_created,
          .relationships_deleted = counters.relationships_deleted,
          .properties_set = counters.properties_set,
          .labels_added = counters.labels_added,
          .labels_removed = counters.labels_removed,
          .indexes_added = counters.indexes_added,
          .indexes_removed = counters.indexes_removed,
          .constraints_added = counters.constraints_added,
          .constraints_removed = counters.constraints_removed};
}

}  // namespace wenmai
