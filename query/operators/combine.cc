#include "query/operators/combine.h"

namespace wenmai::query {

namespace {

std::vector<const Expression*> Pointers(const std::vector<ExpressionPtr>& expressions) {
  std::vector<const Expression*> pointers;
  for (const ExpressionPtr& expression : expressions) pointers.push_back(expression.get());
  return pointers;
}

}  // namespace

JoinOperator::JoinOperator(const LogicalJoin& plan, ExecutionContext* context,
                           std::vector<OperatorPtr> children, OperatorPtr right)
    : FanOut(plan, context, std::move(children)),
      right_(std::move(right)),
      right_columns_(Difference(Intersection(plan.schema, plan.children[1]->schema),
                                plan.children[0]->schema)),
      left_keys_(Pointers(plan.left_keys)),
      right_keys_(Pointers(plan.right_keys)),
      left_row_(context->variable_count) {}

void JoinOperator::Open() {
  FanOut::Open();
  right_->Open();
  is_built_ = false;
}

void JoinOperator::Close() {
  FanOut::Close();
  right_->Close();
  buffer_.Clear();
  rows_by_group_.clear();
  charge_.Release();
}

void JoinOperator::Build() {
  is_built_ = true;
  table_.Reset(right_keys_.size());
  if (right_keys_.empty()) rows_by_group_.emplace_back();
  RowBatch batch(context_.variable_count);
  KeyColumns keys;
  while (right_->Next(&batch)) {
    CheckLimits();
    if (!right_keys_.empty()) keys.Evaluate(right_keys_, batch, evaluation());
    const auto chunk = static_cast<uint32_t>(buffer_.chunks().size());
    for (uint32_t i = 0; i < batch.live_count(); ++i) {
      uint32_t group = 0;
      if (!right_keys_.empty()) {
        if (keys.HasUnknown(i)) continue;
        bool is_new = false;
        group = table_.FindOrAdd(&keys, i, &is_new);
        if (is_new) rows_by_group_.emplace_back();
      }
      rows_by_group_[group].push_back({chunk, i});
    }
    charge_.Add(context_.limits(), batch.live_count() * sizeof(BufferedRow));
    buffer_.Add(&batch, right_columns_, context_.limits());
  }
  charge_.Add(context_.limits(), table_.MemoryUse());
}

void JoinOperator::StartBatch(RowBatch*) {}

void JoinOperator::StartRow(const RowBatch& input, size_t row) {
  if (!is_built_) Build();
  next_ = 0;
  matches_ = nullptr;
  if (left_keys_.empty()) {
    matches_ = &rows_by_group_.front();
    return;
  }
  left_row_.Clear();
  left_row_.row_count = 1;
  for (VariableId variable : VariablesOf(plan_.left_keys)) {
    left_row_.columns[variable].AppendRow(input.columns[variable], row);
  }
  left_columns_.Evaluate(left_keys_, left_row_, evaluation());
  if (left_columns_.HasUnknown(0)) return;
  const uint32_t group = table_.Find(left_columns_, 0);
  if (group != GroupTable::kNone) matches_ = &rows_by_group_[group];
}

size_t JoinOperator::Produce(size_t room, RowBatch* out) {
  if (matches_ == nullptr) return 0;
  const size_t count = std::min(room, matches_->size() - next_);
  const size_t row_count_before = out->row_count;
  buffer_.Append(std::span(*matches_).subspan(next_, count), right_columns_, out);
  out->row_count = row_count_before;  // the frame counts the rows when it copies the left columns
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
