#include "api/import/csv_rows.h"

#include <algorithm>
#include <cstring>

#include "wenmai/error.h"

namespace wenmai::api {

bool CsvRows::Next() {
  // An empty line is no row.
  while (position_ != end_ && (*position_ == '\n' || (*position_ == '\r' && position_ + 1 != end_ &&
                                                      position_[1] == '\n'))) {
    next_line_ += *position_ == '\n';
    ++position_;
  }
  if (position_ == end_) return false;
  fields_.clear();
  is_malformed_ = false;
  line_ = next_line_++;
  ReadField();
  while (position_ != end_ && *position_ == ',') {
    ++position_;
    ReadField();
  }
  if (position_ != end_) ++position_;  // the line's end
  if (is_malformed_) {
    throw Error(ErrorCode::kInvalidArgument, "text follows the closing quote of a field");
  }
  return true;
}

// Leaves the position at the comma or line end behind the field.
void CsvRows::ReadField() {
  CsvField field;
  if (position_ != end_ && *position_ == '"') {
    field.text = ReadQuoted();
    field.is_quoted = true;
  }
  const char* begin = position_;
  while (position_ != end_ && *position_ != ',' && *position_ != '\n') ++position_;
  std::string_view text(begin, static_cast<size_t>(position_ - begin));
  if (position_ != end_ && *position_ == '\n' && text.ends_with('\r')) text.remove_suffix(1);
  if (!field.is_quoted) {
    field.text = text;
  } else if (!text.empty()) {
    is_malformed_ = true;
  }
  fields_.push_back(field);
}

std::string_view CsvRows::ReadQuoted() {
  char* const begin = ++position_;
  char* out = begin;
  while (true) {
    auto* quote =
        static_cast<char*>(std::memchr(position_, '"', static_cast<size_t>(end_ - position_)));
    if (quote == nullptr) quote = end_;  // a reader hands out no such row
    const auto size = static_cast<size_t>(quote - position_);
    next_line_ += static_cast<uint64_t>(std::count(position_, quote, '\n'));
    if (out != position_) std::memmove(out, position_, size);
    out += size;
    position_ = quote == end_ ? end_ : quote + 1;
    if (position_ == end_ || *position_ != '"') break;
    *out++ = '"';
    ++position_;
  }
  return {begin, static_cast<size_t>(out - begin)};
}

}  // namespace wenmai::api
