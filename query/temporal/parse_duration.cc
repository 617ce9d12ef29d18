#include <algorithm>

#include "query/temporal/calendar.h"
#include "query/temporal/checked.h"
#include "query/temporal/duration.h"
#include "query/temporal/parse.h"
#include "query/temporal/scanner.h"

namespace wenmai::query::temporal {
namespace {

// A number without its letter: `-12`, `0.75`.
Amount TakeAmount(bool is_negative, Scanner* scanner) {
  if (scanner->Take('-')) {
    is_negative = !is_negative;
  } else {
    scanner->Take('+');
  }
  const std::string_view whole = scanner->TakeDigits();
  std::string_view fraction;
  const bool has_fraction = scanner->Take('.') || scanner->Take(',');
  if (has_fraction) fraction = scanner->TakeDigits();
  if (whole.size() > 18 || (whole.empty() && fraction.empty()) ||
      (has_fraction && fraction.empty())) {
    scanner->Fail();
  }
  Amount amount{ToNumber(whole), 0};
  double unit = 1;
  const std::string_view kept = fraction.substr(0, std::min<size_t>(fraction.size(), 18));
  for (size_t i = 0; i < kept.size(); ++i) unit *= 10;
  amount.fraction = static_cast<double>(ToNumber(kept)) / unit;
  return is_negative ? Amount{-amount.whole, -amount.fraction} : amount;
}

Amount* DatePart(char letter, DurationParts* parts) {
  switch (letter) {
    case 'Y':
      return &parts->years;
    case 'Q':
      return &parts->quarters;
    case 'M':
      return &parts->months;
    case 'W':
      return &parts->weeks;
    case 'D':
      return &parts->days;
    default:
      return nullptr;
  }
}

Amount* TimePart(char letter, DurationParts* parts) {
  switch (letter) {
    case 'H':
      return &parts->hours;
    case 'M':
      return &parts->minutes;
    case 'S':
      return &parts->seconds;
    default:
      return nullptr;
  }
}

// `1Y2M3DT4H5M6S`: each unit at most once, from the longest to the shortest.
void TakeUnits(bool is_negative, Scanner* scanner, DurationParts* parts) {
  bool is_time = false, is_empty = true;
  std::string_view order = "YQMWD";
  while (!scanner->AtEnd()) {
    if (!is_time && scanner->Take('T')) {
      is_time = true;
      order = "HMS";
      if (scanner->AtEnd()) scanner->Fail();
      continue;
    }
    const Amount amount = TakeAmount(is_negative, scanner);
    const char letter = scanner->Peek();
    const size_t place = order.find(letter);
    Amount* part = is_time ? TimePart(letter, parts) : DatePart(letter, parts);
    if (part == nullptr || place == std::string_view::npos) scanner->Fail();
    scanner->Take(letter);
    order.remove_prefix(place + 1);
    *part = amount;
    is_empty = false;
  }
  if (is_empty) scanner->Fail();
}

// `2012-02-02T14:37:21.545`, `20120202T143721`: fields as in a date and a time.
bool IsDateForm(std::string_view text) {
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return (digits == 4 && digits < text.size() && text[digits] == '-') ||
         (digits == 8 && (digits == text.size() || text[digits] == 'T'));
}

void TakeDateForm(Scanner* scanner, DurationParts* parts) {
  parts->years.whole = scanner->TakeNumber(4);
  const bool is_extended = scanner->Take('-');
  parts->months.whole = scanner->TakeNumber(2);
  if (is_extended && !scanner->Take('-')) scanner->Fail();
  parts->days.whole = scanner->TakeNumber(2);
  CheckField("months", parts->months.whole, 0, 12);
  CheckField("days", parts->days.whole, 0, 31);
  if (!scanner->Take('T')) return scanner->ExpectEnd();
  const graph::LocalTime time = ParseLocalTime(scanner->TakeUntil('\0'));
  parts->seconds.whole = time.nanoseconds / kNanosPerSecond;
  parts->nanoseconds.whole = time.nanoseconds % kNanosPerSecond;
}

}  // namespace

graph::Duration ParseDuration(std::string_view text) {
  Scanner scanner(text, "duration");
  const bool is_negative = scanner.Take('-');
  if (!is_negative) scanner.Take('+');
  if (!scanner.Take('P')) scanner.Fail();
  DurationParts parts;
  if (!is_negative && IsDateForm(text.substr(text.find('P') + 1))) {
    TakeDateForm(&scanner, &parts);
  } else {
    TakeUnits(is_negative, &scanner, &parts);
  }
  return MakeDuration(parts);
}

}  // namespace wenmai::query::temporal
