#include "ingest/read/date.h"

#include <array>
#include <chrono>
#include <string>

#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr int kYearMin = 1800, kYearMax = 2200;

bool IsAsciiDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::optional<graph::Date> MakeDate(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || year < kYearMin || year > kYearMax) return std::nullopt;
  return graph::Date{std::chrono::sys_days(date).time_since_epoch().count()};
}

class DateScanner {
 public:
  explicit DateScanner(std::u32string_view text) : text_(text) {}

  std::optional<FoundDate> Scan() {
    for (size_t i = 0; i < text_.size(); ++i) {
      const bool is_inside = i > 0 && text::IsAsciiAlphanumeric(text_[i - 1]);
      if (is_inside) continue;
      at_ = i;
      std::optional<graph::Date> date;
      if (IsAsciiDigit(text_[i])) date = YearFirst();
      at_ = i;
      if (!date && IsAsciiDigit(text_[i])) date = DayFirst();
      at_ = i;
      if (!date && text::IsLatin(text_[i])) date = MonthFirst();
      if (date) return FoundDate{*date, i};
    }
    return std::nullopt;
  }

 private:
  // The number at at_, -1 if there is none of at most `digits_max` digits.
  int Number(size_t digits_min, size_t digits_max) {
    size_t end = at_;
    int number = 0;
    while (end < text_.size() && IsAsciiDigit(text_[end]) && end - at_ < digits_max) {
      number = number * 10 + static_cast<int>(text_[end++] - U'0');
    }
    if (end - at_ < digits_min) return -1;
    at_ = end;
    return number;
  }

  bool Skip(std::u32string_view characters) {
    const size_t begin = at_;
    while (at_ < text_.size() && characters.find(text_[at_]) != std::u32string_view::npos) ++at_;
    return at_ > begin;
  }

  // 1st, 22nd, 3rd, 10th
  void SkipOrdinal() {
    const std::u32string_view ending = text_.substr(std::min(at_, text_.size()), 2);
    if (ending == U"st" || ending == U"nd" || ending == U"rd" || ending == U"th") at_ += 2;
  }

  bool NoDigitFollows() const { return at_ >= text_.size() || !IsAsciiDigit(text_[at_]); }

  std::optional<graph::Date> YearFirst() {
    const int year = Number(4, 4);
    if (year < 0) return std::nullopt;
    const bool is_packed = at_ < text_.size() && IsAsciiDigit(text_[at_]);
    if (!is_packed && !Skip(U"-/.年 ")) return std::nullopt;
    const int month = is_packed ? Number(2, 2) : Number(1, 2);
    if (!is_packed && !Skip(U"-/.月 ")) return std::nullopt;
    const int day = is_packed ? Number(2, 2) : Number(1, 2);
    if (month < 0 || day < 0 || !NoDigitFollows()) return std::nullopt;
    return MakeDate(year, month, day);
  }

  // 1 to 12 for an English month, in full or its first three letters.
  int MonthName() {
    constexpr std::array<std::u32string_view, 12> kMonths = {
        U"january", U"february", U"march",     U"april",   U"may",      U"june",
        U"july",    U"august",   U"september", U"october", U"november", U"december"};
    std::u32string word;
    size_t end = at_;
    while (end < text_.size() && text::IsAsciiAlphanumeric(text_[end])) word += text_[end++] | 0x20;
    if (word.size() < 3) return -1;
    for (size_t i = 0; i < kMonths.size(); ++i) {
      if (!kMonths[i].starts_with(word)) continue;
      at_ = end;
      Skip(U".");
      return static_cast<int>(i) + 1;
    }
    return -1;
  }

  std::optional<graph::Date> MonthFirst() {
    const int month = MonthName();
    if (month < 0 || !Skip(U" ")) return std::nullopt;
    const int day = Number(1, 2);
    SkipOrdinal();
    if (day < 0 || !Skip(U", ")) return std::nullopt;
    const int year = Number(4, 4);
    return year < 0 || !NoDigitFollows() ? std::nullopt : MakeDate(year, month, day);
  }

  std::optional<graph::Date> DayFirst() {
    const int day = Number(1, 2);
    SkipOrdinal();
    if (day < 0 || !Skip(U" ")) return std::nullopt;
    const int month = MonthName();
    if (month < 0 || !Skip(U", ")) return std::nullopt;
    const int year = Number(4, 4);
    return year < 0 || !NoDigitFollows() ? std::nullopt : MakeDate(year, month, day);
  }

  const std::u32string_view text_;
  size_t at_ = 0;
};

}  // namespace

std::optional<graph::Date> ParseDate(std::u32string_view text) {
  const std::optional<FoundDate> found = FindDate(text);
  return found ? std::optional(found->date) : std::nullopt;
}

std::optional<FoundDate> FindDate(std::u32string_view text) { return DateScanner(text).Scan(); }

}  // namespace wenmai::ingest
