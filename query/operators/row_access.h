// Small accessors that operators share: nodes and relationships in columns, and filling columns.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "query/operators/operator.h"

namespace wenmai::query {

// The node in a row, or Column::kNullNode for null. Throws TypeError for any other value.
graph::NodeId NodeAt(const Column& column, size_t row);

// Appends the ids of the relationships in a row: one, a list of them, or none for null.
void AppendRelationshipsAt(const Column& column, size_t row,
                           std::vector<graph::RelationshipId>* ids);

// Puts values[i] into live row i of the column `variable`.
void FillColumn(RowBatch* batch, VariableId variable, std::vector<Value> values);

// Copies the given rows of `source`'s columns to the end of *target's.
void AppendRows(const RowBatch& source, std::span<const uint32_t> rows, const VariableSet& columns,
                RowBatch* target);

// Joins the live rows of `inner` with one row of `outer`, at the end of *target.
void AppendJoined(const RowBatch& inner, const VariableSet& inner_columns, const RowBatch& outer,
                  size_t outer_row, const VariableSet& outer_columns, RowBatch* target);

// One row of `outer` with nulls for `inner_columns`, at the end of *target.
void AppendUnmatched(const VariableSet& inner_columns, const RowBatch& outer, size_t outer_row,
                     const VariableSet& outer_columns, RowBatch* target);

// Makes the live rows the only rows.
void Compact(RowBatch* batch, const VariableSet& columns);

// Bytes that the columns hold, roughly.
size_t MemoryUse(const RowBatch& batch, const VariableSet& columns);

// The value of an expression that reads no row and must give an integer of at least 0 (SKIP, LIMIT).
// `clause` names it in the error.
uint64_t EvaluateCount(const Expression& expression, EvaluationContext& context, const char* clause);

// Catalog ids of names, looked up once a run.
template <typename Id>
class CatalogNames {
 public:
  using Find = std::optional<Id> (graph::View::*)(std::string_view) const;
  CatalogNames(std::vector<std::string> names, Find find) : names_(std::move(names)), find_(find) {
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
  }

  void Resolve(const ExecutionContext& context) {
    if (run_ == context.run && ids_.size() == names_.size()) return;
    run_ = context.run;
    ids_.clear();
    for (const std::string& name : names_) {
      if (const std::optional<Id> id = (context.view().*find_)(name)) ids_.push_back(*id);
    }
  }
  // For a statement that writes: a clause before this one may have made a name by now. Call for each row.
  void Refresh(const ExecutionContext& context) {
    if (context.transaction == nullptr || are_all_known()) return;
    run_ = 0;
    Resolve(context);
  }
  bool are_asked() const { return !names_.empty(); }
  bool are_all_known() const { return ids_.size() == names_.size(); }
  // The known ones.
  std::span<const Id> ids() const { return ids_; }

 private:
  std::vector<std::string> names_;
  Find find_;
  uint64_t run_ = 0;
  std::vector<Id> ids_;
};

}  // namespace wenmai::query
