// The shortest of the paths that a pattern matches.
#pragma once

#include "query/operators/row_buffer.h"
#include "query/plan/path.h"

namespace wenmai::query {

class SelectPathsOperator : public OperatorOf<LogicalSelectPaths> {
 public:
  using OperatorOf::OperatorOf;
  void Open() override;
  bool Next(RowBatch* batch) override;
  void Close() override;

 private:
  void Select();

  RowBuffer rows_;
  bool is_selected_ = false;
  std::vector<BufferedRow> selected_;
  size_t next_ = 0;
};

}  // namespace wenmai::query
