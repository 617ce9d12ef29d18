#include "query/operators/select_paths.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/operators/path_quota.h"

namespace wenmai::query {
namespace {

struct FoundPath {
  size_t length;
  BufferedRow row;
};
using Ends = std::pair<graph::NodeId, graph::NodeId>;

// Orders the paths by length and drops all but the shortest.
void KeepShortest(PathKind kind, uint64_t count, std::vector<FoundPath>* paths) {
  std::stable_sort(paths->begin(), paths->end(),
                   [](const FoundPath& a, const FoundPath& b) { return a.length < b.length; });
  PathQuota quota(kind, count);
  size_t kept = 0;
  for (; kept < paths->size(); ++kept) {
    const auto asked = quota.LengthAsked();
    if (!asked || (*paths)[kept].length > *asked) break;
    quota.Add((*paths)[kept].length);
  }
  paths->erase(paths->begin() + static_cast<std::ptrdiff_t>(kept), paths->end());
}

}  // namespace

void SelectPathsOperator::Open() {
  OperatorOf::Open();
  is_selected_ = false;
  selected_.clear();
  next_ = 0;
}

void SelectPathsOperator::Close() {
  OperatorOf::Close();
  rows_.Clear();
}

bool SelectPathsOperator::Next(RowBatch* batch) {
  if (!is_selected_) Select();
  if (next_ == selected_.size()) return false;
  const size_t count = std::min<size_t>(kBatchRowCount, selected_.size() - next_);
  batch->Clear();
  rows_.Append(std::span(selected_).subspan(next_, count), plan_.schema, batch);
  next_ += count;
  return true;
}

void SelectPathsOperator::Select() {
  is_selected_ = true;
  const uint64_t count = plan_.count ? EvaluateCount(*plan_.count, evaluation(), "SHORTEST") : 1;
  rows_.AddAll(child(), Union(plan_.schema, {plan_.path}), context_);
  std::map<Ends, std::vector<FoundPath>> by_ends;
  for (uint32_t chunk = 0; chunk < rows_.chunks().size(); ++chunk) {
    const RowBatch& rows = rows_.chunks()[chunk];
    for (uint32_t row = 0; row < rows.row_count; ++row) {
      const Value value = rows.columns[plan_.path].Get(row);
      const graph::Path& path = value.path();
      by_ends[{path.nodes.front(), path.nodes.back()}].push_back(
          {path.relationships.size(), {chunk, row}});
    }
  }
  for (auto& [ends, paths] : by_ends) {
    CheckLimits();
    KeepShortest(plan_.path_kind, count, &paths);
    for (const FoundPath& path : paths) selected_.push_back(path.row);
  }
}

}  // namespace wenmai::query
