#include "query/operators/sort.h"

#include <algorithm>
#include <limits>

#include "query/expressions/comparison.h"

namespace wenmai::query {

namespace {

// Past this many rows beyond what is asked, TopK drops those that cannot be among the first.
constexpr size_t kTopKSlack = 1024;

bool Emit(const SortBuffer& buffer, const std::vector<BufferedRow>& order,
          const VariableSet& columns, size_t* next, RowBatch* batch) {
  const size_t count = std::min(kBatchRowCount, order.size() - *next);
  if (count == 0) return false;
  batch->Clear();
  buffer.rows().Append(std::span(order).subspan(*next, count), columns, batch);
  *next += count;
  return true;
}

}  // namespace

void SortBuffer::Add(RowBatch* batch, const VariableSet& columns, ExecutionContext* context) {
  if (worst_first_key_) DropWorse(batch, context);
  if (batch->live_count() == 0) return;
  std::vector<std::vector<Value>>& keys = keys_.emplace_back(items_->size());
  size_t bytes = 0;
  for (size_t k = 0; k < items_->size(); ++k) {
    (*items_)[k].expression->EvaluateBatch(*batch, context->evaluation, &keys[k]);
    for (const Value& key : keys[k]) bytes += sizeof(Value) + key.MemoryUse();
  }
  charge_.Add(context->limits(), bytes);
  rows_.Add(batch, columns, context->limits());
}

void SortBuffer::DropWorse(RowBatch* batch, ExecutionContext* context) const {
  const OrderItem& item = items_->front();
  std::vector<Value> keys;
  item.expression->EvaluateBatch(*batch, context->evaluation, &keys);
  batch->Select([&](size_t i) {
    const auto order = CompareOrder(keys[i], *worst_first_key_);
    return item.is_descending ? order >= 0 : order <= 0;
  });
}

void SortBuffer::Clear() {
  rows_.Clear();
  keys_.clear();
  worst_first_key_.reset();
  charge_.Release();
}

bool SortBuffer::IsLess(const BufferedRow& a, const BufferedRow& b) const {
  for (size_t k = 0; k < items_->size(); ++k) {
    const auto order = CompareOrder(keys_[a.chunk][k][a.row], keys_[b.chunk][k][b.row]);
    if (order != 0) return (order < 0) != (*items_)[k].is_descending;
  }
  return std::pair(a.chunk, a.row) < std::pair(b.chunk, b.row);
}

std::vector<BufferedRow> SortBuffer::Order(size_t count) const {
  std::vector<BufferedRow> rows;
  rows.reserve(rows_.row_count());
  for (uint32_t c = 0; c < rows_.chunks().size(); ++c) {
    for (uint32_t r = 0; r < rows_.chunks()[c].row_count; ++r) rows.push_back({c, r});
  }
  const auto less = [this](const BufferedRow& a, const BufferedRow& b) { return IsLess(a, b); };
  if (count < rows.size()) {
    std::partial_sort(rows.begin(), rows.begin() + static_cast<ptrdiff_t>(count), rows.end(), less);
    rows.resize(count);
  } else {
    std::sort(rows.begin(), rows.end(), less);
  }
  return rows;
}

void SortBuffer::KeepFirst(size_t count, const VariableSet& columns, ExecutionContext* context) {
  const std::vector<BufferedRow> order = Order(count);
  std::vector<std::vector<Value>> keys(items_->size());
  for (const BufferedRow& row : order) {
    for (size_t k = 0; k < keys.size(); ++k) keys[k].push_back(keys_[row.chunk][k][row.row]);
  }
  RowBatch kept(context->variable_count);
  rows_.Append(order, columns, &kept);
  Clear();
  rows_.Add(&kept, columns, context->limits());
  if (order.size() == count && count > 0) worst_first_key_ = keys.front().back();
  keys_.push_back(std::move(keys));
}

void SortOperator::Open() {
  OperatorOf::Open();
  buffer_.Open(&plan_.items);
  is_read_ = false;
  next_ = 0;
}

bool SortOperator::Next(RowBatch* batch) {
  if (!is_read_) {
    while (child().Next(batch)) {
      CheckLimits();
      buffer_.Add(batch, plan_.schema, &context_);
    }
    order_ = buffer_.Order(std::numeric_limits<size_t>::max());
    is_read_ = true;
  }
  return Emit(buffer_, order_, plan_.schema, &next_, batch);
}

void SortOperator::Close() {
  OperatorOf::Close();
  buffer_.Clear();
  order_.clear();
}

void TopKOperator::Open() {
  OperatorOf::Open();
  buffer_.Open(&plan_.items);
  is_read_ = false;
  next_ = 0;
  const uint64_t skip = plan_.skip ? EvaluateCount(*plan_.skip, evaluation(), "SKIP") : 0;
  const uint64_t limit = EvaluateCount(*plan_.limit, evaluation(), "LIMIT");
  count_ = limit > std::numeric_limits<size_t>::max() - skip ? std::numeric_limits<size_t>::max()
                                                             : skip + limit;
}

bool TopKOperator::Next(RowBatch* batch) {
  if (!is_read_) {
    while (child().Next(batch)) {
      CheckLimits();
      buffer_.Add(batch, plan_.schema, &context_);
      const size_t held = buffer_.rows().row_count();
      if (held > kTopKSlack && held - kTopKSlack > count_) {
        buffer_.KeepFirst(count_, plan_.schema, &context_);
      }
    }
    order_ = buffer_.Order(count_);
    is_read_ = true;
  }
  return Emit(buffer_, order_, plan_.schema, &next_, batch);
}

void TopKOperator::Close() {
  OperatorOf::Close();
  buffer_.Clear();
  order_.clear();
}

void SkipOperator::Open() {
  OperatorOf::Open();
  left_ = EvaluateCount(*plan_.count, evaluation(), "SKIP");
}

bool SkipOperator::Next(RowBatch* batch) {
  while (child().Next(batch)) {
    const size_t live = batch->live_count();
    const size_t skipped = std::min<uint64_t>(left_, live);
    left_ -= skipped;
    if (skipped == live) continue;
    if (skipped > 0) batch->Select([skipped](size_t i) { return i >= skipped; });
    return true;
  }
  return false;
}

LimitOperator::LimitOperator(const LogicalLimit& plan, ExecutionContext* context,
                             std::vector<OperatorPtr> children)
    : OperatorOf(plan, context, std::move(children)), must_pull_(HasUpdates(plan)) {}

void LimitOperator::Open() {
  OperatorOf::Open();
  left_ = EvaluateCount(*plan_.count, evaluation(), "LIMIT");
  has_pulled_ = false;
}

bool LimitOperator::Next(RowBatch* batch) {
  if (left_ == 0 && (has_pulled_ || !must_pull_)) return false;
  has_pulled_ = true;
  if (!child().Next(batch)) return false;
  const size_t live = batch->live_count();
  const size_t taken = std::min<uint64_t>(left_, live);
  left_ -= taken;
  if (taken < live) batch->Select([taken](size_t i) { return i < taken; });
  return taken > 0;
}

}  // namespace wenmai::query
