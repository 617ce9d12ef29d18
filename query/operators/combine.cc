#include "query/operators/combine.h"

namespace wenmai::query {

namespace {

std::vector<const Expression*> Pointers(const std::vector<ExpressionPtr>& expressions) {
  std::vector<const Expression*> pointers;
  for (const ExpressionPtr& expression : expressions) pointers.push_back(expression.get());
  return pointers;
}

// Appends rows [begin, begin + count) of a column.
void AppendRange(const Column& source, size_t begin, size_t count, Column* target) {
  const auto first = static_cast<ptrdiff_t>(begin), last = static_cast<ptrdiff_t>(begin + count);
  if (source.layout() == Column::Layout::kNodes && target->layout() != Column::Layout::kValues) {
    std::vector<graph::NodeId>& nodes = target->MakeNodes();
    nodes.insert(nodes.end(), source.nodes().begin() + first, source.nodes().begin() + last);
  } else if (source.layout() == Column::Layout::kValues && target->layout() != Column::Layout::kNodes) {
    std::vector<Value>& values = target->MakeValues();
    values.insert(values.end(), source.values().begin() + first, source.values().begin() + last);
  } else {
    for (size_t row = begin; row < begin + count; ++row) target->Append(source.Get(row));
  }
}

}  // namespace

JoinOperator::JoinOperator(const LogicalJoin& plan, ExecutionContext* context,
                           std::vector<OperatorPtr> children, OperatorPtr right)
    : FanOut(plan, context, std::move(children)),
      right_(std::move(right)),
      right_columns_(Difference(Intersection(plan.schema, plan.children[1]->schema),
                                plan.children[0]->schema)),
      left_keys_(Pointers(plan.left_keys)),
      right_keys_(Pointers(plan.right_keys)) {}

void JoinOperator::Open() {
  FanOut::Open();
  right_->Open();
  is_built_ = false;
}

void JoinOperator::Close() {
  FanOut::Close();
  right_->Close();
  buffer_.Clear();
  groups_ = {};
  rows_ = RowBatch();
  charge_.Release();
}

void JoinOperator::Build() {
  is_built_ = true;
  table_.Reset(right_keys_.size());
  groups_.clear();
  RowBatch batch(context_.variable_count);
  while (right_->Next(&batch)) {
    CheckLimits();
    AddToGroups(batch);
    charge_.Add(context_.limits(), batch.live_count() * (sizeof(uint32_t) + sizeof(BufferedRow)));
    buffer_.Add(&batch, right_columns_, context_.limits());
  }
  charge_.Add(context_.limits(), table_.MemoryUse());
  SortByGroup();
}

void JoinOperator::AddToGroups(const RowBatch& batch) {
  if (right_keys_.empty()) {
    groups_.resize(groups_.size() + batch.live_count(), 0);
    return;
  }
  right_key_columns_.Evaluate(right_keys_, batch, evaluation());
  for (size_t i = 0; i < batch.live_count(); ++i) {
    bool is_new = false;
    groups_.push_back(right_key_columns_.HasUnknown(i)
                          ? GroupTable::kNone
                          : table_.FindOrAdd(&right_key_columns_, i, &is_new));
  }
}

void JoinOperator::SortByGroup() {
  const size_t group_count = right_keys_.empty() ? 1 : table_.size();
  group_begins_.assign(group_count + 1, 0);
  for (const uint32_t group : groups_) {
    if (group != GroupTable::kNone) ++group_begins_[group + 1];
  }
  for (size_t group = 0; group < group_count; ++group) group_begins_[group + 1] += group_begins_[group];
  std::vector<BufferedRow> order(group_begins_.back());
  std::vector<size_t> ends = group_begins_;
  size_t row = 0;
  for (uint32_t chunk = 0; chunk < buffer_.chunks().size(); ++chunk) {
    for (uint32_t i = 0; i < buffer_.chunks()[chunk].row_count; ++i, ++row) {
      if (groups_[row] != GroupTable::kNone) order[ends[groups_[row]]++] = {chunk, i};
    }
  }
  groups_ = {};
  MoveInOrder(order);
}

// Column by column, so that no more than one of them is held twice. Matches then lie side by side.
void JoinOperator::MoveInOrder(const std::vector<BufferedRow>& order) {
  rows_ = RowBatch(context_.variable_count);
  for (const VariableId variable : right_columns_) {
    Column& column = rows_.columns[variable];
    for (const BufferedRow& row : order) {
      column.AppendRow(buffer_.chunks()[row.chunk].columns[variable], row.row);
    }
    for (RowBatch& chunk : buffer_.chunks()) chunk.columns[variable] = Column();
  }
}

void JoinOperator::StartInput(const RowBatch& input) {
  if (!left_keys_.empty()) left_columns_.Evaluate(left_keys_, input, evaluation());
}

void JoinOperator::StartRow(const RowBatch&, size_t) {
  if (!is_built_) Build();
  next_ = end_ = 0;
  uint32_t group = 0;
  if (!left_keys_.empty()) {
    if (left_columns_.HasUnknown(live_index())) return;
    group = table_.Find(left_columns_, live_index());
    if (group == GroupTable::kNone) return;
  }
  next_ = group_begins_[group];
  end_ = group_begins_[group + 1];
}

size_t JoinOperator::Produce(size_t room, RowBatch* out) {
  const size_t count = std::min(room, end_ - next_);
  for (const VariableId variable : right_columns_) {
    AppendRange(rows_.columns[variable], next_, count, &out->columns[variable]);
  }
  next_ += count;
  return count;
}

void UnionOperator::Open() {
  current_ = 0;
  is_open_ = false;
}

bool UnionOperator::Next(RowBatch* batch) {
  input_.columns.resize(context_.variable_count);
  for (; current_ < children_.size(); ++current_) {
    if (!is_open_) {
      is_open_ = true;
      children_[current_]->Open();
    }
    if (children_[current_]->Next(&input_)) {
      batch->Clear();
      for (size_t c = 0; c < plan_.columns.size(); ++c) {
        batch->columns[plan_.columns[c]] = input_.columns[plan_.child_columns[current_][c]];
      }
      batch->row_count = input_.row_count;
      batch->selection = input_.selection;
      batch->is_filtered = input_.is_filtered;
      return true;
    }
    is_open_ = false;
    children_[current_]->Close();
  }
  return false;
}

void UnionOperator::Close() {
  if (is_open_) children_[current_]->Close();
  is_open_ = false;
}

void EagerOperator::Open() {
  OperatorOf::Open();
  is_read_ = false;
  next_chunk_ = 0;
}

bool EagerOperator::Next(RowBatch* batch) {
  if (!is_read_) {
    buffer_.AddAll(child(), plan_.schema, context_);
    is_read_ = true;
  }
  if (next_chunk_ == buffer_.chunks().size()) return false;
  std::swap(*batch, buffer_.chunks()[next_chunk_++]);
  return true;
}

void EagerOperator::Close() {
  OperatorOf::Close();
  buffer_.Clear();
}

}  // namespace wenmai::query
