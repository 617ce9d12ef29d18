#include "query/parser/char_stream.h"

#include <algorithm>

namespace wenmai::query {

size_t UpperCaseStream::LA(ssize_t i) {
  const std::u32string& text = source_->code_points();
  if (i == 0) return 0;
  const size_t position = i > 0 ? index_ + static_cast<size_t>(i) - 1
                                : index_ - static_cast<size_t>(-i);  // wraps before the beginning
  if (position >= text.size()) return EOF;
  const char32_t code_point = text[position];
  return code_point >= U'a' && code_point <= U'z' ? code_point - U'a' + U'A' : code_point;
}

std::string UpperCaseStream::getText(const antlr4::misc::Interval& interval) {
  const auto count = static_cast<ssize_t>(size());
  if (interval.a < 0 || interval.a >= count || interval.b < interval.a) return {};
  const ssize_t end = std::min(static_cast<ssize_t>(interval.b) + 1, count);
  return std::string(source_->Slice(static_cast<size_t>(interval.a), static_cast<size_t>(end)));
}

}  // namespace wenmai::query
