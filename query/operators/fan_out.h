// The frame of operators that turn each input row into any number of output rows: scans, expands,
// UNWIND, procedure calls. It pulls the input, keeps track of which row is being worked on, cuts the
// output into batches and copies the input's columns that the plan still needs.
//
// A class Self : FanOut<Self, Plan> provides
//   void StartBatch(RowBatch* out);                     make the columns it fills
//   void StartRow(const RowBatch& input, size_t row);   begin with the next input row
//   size_t Produce(size_t room, RowBatch* out);         append at most `room` rows to its columns;
//                                                       fewer than `room`: the row is done
// and may provide
//   void StartInput(const RowBatch& input);             a batch of input rows has come
//   bool IsBatchFull() const;                           few rows that are large enough for a batch;
//                                                       Produce() may then stop before `room`
#pragma once

#include <algorithm>
#include <limits>
#include <vector>

#include "query/operators/operator.h"
#include "query/operators/row_access.h"

namespace wenmai::query {

template <typename Self, typename Plan>
class FanOut : public OperatorOf<Plan> {
 public:
  FanOut(const Plan& plan, ExecutionContext* context, std::vector<OperatorPtr> children)
      : OperatorOf<Plan>(plan, context, std::move(children)),
        carried_(Intersection(plan.schema,
                              Difference(plan.children.front()->schema, plan.Introduces()))),
        input_(context->variable_count) {}

  void Open() override {
    OperatorOf<Plan>::Open();
    input_.Clear();
    live_index_ = 0;
    is_in_row_ = false;
    const bool is_shared = this->context_.scanned.end != std::numeric_limits<graph::NodeId>::max();
    target_row_count_ = is_shared ? kBatchRowCount : kFirstBatchRowCount;
  }

  bool Next(RowBatch* out) final {
    out->Clear();
    sources_.clear();
    Self& self = static_cast<Self&>(*this);
    self.StartBatch(out);
    while (sources_.size() < target_row_count_ && !IsFull()) {
      if (!is_in_row_ && !StartNextRow()) {
        if (!sources_.empty()) break;  // the rows made so far point into this input batch
        if (!PullInput()) return false;
        continue;
      }
      const size_t room = target_row_count_ - sources_.size();
      const size_t produced = self.Produce(room, out);
      sources_.insert(sources_.end(), produced, static_cast<uint32_t>(row_));
      is_in_row_ = produced == room || IsFull();
    }
    AppendRows(input_, sources_, carried_, out);
    target_row_count_ = std::min(target_row_count_ * 4, kBatchRowCount);
    return true;
  }

 protected:
  const RowBatch& input() const { return input_; }
  size_t row() const { return row_; }
  // In StartRow: the number of the row among the live ones of its batch.
  size_t live_index() const { return live_index_; }
  // In StartRow: the row stands for all that come after it in its batch too.
  void TakeRestOfBatch() { live_index_ = input_.live_count() - 1; }
  // Whether output rows have columns of the input.
  bool carries_columns() const { return !carried_.empty(); }

 private:
  // Small results should cost little: the first batch is small, later ones are full. Who shares a scan has much
  // to do.
  static constexpr size_t kFirstBatchRowCount = 64;

  bool IsFull() const {
    if constexpr (requires(const Self& self) { self.IsBatchFull(); }) {
      return static_cast<const Self&>(*this).IsBatchFull();
    }
    return false;
  }

  bool StartNextRow() {
    if (live_index_ >= input_.live_count()) return false;
    row_ = input_.live_row(live_index_);
    static_cast<Self&>(*this).StartRow(input_, row_);
    ++live_index_;
    is_in_row_ = true;
    return true;
  }

  bool PullInput() {
    this->CheckLimits();
    live_index_ = 0;
    if (!this->child().Next(&input_)) {
      input_.Clear();
      return false;
    }
    if constexpr (requires(Self& self) { self.StartInput(input_); }) {
      static_cast<Self&>(*this).StartInput(input_);
    }
    return true;
  }

  const VariableSet carried_;
  RowBatch input_;
  size_t live_index_ = 0;
  size_t row_ = 0;
  bool is_in_row_ = false;
  size_t target_row_count_ = kFirstBatchRowCount;
  std::vector<uint32_t> sources_;  // for each output row, its input row
};

}  // namespace wenmai::query
