// Rows that come from procedures and files.
#pragma once

#include <fstream>

#include "query/operators/fan_out.h"
#include "query/operators/memory_charge.h"
#include "query/plan/call.h"

namespace wenmai::query {

class ProcedureCallOperator : public FanOut<ProcedureCallOperator, LogicalProcedureCall> {
 public:
  using FanOut::FanOut;
  void Close() override;
  void StartBatch(RowBatch*) {}
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  std::vector<std::vector<Value>> rows_;  // of the current call
  size_t next_ = 0;
  MemoryCharge charge_;
};

// Reads a file of comma-separated values as it goes: lists of strings, or maps by the header's names.
// Fields may be quoted with `"`, doubled inside; an empty unquoted field is null.
class LoadCsvOperator : public FanOut<LoadCsvOperator, LogicalLoadCsv> {
 public:
  using FanOut::FanOut;
  void StartBatch(RowBatch*) {}
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  // Reads one record; false at the end of the file.
  bool ReadRecord(std::vector<Value>* fields);
  Value ReadField(bool* is_last);
  Value RowValue(std::vector<Value> fields) const;

  std::ifstream file_;
  std::string path_;
  std::vector<std::string> header_;
};

}  // namespace wenmai::query
