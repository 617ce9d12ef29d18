#include "query/operators/transaction_apply.h"

#include <algorithm>
#include <numeric>

#include "wenmai/error.h"

namespace wenmai::query {
namespace {

// A group may fail by what it was asked to do; what stops the whole statement is no matter of one.
bool IsOfGroup(const Error& error) {
  switch (error.code()) {
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kNotFound:
    case ErrorCode::kExists:
    case ErrorCode::kConflict: return true;
    case ErrorCode::kLimit:
    case ErrorCode::kCancelled:
    case ErrorCode::kCorruption:
    case ErrorCode::kIo:
    case ErrorCode::kUnsupported:
    case ErrorCode::kInternal: return false;
  }
  return false;
}

Value Status(bool was_started, bool was_committed, const std::string& message) {
  graph::Map status;
  status.emplace_back("committed", Value::Boolean(was_committed));
  status.emplace_back("errorMessage", message.empty() ? Value() : Value::String(message));
  status.emplace_back("started", Value::Boolean(was_started));
  return Value::MakeMap(std::move(status));
}

}  // namespace

TransactionApplyOperator::TransactionApplyOperator(const LogicalApply& plan,
                                                   ExecutionContext* context,
                                                   std::vector<OperatorPtr> children,
                                                   Subplan subplan)
    : OperatorOf(plan, context, std::move(children)),
      subplan_(std::move(subplan)),
      outer_columns_(Intersection(plan.schema, plan.children[0]->schema)),
      inner_columns_(Difference(Intersection(plan.schema, plan.children[1]->schema),
                                plan.children[0]->schema)),
      result_columns_(Union(outer_columns_, inner_columns_)),
      input_(context->variable_count),
      inner_(context->variable_count),
      group_(context->variable_count),
      kept_(context->variable_count) {}

void TransactionApplyOperator::Open() {
  OperatorOf::Open();
  input_.Clear();
  live_index_ = 0;
  is_broken_ = false;
  results_.Clear();
  kept_.Clear();
  next_chunk_ = 0;
  if (context_.transaction != nullptr && !context_.may_commit) {
    throw Error(ErrorCode::kInvalidArgument,
                "CALL … IN TRANSACTIONS commits by itself, and so cannot run in a transaction");
  }
  group_size_ =
      std::max<uint64_t>(1, EvaluateCount(*plan_.transaction_rows, evaluation(), "IN TRANSACTIONS"));
}

void TransactionApplyOperator::Close() {
  results_.Clear();
  group_.Clear();
  charge_.Release();
  OperatorOf::Close();
}

bool TransactionApplyOperator::Next(RowBatch* batch) {
  while (next_chunk_ == results_.chunks().size()) {
    results_.Clear();
    next_chunk_ = 0;
    if (!TakeGroup()) return false;
    if (is_broken_) {
      FailGroup(false, "");
    } else {
      RunGroup();
    }
  }
  *batch = std::move(results_.chunks()[next_chunk_++]);
  if (plan_.status) {
    FillColumn(batch, *plan_.status, std::vector<Value>(batch->live_count(), status_));
  }
  return true;
}

// Fills group_ with the next rows; false at the end.
bool TransactionApplyOperator::TakeGroup() {
  const VariableSet& columns = plan_.children[0]->schema;
  group_.Clear();
  charge_.Release();
  while (group_.row_count < group_size_) {
    if (live_index_ == input_.live_count()) {
      live_index_ = 0;
      if (child().Next(&input_)) continue;
      input_.Clear();
      break;
    }
    CheckLimits();
    std::vector<uint32_t> rows;
    while (live_index_ < input_.live_count() && group_.row_count + rows.size() < group_size_) {
      rows.push_back(static_cast<uint32_t>(input_.live_row(live_index_++)));
    }
    AppendRows(input_, rows, columns, &group_);
    charge_.GrowTo(context_.limits(), MemoryUse(group_, columns));
  }
  return group_.row_count > 0;
}

void TransactionApplyOperator::RunGroup() {
  graph::Transaction* const transaction = context_.transaction;
  const size_t mark = transaction == nullptr ? 0 : transaction->Mark();
  const UpdateCounters counters = context_.counters;
  try {
    for (size_t row = 0; row < group_.row_count; ++row) RunRow(row);
    PassKept();
    if (transaction != nullptr) transaction->CommitAndContinue();
  } catch (const Error& error) {
    if (plan_.on_error == BatchFailure::kFail || !IsOfGroup(error)) throw;
    Undo(mark, counters, error);
    return;
  }
  status_ = Status(true, true, "");
}

void TransactionApplyOperator::RunRow(size_t row) {
  CheckLimits();
  *subplan_.slot = {&group_, row, false};
  RowBatch results(context_.variable_count);
  bool has_given = false;
  try {
    subplan_.root->Open();
    while (subplan_.root->Next(&inner_)) {
      CheckLimits();
      has_given = true;
      if (plan_.is_unit) continue;
      AppendJoined(inner_, inner_columns_, group_, row, outer_columns_, &results);
      Keep(&results);
    }
  } catch (...) {
    subplan_.root->Close();
    throw;
  }
  subplan_.root->Close();
  if (!plan_.is_unit && (has_given || !plan_.is_optional)) return;
  AppendUnmatched(inner_columns_, group_, row, outer_columns_, &results);
  Keep(&results);
}

// A row of the group may give one row: a batch of its own would be many times as large.
void TransactionApplyOperator::Keep(RowBatch* rows) {
  std::vector<uint32_t> all(rows->row_count);
  std::iota(all.begin(), all.end(), 0);
  AppendRows(*rows, all, result_columns_, &kept_);
  rows->Clear();
  if (kept_.row_count >= kBatchRowCount) PassKept();
}

void TransactionApplyOperator::PassKept() {
  if (kept_.row_count > 0) results_.Add(&kept_, result_columns_, context_.limits());
}

void TransactionApplyOperator::Undo(size_t mark, const UpdateCounters& counters,
                                    const Error& error) {
  if (context_.transaction != nullptr) context_.transaction->RollbackTo(mark);
  context_.counters = counters;
  is_broken_ = plan_.on_error == BatchFailure::kBreak;
  FailGroup(true, error.what());
}

// The rows of a group that was undone, or not begun, go on with nulls.
void TransactionApplyOperator::FailGroup(bool was_started, const std::string& message) {
  results_.Clear();
  kept_.Clear();
  RowBatch results(context_.variable_count);
  for (size_t row = 0; row < group_.row_count; ++row) {
    AppendUnmatched(inner_columns_, group_, row, outer_columns_, &results);
  }
  Keep(&results);
  PassKept();
  status_ = Status(was_started, false, message);
}

}  // namespace wenmai::query
