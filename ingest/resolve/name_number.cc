#include "ingest/resolve/name_number.h"

#include <algorithm>
#include <utility>

#include "text/char_class.h"
#include "text/fold.h"

namespace wenmai::ingest {
namespace {

constexpr std::u32string_view kNumerals = U"零一二三四五六七八九";
constexpr char32_t kTen = U'十', kSerialMark = U'号';

// Below a hundred, as in 十九号; empty if it is no number.
std::string ReadNumeral(std::u32string_view numeral) {
  int value = 0;
  bool has_ten = false;
  for (const char32_t c : numeral) {
    const size_t digit = kNumerals.find(c);
    if (c == kTen) {
      value = std::max(value, 1) * 10;
      has_ten = true;
    } else if (digit != kNumerals.npos) {
      value = has_ten ? value + static_cast<int>(digit) : static_cast<int>(digit);
    }
  }
  return std::to_string(value);
}

bool IsNumeral(char32_t c) { return c == kTen || kNumerals.find(c) != kNumerals.npos; }

// 4.0 is 4.
std::string WithoutZeros(std::string number) {
  if (number.find('.') == number.npos) return number;
  while (number.back() == '0') number.pop_back();
  if (number.back() == '.') number.pop_back();
  return number;
}

}  // namespace

std::vector<std::string> NumbersOf(std::u32string_view name) {
  const std::u32string folded = text::Fold(name);
  std::vector<std::string> numbers;
  for (size_t at = 0; at < folded.size();) {
    size_t end = at;
    if (folded[at] >= U'0' && folded[at] <= U'9') {
      std::string number;
      for (; end < folded.size(); ++end) {
        const char32_t c = folded[end];
        const bool is_point = c == U'.' && end + 1 < folded.size() && text::IsDigit(folded[end + 1]);
        if (!is_point && !(c >= U'0' && c <= U'9')) break;
        number.push_back(static_cast<char>(c));
      }
      numbers.push_back(WithoutZeros(std::move(number)));
    } else if (IsNumeral(folded[at])) {
      while (end < folded.size() && IsNumeral(folded[end])) ++end;
      if (end < folded.size() && folded[end] == kSerialMark) {
        numbers.push_back(ReadNumeral(std::u32string_view(folded).substr(at, end - at)));
      }
    }
    at = std::max(end, at + 1);
  }
  return numbers;
}

}  // namespace wenmai::ingest
