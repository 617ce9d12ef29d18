#include "query/operators/group_memo.h"

#include <algorithm>
#include <bit>

namespace wenmai::query {
namespace {

using graph::ValueKind;

// After so many rows the memo of nodes must have known every other one, or it is given up.
constexpr uint64_t kTrialRowCount = 8192;

// The only variable that the keys read, if they are functions of it.
std::optional<VariableId> OnlyVariable(const std::vector<const Expression*>& keys) {
  std::optional<VariableId> only;
  for (const Expression* key : keys) {
    const std::vector<VariableId> variables = ReferencedVariables(*key);
    if (variables.size() != 1 || !IsDeterministic(*key)) return std::nullopt;
    if (only && *only != variables.front()) return std::nullopt;
    only = variables.front();
  }
  return only;
}

}  // namespace

void NodeGroups::Set(graph::NodeId node, uint32_t group) {
  const size_t page = node / kPageNodes;
  if (page >= pages_.size()) pages_.resize(page + 1);
  if (pages_[page] == nullptr) {
    pages_[page] = std::make_unique<Page>();
    pages_[page]->fill(GroupTable::kNone);
    ++page_count_;
  }
  (*pages_[page])[node % kPageNodes] = group;
  set_.push_back(node);
}

void NodeGroups::Clear() {
  if (page_count_ > kPagesKept) {
    pages_.clear();
    page_count_ = 0;
    set_ = {};
  }
  for (const graph::NodeId node : set_) (*pages_[node / kPageNodes])[node % kPageNodes] = GroupTable::kNone;
  set_.clear();
}

GroupMemo::GroupMemo(std::vector<const Expression*> keys, std::optional<VariableId> unique,
                     size_t variable_count)
    : keys_(std::move(keys)), node_(OnlyVariable(keys_)), scratch_(variable_count) {
  if (node_ == unique) node_.reset();
}

void GroupMemo::Open(GroupTable* table) {
  table_ = table;
  is_using_nodes_ = true;
  row_count_ = unknown_count_ = 0;
  known_.clear();
}

void GroupMemo::Close() { nodes_.Clear(); }

void GroupMemo::Assign(const RowBatch& batch, EvaluationContext& context,
                       std::vector<uint32_t>* groups, std::vector<uint32_t>* founded) {
  groups_ = groups;
  founded_ = founded;
  unknown_.clear();
  if (AssignByNode(batch, context) || AssignByProperty(batch, context)) return;
  key_columns_.Evaluate(keys_, batch, context);
  for (size_t i = 0; i < groups->size(); ++i) (*groups)[i] = FindOrAdd(i);
}

uint32_t GroupMemo::FindOrAdd(size_t i) {
  bool is_new = false;
  const uint32_t group = table_->FindOrAdd(&key_columns_, i, &is_new);
  if (is_new) founded_->push_back(group);
  return group;
}

bool GroupMemo::AssignByNode(const RowBatch& batch, EvaluationContext& context) {
  if (!node_ || !is_using_nodes_) return false;
  const Column& column = batch.columns[*node_];
  if (column.layout() != Column::Layout::kNodes) return false;
  for (size_t i = 0; i < groups_->size(); ++i) {
    (*groups_)[i] = nodes_.Find(column.nodes()[batch.live_row(i)]);
    if ((*groups_)[i] == GroupTable::kNone) unknown_.push_back(static_cast<uint32_t>(i));
  }
  row_count_ += groups_->size();
  unknown_count_ += unknown_.size();
  is_using_nodes_ = row_count_ < kTrialRowCount || unknown_count_ * 2 < row_count_;
  if (unknown_.empty()) return true;

  scratch_.Clear();
  std::vector<graph::NodeId>& nodes = scratch_.columns[*node_].MakeNodes();
  for (const uint32_t i : unknown_) nodes.push_back(column.nodes()[batch.live_row(i)]);
  scratch_.row_count = nodes.size();
  key_columns_.Evaluate(keys_, scratch_, context);
  for (size_t u = 0; u < unknown_.size(); ++u) {
    const uint32_t group = FindOrAdd(u);
    (*groups_)[unknown_[u]] = group;
    if (nodes[u] != Column::kNullNode) nodes_.Set(nodes[u], group);
  }
  return true;
}

// Where the group of the value at `place` is remembered, and in *wanted what must stand there; nullptr
// for a value that is not.
GroupMemo::Known* GroupMemo::PlaceOf(const graph::ColumnPlace& place, Known* wanted) {
  const auto [chunk, index] = place;
  if (chunk == nullptr || !chunk->Has(index)) return nullptr;
  wanted->kind = chunk->kind();
  switch (chunk->kind()) {
    case ValueKind::kInteger:
    case ValueKind::kDate:
      wanted->bits = static_cast<uint64_t>(chunk->integers()[index]);
      break;
    case ValueKind::kFloat:
      wanted->bits = std::bit_cast<uint64_t>(chunk->floats()[index]);
      break;
    default: {
      const Value& value = chunk->values()[index];
      if (value.kind() != ValueKind::kString) return nullptr;
      wanted->kind = ValueKind::kString;
      wanted->bits = std::bit_cast<uint64_t>(value.string().data());
    }
  }
  return &known_[wanted->bits * 0x9E3779B97F4A7C15u >> (64 - kKnownCountLog)];
}

bool GroupMemo::AssignByProperty(const RowBatch& batch, EvaluationContext& context) {
  if (keys_.size() != 1 || !places_.Find(*keys_.front(), batch, context)) return false;
  known_.resize(size_t{1} << kKnownCountLog);
  std::vector<uint32_t> uncached;
  for (size_t i = 0; i < groups_->size(); ++i) {
    Known wanted;
    const Known* known = PlaceOf(places_[i], &wanted);
    if (known != nullptr && known->kind == wanted.kind && known->bits == wanted.bits) {
      (*groups_)[i] = known->group;
      continue;
    }
    unknown_.push_back(static_cast<uint32_t>(i));
    if (places_[i].chunk == nullptr) uncached.push_back(static_cast<uint32_t>(i));
  }
  if (unknown_.empty()) return true;

  const std::vector<Value> read = places_.Read(uncached, context);
  std::vector<Value> values;
  for (size_t u = 0, next = 0; u < unknown_.size(); ++u) {
    const auto [chunk, index] = places_[unknown_[u]];
    values.push_back(chunk == nullptr ? read[next++] : chunk->Get(index));
  }
  std::vector<std::vector<Value>> columns;
  columns.push_back(std::move(values));
  key_columns_.Assign(std::move(columns), unknown_.size());
  for (size_t u = 0; u < unknown_.size(); ++u) {
    const uint32_t group = FindOrAdd(u);
    (*groups_)[unknown_[u]] = group;
    Known wanted;
    if (Known* known = PlaceOf(places_[unknown_[u]], &wanted)) {
      wanted.group = group;
      *known = wanted;
    }
  }
  return true;
}

}  // namespace wenmai::query
