#include "query/temporal/parse.h"

#include <optional>

#include "query/temporal/calendar.h"
#include "query/temporal/checked.h"
#include "query/temporal/scanner.h"

namespace wenmai::query::temporal {
namespace {

constexpr size_t kYearDigitsMax = 9;

// What follows `W` or `Q` and the like: `30-2`, `302`, `30`. `-` stands before the day only in
// extended form.
int64_t TakeDay(bool is_extended, size_t digits, Scanner* scanner) {
  const bool has_day = is_extended ? scanner->Take('-') : scanner->AtDigit();
  return has_day ? scanner->TakeNumber(digits) : 1;
}

graph::Date TakeWeek(int64_t year, bool is_extended, Scanner* scanner) {
  const int64_t week = scanner->TakeNumber(2);
  return CheckedWeek(year, week, TakeDay(is_extended, 1, scanner));
}

graph::Date TakeQuarter(int64_t year, bool is_extended, Scanner* scanner) {
  const int64_t quarter = scanner->TakeNumber(1);
  return CheckedQuarter(year, quarter, TakeDay(is_extended, 2, scanner));
}

// What follows `2015-`.
graph::Date TakeExtendedDate(int64_t year, Scanner* scanner) {
  if (scanner->Take('W')) return TakeWeek(year, true, scanner);
  if (scanner->Take('Q')) return TakeQuarter(year, true, scanner);
  const std::string_view digits = scanner->TakeDigits();
  if (digits.size() == 3) return CheckedOrdinal(year, ToNumber(digits));
  if (digits.size() != 2) scanner->Fail();
  return CheckedCivil(year, ToNumber(digits), TakeDay(true, 2, scanner));
}

// A year with its month and day in one run of digits: `20150721`, `2015202`, `201507`.
graph::Date SplitDigits(std::string_view digits, const Scanner& scanner) {
  const int64_t year = ToNumber(digits.substr(0, 4));
  const std::string_view rest = digits.substr(4);
  switch (rest.size()) {
    case 2:
      return CheckedCivil(year, ToNumber(rest), 1);
    case 3:
      return CheckedOrdinal(year, ToNumber(rest));
    case 4:
      return CheckedCivil(year, ToNumber(rest.substr(0, 2)), ToNumber(rest.substr(2)));
    default:
      scanner.Fail();
  }
}

graph::Date TakeDate(Scanner* scanner) {
  const bool is_negative = scanner->Take('-');
  const bool is_signed = is_negative || scanner->Take('+');
  const std::string_view digits = scanner->TakeDigits();
  if (digits.size() < (is_signed ? 1 : 4) || digits.size() > kYearDigitsMax) scanner->Fail();
  if (!is_signed && digits.size() > 4) return SplitDigits(digits, *scanner);
  const int64_t year = is_negative ? -ToNumber(digits) : ToNumber(digits);
  if (scanner->Take('-')) return TakeExtendedDate(year, scanner);
  if (scanner->Take('W')) return TakeWeek(year, false, scanner);
  if (scanner->Take('Q')) return TakeQuarter(year, false, scanner);
  return CheckedCivil(year, 1, 1);
}

// `.142`, as nanoseconds.
int64_t TakeFraction(Scanner* scanner) {
  if (!scanner->Take('.') && !scanner->Take(',')) return 0;
  const std::string_view digits = scanner->TakeDigits();
  if (digits.empty() || digits.size() > 9) scanner->Fail();
  int64_t nanoseconds = ToNumber(digits);
  for (size_t i = digits.size(); i < 9; ++i) nanoseconds *= 10;
  return nanoseconds;
}

graph::LocalTime TakeTime(Scanner* scanner) {
  const int64_t hour = scanner->TakeNumber(2);
  const bool is_extended = scanner->Peek() == ':';
  auto has_more = [&] { return is_extended ? scanner->Take(':') : scanner->AtDigit(); };
  if (!has_more()) return CheckedClock(hour, 0, 0, 0);
  const int64_t minute = scanner->TakeNumber(2);
  if (!has_more()) return CheckedClock(hour, minute, 0, 0);
  const int64_t second = scanner->TakeNumber(2);
  return CheckedClock(hour, minute, second, TakeFraction(scanner));
}

// `+01:00`, `Z`; nullopt if none comes next.
std::optional<int32_t> TakeOffset(Scanner* scanner) {
  if (scanner->AtEnd() || scanner->Peek() == '[') return std::nullopt;
  const auto offset = ParseOffset(scanner->TakeUntil('['));
  if (!offset) scanner->Fail();
  return offset;
}

// `[Europe/Stockholm]`; nullopt if none comes next.
std::optional<Zone> TakeZoneName(Scanner* scanner) {
  if (!scanner->Take('[')) return std::nullopt;
  Zone zone = ParseZone(scanner->TakeUntil(']'));
  if (!scanner->Take(']')) scanner->Fail();
  return zone;
}

graph::LocalDateTime TakeLocalDateTime(Scanner* scanner) {
  const graph::Date date = TakeDate(scanner);
  if (!scanner->Take('T')) return Join(date, {});
  return Join(date, TakeTime(scanner));
}

// Where clocks show `local` twice, the offset says which is meant.
graph::DateTime FromLocalWithOffset(const graph::LocalDateTime& local, int32_t offset,
                                    const Zone& zone, const Scanner& scanner) {
  const bool is_possible = !zone.rules || zone.rules->OffsetAtLocal(local.seconds) == offset ||
                           zone.rules->LaterOffsetAtLocal(local.seconds) == offset;
  if (!is_possible || (!zone.rules && zone.offset_seconds != offset)) scanner.Fail();
  return FromInstant(local.seconds - offset, local.nanoseconds, zone);
}

}  // namespace

graph::Date ParseDate(std::string_view text) {
  Scanner scanner(text, "date");
  const graph::Date date = TakeDate(&scanner);
  scanner.ExpectEnd();
  return date;
}

graph::LocalTime ParseLocalTime(std::string_view text) {
  Scanner scanner(text, "local time");
  const graph::LocalTime time = TakeTime(&scanner);
  scanner.ExpectEnd();
  return time;
}

graph::Time ParseTime(std::string_view text, const Zone& default_zone, int64_t now) {
  Scanner scanner(text, "time");
  const graph::LocalTime time = TakeTime(&scanner);
  const auto offset = TakeOffset(&scanner);
  scanner.ExpectEnd();
  return {time.nanoseconds, offset ? *offset : FromInstant(now, 0, default_zone).offset_seconds};
}

graph::LocalDateTime ParseLocalDateTime(std::string_view text) {
  Scanner scanner(text, "local date-time");
  const graph::LocalDateTime value = TakeLocalDateTime(&scanner);
  scanner.ExpectEnd();
  return value;
}

graph::DateTime ParseDateTime(std::string_view text, const Zone& default_zone) {
  Scanner scanner(text, "date-time");
  const graph::LocalDateTime local = TakeLocalDateTime(&scanner);
  const auto offset = TakeOffset(&scanner);
  const auto zone = TakeZoneName(&scanner);
  scanner.ExpectEnd();
  if (offset && zone) return FromLocalWithOffset(local, *offset, *zone, scanner);
  if (offset) return FromLocal(local, {*offset, nullptr});
  return FromLocal(local, zone ? *zone : default_zone);
}

}  // namespace wenmai::query::temporal
