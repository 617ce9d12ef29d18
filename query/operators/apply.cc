#include "query/operators/apply.h"

#include "wenmai/error.h"

namespace wenmai::query {

ApplyOperator::ApplyOperator(const LogicalApply& plan, ExecutionContext* context,
                             std::vector<OperatorPtr> children, Subplan subplan)
    : OperatorOf(plan, context, std::move(children)),
      subplan_(std::move(subplan)),
      outer_columns_(Intersection(plan.schema, plan.children[0]->schema)),
      inner_columns_(Difference(Intersection(plan.schema, plan.children[1]->schema),
                                plan.children[0]->schema)),
      input_(context->variable_count),
      inner_(context->variable_count) {}

void ApplyOperator::Open() {
  OperatorOf::Open();
  input_.Clear();
  live_index_ = 0;
  is_subplan_open_ = false;
}

void ApplyOperator::Close() {
  CloseSubplan();
  OperatorOf::Close();
}

void ApplyOperator::CloseSubplan() {
  if (is_subplan_open_) subplan_.root->Close();
  is_subplan_open_ = false;
}

bool ApplyOperator::StartNextRow() {
  while (live_index_ >= input_.live_count()) {
    live_index_ = 0;
    if (!child().Next(&input_)) {
      input_.Clear();
      return false;
    }
  }
  CheckLimits();
  row_ = input_.live_row(live_index_++);
  *subplan_.slot = {&input_, row_, false};
  is_subplan_open_ = true;
  has_given_ = false;
  subplan_.root->Open();
  return true;
}

bool ApplyOperator::Next(RowBatch* batch) {
  if (plan_.is_unit) return NextUnit(batch);
  while (is_subplan_open_ || StartNextRow()) {
    batch->Clear();
    if (subplan_.root->Next(&inner_)) {
      has_given_ = true;
      AppendJoined(inner_, inner_columns_, input_, row_, outer_columns_, batch);
      return true;
    }
    CloseSubplan();
    if (plan_.is_optional && !has_given_) {
      AppendUnmatched(inner_columns_, input_, row_, outer_columns_, batch);
      return true;
    }
  }
  return false;
}

// The subplan is run to its end for what it writes; the rows go on as they are.
bool ApplyOperator::NextUnit(RowBatch* batch) {
  if (!child().Next(batch)) return false;
  for (size_t i = 0; i < batch->live_count(); ++i) {
    CheckLimits();
    *subplan_.slot = {batch, batch->live_row(i), false};
    is_subplan_open_ = true;
    subplan_.root->Open();
    while (subplan_.root->Next(&inner_)) CheckLimits();
    CloseSubplan();
  }
  return true;
}

OptionalApplyOperator::OptionalApplyOperator(const LogicalOptionalApply& plan,
                                             ExecutionContext* context,
                                             std::vector<OperatorPtr> children, Subplan subplan)
    : OperatorOf(plan, context, std::move(children)),
      subplan_(std::move(subplan)),
      outer_columns_(Intersection(plan.schema, plan.children[0]->schema)),
      inner_columns_(Difference(plan.schema, plan.children[0]->schema)),
      input_(context->variable_count),
      inner_(context->variable_count) {}

void OptionalApplyOperator::Open() {
  OperatorOf::Open();
  input_.Clear();
  next_row_ = 0;
  is_subplan_open_ = false;
}

void OptionalApplyOperator::Close() {
  if (is_subplan_open_) subplan_.root->Close();
  is_subplan_open_ = false;
  OperatorOf::Close();
}

bool OptionalApplyOperator::StartBatch() {
  next_row_ = 0;
  if (!child().Next(&input_)) {
    input_.Clear();
    return false;
  }
  *subplan_.slot = {&input_, 0, true};
  is_subplan_open_ = true;
  subplan_.root->Open();
  return true;
}

bool OptionalApplyOperator::Next(RowBatch* batch) {
  while (is_subplan_open_ || StartBatch()) {
    CheckLimits();
    batch->Clear();
    if (subplan_.root->Next(&inner_)) {
      EmitMatches(inner_, batch);
      return true;
    }
    subplan_.root->Close();
    is_subplan_open_ = false;
    EmitUnmatched(input_.live_count(), batch);
    if (batch->row_count > 0) return true;
  }
  return false;
}

// The matches come in the order of the outer rows, so a gap in their tags is a row without a match.
void OptionalApplyOperator::EmitMatches(const RowBatch& matches, RowBatch* batch) {
  const VariableSet all = Union(outer_columns_, inner_columns_);
  const Column& tags = matches.columns[plan_.row_tag];
  std::vector<uint32_t> run;  // matches since the last gap
  for (size_t i = 0; i < matches.live_count(); ++i) {
    const auto row = static_cast<uint32_t>(matches.live_row(i));
    const size_t tag = tags.nodes()[row];
    if (tag > next_row_) {
      AppendRows(matches, run, all, batch);
      run.clear();
      EmitUnmatched(tag, batch);
    }
    next_row_ = tag + 1;
    run.push_back(row);
  }
  AppendRows(matches, run, all, batch);
}

void OptionalApplyOperator::EmitUnmatched(size_t end, RowBatch* batch) {
  if (next_row_ >= end) return;
  std::vector<uint32_t> rows;
  for (; next_row_ < end; ++next_row_) {
    rows.push_back(static_cast<uint32_t>(input_.live_row(next_row_)));
  }
  for (VariableId variable : inner_columns_) batch->columns[variable].AppendNulls(rows.size());
  AppendRows(input_, rows, outer_columns_, batch);
}

bool SemiApplyOperator::Next(RowBatch* batch) {
  while (child().Next(batch)) {
    CheckLimits();
    is_matched_.assign(batch->live_count(), false);
    *subplan_.slot = {batch, 0, true};
    subplan_.root->Open();
    try {
      while (subplan_.root->Next(&inner_)) {
        const Column& tags = inner_.columns[plan_.row_tag];
        for (size_t i = 0; i < inner_.live_count(); ++i) {
          is_matched_[tags.nodes()[inner_.live_row(i)]] = true;
        }
      }
    } catch (...) {
      subplan_.root->Close();
      throw;
    }
    subplan_.root->Close();
    batch->Select([this](size_t i) { return is_matched_[i] != plan_.is_anti; });
    if (batch->live_count() > 0) return true;
  }
  return false;
}

}  // namespace wenmai::query
