#include "query/operators/group_memo.h"

#include <algorithm>
#include <bit>

#include "query/operators/key_source.h"
#include "query/operators/row_access.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

// After so many rows the memo of nodes must have known every other one, or it is given up. A tuple costs
// more to remember.
constexpr uint64_t kTrialRowCount = 8192, kTupleTrialRowCount = 1024;

// Stands for the group of something that has come up in this batch and whose group is yet to be found.
constexpr uint32_t kPending = GroupTable::kNone - 1;

}  // namespace

void NodeGroups::Add(graph::NodeId node, uint32_t group) {
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
    : keys_(std::move(keys)),
      node_(OnlyVariable(keys_)),
      property_(OnlyProperty(keys_)),
      scratch_(variable_count) {
  if (node_ == unique) node_.reset();
}

void GroupMemo::Open(GroupTable* table) {
  table_ = table;
  all_row_count_ = all_unknown_count_ = 0;
  has_few_values_ = true;
  is_using_nodes_ = true;
  row_count_ = unknown_count_ = 0;
  is_using_tuples_ = true;
  tuple_row_count_ = unknown_tuple_count_ = 0;
  known_.clear();
  known_count_log_ = kKnownCountLogMin;
  unknown_number_count_ = 0;
  Close();
}

void GroupMemo::Close() {
  nodes_.Clear();
  text_groups_.clear();
  text_groups_bytes_ = 0;
  last_chunk_ = nullptr;
  tuples_.Clear();
}

void GroupMemo::Assign(const RowBatch& batch, EvaluationContext& context,
                       std::vector<uint32_t>* groups, std::vector<uint32_t>* founded) {
  groups_ = groups;
  founded_ = founded;
  unknown_.clear();
  all_row_count_ += groups->size();
  if ((has_few_values_ && AssignByProperty(batch, context)) || AssignByNode(batch, context) ||
      AssignByProperty(batch, context) || AssignByTuple(batch, context)) {
    all_unknown_count_ += unknown_.size();
    has_few_values_ = all_row_count_ < kTrialRowCount || KnowsMost();
    return;
  }
  all_unknown_count_ += groups->size();
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
    const graph::NodeId node = column.nodes()[batch.live_row(i)];
    (*groups_)[i] = nodes_.Find(node);
    if ((*groups_)[i] != GroupTable::kNone) continue;
    unknown_.push_back(static_cast<uint32_t>(i));
    if (node != Column::kNullNode) nodes_.Add(node, kPending);
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
  for (size_t i = 0; i < groups_->size(); ++i) {
    uint32_t& group = (*groups_)[i];
    if (group == kPending) group = nodes_.Find(column.nodes()[batch.live_row(i)]);
  }
  return true;
}

// Where the group of the number at `place` is remembered, and in *wanted what must stand there; nullptr
// for anything else.
GroupMemo::Known* GroupMemo::PlaceOf(const graph::ColumnPlace& place, Known* wanted) {
  const auto [chunk, index] = place;
  wanted->kind = chunk->kind();
  switch (chunk->kind()) {
    case ValueKind::kInteger:
    case ValueKind::kDate:
      wanted->bits = static_cast<uint64_t>(chunk->integers()[index]);
      break;
    case ValueKind::kFloat:
      wanted->bits = std::bit_cast<uint64_t>(chunk->floats()[index]);
      break;
    default: return nullptr;
  }
  return &known_[wanted->bits * 0x9E3779B97F4A7C15u >> (64 - known_count_log_)];
}

uint32_t* GroupMemo::TextGroups(const graph::ColumnChunk* chunk) {
  if (chunk == last_chunk_) return last_groups_;
  std::vector<uint32_t>& groups = text_groups_[chunk];
  if (groups.empty()) {
    groups.assign(chunk->texts().size(), GroupTable::kNone);
    text_groups_bytes_ += groups.capacity() * sizeof(uint32_t);
  }
  last_chunk_ = chunk;
  return last_groups_ = groups.data();
}

uint32_t GroupMemo::FindKnown(const graph::ColumnPlace& place) {
  const auto [chunk, index] = place;
  if (chunk == nullptr || !chunk->Has(index)) return GroupTable::kNone;
  if (chunk->kind() == ValueKind::kString) return TextGroups(chunk)[chunk->text_codes()[index]];
  Known wanted;
  const Known* known = PlaceOf(place, &wanted);
  const bool is_known =
      known != nullptr && known->kind == wanted.kind && known->bits == wanted.bits;
  return is_known ? known->group : GroupTable::kNone;
}

bool GroupMemo::RememberText(const graph::ColumnPlace& place, uint32_t group) {
  const auto [chunk, index] = place;
  if (chunk == nullptr || !chunk->Has(index) || chunk->kind() != ValueKind::kString) return false;
  TextGroups(chunk)[chunk->text_codes()[index]] = group;
  return true;
}

void GroupMemo::Remember(const graph::ColumnPlace& place, uint32_t group) {
  const auto [chunk, index] = place;
  if (chunk == nullptr || !chunk->Has(index) || RememberText(place, group)) return;
  Known wanted;
  if (Known* known = PlaceOf(place, &wanted)) {
    wanted.group = group;
    *known = wanted;
  }
}

bool GroupMemo::AssignByTuple(const RowBatch& batch, EvaluationContext& context) {
  if (!is_using_tuples_ || !tuples_.Find(keys_, batch, context)) return false;
  for (size_t i = 0; i < groups_->size(); ++i) {
    (*groups_)[i] = tuples_.FindGroup(i, GroupTable::kNone);
    if ((*groups_)[i] == GroupTable::kNone) unknown_.push_back(static_cast<uint32_t>(i));
  }
  tuple_row_count_ += groups_->size();
  unknown_tuple_count_ += unknown_.size();
  is_using_tuples_ =
      tuple_row_count_ < kTupleTrialRowCount || unknown_tuple_count_ * 4 < tuple_row_count_ * 3;
  if (unknown_.empty()) return true;

  EvaluateUnknown(batch, context);
  for (size_t u = 0; u < unknown_.size(); ++u) {
    const uint32_t group = FindOrAdd(u);
    (*groups_)[unknown_[u]] = group;
    tuples_.Remember(unknown_[u], group);
  }
  return true;
}

void GroupMemo::EvaluateUnknown(const RowBatch& batch, EvaluationContext& context) {
  VariableSet read;
  for (const Expression* key : keys_) read = Union(read, ReferencedVariables(*key));
  std::vector<uint32_t> rows;
  for (const uint32_t i : unknown_) rows.push_back(static_cast<uint32_t>(batch.live_row(i)));
  scratch_.Clear();
  AppendRows(batch, rows, read, &scratch_);
  key_columns_.Evaluate(keys_, scratch_, context);
}

bool GroupMemo::AssignByProperty(const RowBatch& batch, EvaluationContext& context) {
  if (property_ == nullptr || !places_.Find(*property_, batch, context)) return false;
  known_.resize(size_t{1} << known_count_log_);
  for (size_t i = 0; i < groups_->size(); ++i) {
    (*groups_)[i] = FindKnown(places_[i]);
    if ((*groups_)[i] != GroupTable::kNone) continue;
    RememberText(places_[i], kPending);
    unknown_.push_back(static_cast<uint32_t>(i));
  }
  if (unknown_.empty()) return true;

  EvaluateUnknownProperty(batch, context);
  for (size_t u = 0; u < unknown_.size(); ++u) {
    const uint32_t group = FindOrAdd(u);
    (*groups_)[unknown_[u]] = group;
    Remember(places_[unknown_[u]], group);
  }
  for (size_t i = 0; i < groups_->size(); ++i) {
    if ((*groups_)[i] == kPending) (*groups_)[i] = FindKnown(places_[i]);
  }
  GrowKnown();
  return true;
}

void GroupMemo::EvaluateUnknownProperty(const RowBatch& batch, EvaluationContext& context) {
  if (keys_.size() > 1 || keys_.front() != property_) return EvaluateUnknown(batch, context);
  std::vector<uint32_t> uncached;
  for (const uint32_t i : unknown_) {
    if (places_[i].chunk == nullptr) uncached.push_back(i);
  }
  const std::vector<Value> read = places_.Read(uncached, context);
  std::vector<std::vector<Value>> columns(1);
  for (size_t u = 0, next = 0; u < unknown_.size(); ++u) {
    const auto [chunk, index] = places_[unknown_[u]];
    columns[0].push_back(chunk == nullptr ? read[next++] : chunk->Get(index));
  }
  key_columns_.Assign(std::move(columns), unknown_.size());
}

void GroupMemo::GrowKnown() {
  unknown_number_count_ += unknown_.size();
  if (unknown_number_count_ < known_.size() || known_count_log_ == kKnownCountLogMax) return;
  unknown_number_count_ = 0;
  known_count_log_ += 2;
  known_.assign(size_t{1} << known_count_log_, {});
}

}  // namespace wenmai::query
