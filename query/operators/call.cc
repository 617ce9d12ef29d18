#include "query/operators/call.h"

#include <filesystem>

#include "query/expressions/errors.h"

namespace wenmai::query {

namespace {

// An Integer given where a procedure takes only Floats is widened.
Value Coerce(Value argument, const ProcedureField& input) {
  const bool takes_integer = input.types & TypeBit(graph::ValueKind::kInteger);
  const bool takes_float = input.types & TypeBit(graph::ValueKind::kFloat);
  if (argument.kind() == graph::ValueKind::kInteger && takes_float && !takes_integer) {
    return Value::Float(static_cast<double>(argument.integer()));
  }
  return argument;
}

constexpr size_t kFieldBytesBetweenChecks = 64u << 10;

Error LoadError(const std::string& message) { return Error(ErrorCode::kIo, message); }

}  // namespace

void ProcedureCallOperator::Close() {
  FanOut::Close();
  rows_.clear();
  charge_.Release();
}

void ProcedureCallOperator::StartRow(const RowBatch& input, size_t row) {
  std::vector<Value> arguments;
  for (size_t i = 0; i < plan_.arguments.size(); ++i) {
    arguments.push_back(Coerce(plan_.arguments[i]->Evaluate({&input, row}, evaluation()),
                               plan_.procedure->inputs[i]));
  }
  rows_.clear();
  next_ = 0;
  charge_.Release();
  plan_.procedure->body(arguments, evaluation(), [this](std::vector<Value> values) {
    size_t bytes = values.size() * sizeof(Value);
    for (const Value& value : values) bytes += value.MemoryUse();
    charge_.Add(context_.limits(), bytes);
    if (rows_.size() % kBatchRowCount == 0) CheckLimits();
    rows_.push_back(std::move(values));
  });
  if (plan_.procedure->outputs.empty()) rows_.assign(1, {});  // the row itself goes on
}

size_t ProcedureCallOperator::Produce(size_t room, RowBatch* out) {
  const size_t count = std::min(room, rows_.size() - next_);
  for (const auto& [output, variable] : plan_.yields) {
    Column& column = out->columns[variable];
    for (size_t i = 0; i < count; ++i) column.Append(rows_[next_ + i][output]);
  }
  next_ += count;
  return count;
}

void LoadCsvOperator::StartRow(const RowBatch& input, size_t row) {
  if (!context_.may_load_csv) {
    throw Error(ErrorCode::kUnsupported, "LOAD CSV is switched off (option allow_load_csv)");
  }
  const Value url = plan_.url->Evaluate({&input, row}, evaluation());
  if (url.kind() != graph::ValueKind::kString) {
    throw TypeError("InvalidArgumentType",
                    "LOAD CSV needs a file name, but found " + WithArticle(url.kind()));
  }
  path_ = url.string();
  if (path_.starts_with("file://")) {
    path_.erase(0, 7);
  } else if (path_.find("://") != std::string::npos) {
    throw Error(ErrorCode::kUnsupported, "LOAD CSV reads files only, not " + path_);
  }
  file_ = std::ifstream(path_, std::ios::binary);
  if (!file_ || std::filesystem::is_directory(path_)) throw LoadError("cannot read " + path_);
  header_.clear();
  std::vector<Value> fields;
  if (!plan_.with_headers || !ReadRecord(&fields)) return;
  for (const Value& field : fields) {
    header_.emplace_back(field.is_null() ? std::string_view() : field.string());
  }
}

size_t LoadCsvOperator::Produce(size_t room, RowBatch* out) {
  CheckLimits();
  size_t count = 0;
  std::vector<Value> fields;
  for (; count < room && ReadRecord(&fields); ++count) {
    out->columns[plan_.variable].Append(RowValue(std::move(fields)));
  }
  return count;
}

bool LoadCsvOperator::ReadRecord(std::vector<Value>* fields) {
  fields->clear();
  if (file_.peek() == std::ifstream::traits_type::eof()) return false;
  for (bool is_last = false; !is_last;) fields->push_back(ReadField(&is_last));
  return true;
}

Value LoadCsvOperator::ReadField(bool* is_last) {
  constexpr int kEnd = std::ifstream::traits_type::eof();
  std::string text;
  const auto append = [&](int c) {
    text += static_cast<char>(c);
    if (text.size() % kFieldBytesBetweenChecks != 0) return;
    CheckLimits();
    context_.limits().CheckSize(text.size());
  };
  const bool is_quoted = file_.peek() == '"';
  if (is_quoted) {
    file_.get();
    for (;;) {
      const int c = file_.get();
      if (c == kEnd) throw LoadError("a quoted field in " + path_ + " has no end");
      if (c == '"' && file_.peek() != '"') break;
      if (c == '"') file_.get();
      append(c);
    }
  }
  for (;;) {
    const int c = file_.get();
    if (c == kEnd || c == '\n') {
      *is_last = true;
      if (!is_quoted && text.ends_with('\r')) text.pop_back();
      break;
    }
    if (c == plan_.field_terminator.front()) break;
    if (!is_quoted || c != '\r') append(c);
  }
  return text.empty() && !is_quoted ? Value() : Value::String(text);
}

Value LoadCsvOperator::RowValue(std::vector<Value> fields) const {
  if (!plan_.with_headers) return Value::MakeList(std::move(fields));
  graph::Map map;
  for (size_t i = 0; i < header_.size(); ++i) {
    map.emplace_back(header_[i], i < fields.size() ? std::move(fields[i]) : Value());
  }
  return Value::MakeMap(std::move(map));
}

}  // namespace wenmai::query
