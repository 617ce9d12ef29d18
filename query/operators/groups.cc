#include "query/operators/groups.h"

#include <algorithm>

#include "query/plan/expand.h"
#include "query/plan/scan.h"

namespace wenmai::query {

namespace {

// Founding a group in a part and merging it costs about as much as adding so many rows.
constexpr uint64_t kRowsPerGroupMin = 16;
constexpr uint64_t kFewGroups = 16;

// After so many rows the memo must know most of them.
constexpr uint64_t kTrialRowCount = 1024;

std::vector<const Expression*> KeysOf(const LogicalAggregate& plan) {
  std::vector<const Expression*> keys;
  for (const ProjectionItem& key : plan.aggregation.keys) keys.push_back(key.expression.get());
  return keys;
}

// What a scan below finds, if every row has a node of its own.
std::optional<VariableId> ScannedOnce(const LogicalAggregate& plan) {
  const LogicalOperator* below = plan.children.front().get();
  const auto keeps_rows_apart = [](const LogicalOperator& op) {
    return op.kind == LogicalKind::kFilter || op.kind == LogicalKind::kProject ||
           op.kind == LogicalKind::kGather ||
           (op.kind == LogicalKind::kExpand && static_cast<const LogicalExpand&>(op).count);
  };
  while (keeps_rows_apart(*below)) below = below->children.front().get();
  if (below->kind != LogicalKind::kNodeScan) return std::nullopt;
  const LogicalArgument* start = As<LogicalArgument>(below->children.front());
  if (start == nullptr || !start->is_unit) return std::nullopt;
  return static_cast<const LogicalNodeScan*>(below)->variable;
}

}  // namespace

Groups::Groups(const LogicalAggregate& plan, size_t variable_count)
    : plan_(plan), memo_(KeysOf(plan), ScannedOnce(plan), variable_count) {
  for (const AggregateCall& call : plan.aggregation.aggregates) {
    states_.push_back(MakeAggregateState(call, has_keys(), plan.multiplicity));
  }
}

void Groups::Reset() {
  table_.Reset(key_count());
  memo_.Open(&table_);
  for (auto& state : states_) {
    state->Reset();
    state->Resize(has_keys() ? 0 : 1);
  }
  key_bytes_ = 0;
  row_count_ = 0;
}

void Groups::Add(const RowBatch& batch, ExecutionContext& context) {
  row_count_ += batch.live_count();
  groups_.assign(batch.live_count(), 0);
  founded_.clear();
  if (has_keys()) memo_.Assign(batch, context.evaluation, &groups_, &founded_);
  NoteFounded();
  for (auto& state : states_) {
    state->Resize(group_count());
    state->Add(batch, groups_, context);
  }
}

bool Groups::IsReducing() const {
  if (!has_keys()) return true;
  return group_count() <= kFewGroups + row_count_ / kRowsPerGroupMin &&
         (row_count_ < kTrialRowCount || memo_.KnowsMost());
}

void Groups::Merge(Groups* part) {
  row_count_ += part->row_count_;
  groups_.assign(part->group_count(), 0);
  founded_.clear();
  if (has_keys()) {
    KeyColumns keys;
    part->table_.TakeKeys(&keys);
    for (size_t i = 0; i < groups_.size(); ++i) {
      bool is_new = false;
      groups_[i] = table_.FindOrAdd(&keys, i, &is_new);
      if (is_new) founded_.push_back(groups_[i]);
    }
  }
  NoteFounded();
  for (size_t s = 0; s < states_.size(); ++s) {
    states_[s]->Resize(group_count());
    states_[s]->Merge(part->states_[s].get(), groups_);
  }
}

void Groups::NoteFounded() {
  for (const uint32_t group : founded_) {
    for (size_t k = 0; k < key_count(); ++k) key_bytes_ += table_.key(group, k).MemoryUse();
  }
}

void Groups::TakeGroups(size_t begin, size_t count, RowBatch* batch) {
  for (size_t k = 0; k < key_count(); ++k) {
    Column& column = batch->columns[plan_.aggregation.keys[k].variable];
    for (size_t g = begin; g < begin + count; ++g) {
      column.Append(table_.TakeKey(static_cast<uint32_t>(g), k));
    }
  }
  for (size_t s = 0; s < states_.size(); ++s) {
    std::vector<Value>& values =
        batch->columns[plan_.aggregation.aggregates[s].variable].MakeValues();
    for (size_t g = begin; g < begin + count; ++g) values.push_back(states_[s]->Finish(g));
  }
}

size_t Groups::MemoryUse() const {
  size_t bytes = table_.MemoryUse() + memo_.MemoryUse() + key_bytes_;
  for (const auto& state : states_) bytes += state->MemoryUse();
  return bytes;
}

}  // namespace wenmai::query
