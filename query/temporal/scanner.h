// Reads text from left to right; the ground of the temporal parsers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "query/expressions/errors.h"

namespace wenmai::query::temporal {

class Scanner {
 public:
  // `what` names the kind of value in messages: `date`.
  Scanner(std::string_view text, std::string_view what) : text_(text), what_(what) {}

  bool AtEnd() const { return position_ == text_.size(); }
  char Peek() const { return AtEnd() ? '\0' : text_[position_]; }
  bool AtDigit() const { return Peek() >= '0' && Peek() <= '9'; }

  // Takes the character if it comes next.
  bool Take(char c) {
    if (AtEnd() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  // All digits that come next.
  std::string_view TakeDigits() {
    const size_t begin = position_;
    while (AtDigit()) ++position_;
    return text_.substr(begin, position_ - begin);
  }

  // Exactly `count` digits, as a number. REQUIRES: count <= 18.
  int64_t TakeNumber(size_t count) {
    int64_t number = 0;
    for (size_t i = 0; i < count; ++i) {
      if (!AtDigit()) Fail();
      number = number * 10 + (text_[position_++] - '0');
    }
    return number;
  }

  // Everything up to `end` or, without one, to the end of the text.
  std::string_view TakeUntil(char end) {
    const size_t found = text_.find(end, position_);
    const size_t stop = found == std::string_view::npos ? text_.size() : found;
    const std::string_view taken = text_.substr(position_, stop - position_);
    position_ = stop;
    return taken;
  }

  void ExpectEnd() const {
    if (!AtEnd()) Fail();
  }

  [[noreturn]] void Fail() const {
    throw ArgumentError("InvalidArgumentValue", "'" + std::string(text_) + "' is not a " +
                                                    std::string(what_) + " (at character " +
                                                    std::to_string(position_ + 1) + ")");
  }

 private:
  std::string_view text_, what_;
  size_t position_ = 0;
};

// A run of digits as a number. REQUIRES: at most 18 digits.
inline int64_t ToNumber(std::string_view digits) {
  int64_t number = 0;
  for (char c : digits) number = number * 10 + (c - '0');
  return number;
}

}  // namespace wenmai::query::temporal
