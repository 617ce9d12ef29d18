#include "query/temporal/format.h"

#include <fmt/format.h>

#include <cstdlib>

#include "query/temporal/calendar.h"
#include "query/temporal/zone.h"

namespace wenmai::query::temporal {
namespace {

// `.5`, `.123456789`; nothing for zero.
std::string FormatFraction(int64_t nanoseconds) {
  if (nanoseconds == 0) return "";
  std::string digits = fmt::format(".{:09}", nanoseconds);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

std::string FormatLocalDateTime(const graph::LocalDateTime& value) {
  const graph::Date date{FloorDivide(value.seconds, kSecondsPerDay)};
  const int64_t second_of_day = FloorModulo(value.seconds, kSecondsPerDay);
  return FormatDate(date) + "T" +
         FormatLocalTime({second_of_day * kNanosPerSecond + value.nanoseconds});
}

std::string FormatDateTime(const graph::DateTime& value) {
  std::string text = FormatLocalDateTime(ToLocal(value)) + FormatOffset(value.offset_seconds);
  if (!value.zone.empty()) text += "[" + value.zone + "]";
  return text;
}

// Appends `amount` and its letter unless it is zero.
void AppendPart(int64_t amount, char letter, std::string* text) {
  if (amount != 0) *text += std::to_string(amount) + letter;
}

}  // namespace

std::string FormatDate(graph::Date date) {
  const CivilDate civil = ToCivil(date.days);
  const bool is_long = civil.year > 9'999;
  const std::string year = fmt::format("{}{:04}",
                                       civil.year < 0 ? "-"
                                       : is_long      ? "+"
                                                      : "",
                                       std::abs(civil.year));
  return fmt::format("{}-{:02}-{:02}", year, civil.month, civil.day);
}

std::string FormatLocalTime(graph::LocalTime time) {
  const int64_t seconds = time.nanoseconds / kNanosPerSecond;
  const int64_t fraction = time.nanoseconds % kNanosPerSecond;
  std::string text = fmt::format("{:02}:{:02}", seconds / 3'600, seconds / 60 % 60);
  if (seconds % 60 != 0 || fraction != 0) text += fmt::format(":{:02}", seconds % 60);
  return text + FormatFraction(fraction);
}

std::string FormatOffset(int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const int32_t size = std::abs(offset_seconds);
  std::string text =
      fmt::format("{}{:02}:{:02}", offset_seconds < 0 ? '-' : '+', size / 3'600, size / 60 % 60);
  if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);
  return text;
}

std::string FormatDuration(const graph::Duration& duration) {
  // Seconds and their fraction get one sign: -1 s + 600 ms is written -0.4.
  int64_t seconds = duration.seconds, fraction = duration.nanoseconds;
  const bool borrows = seconds < 0 && fraction > 0;
  if (borrows) {
    seconds += 1;
    fraction = kNanosPerSecond - fraction;
  }
  std::string days, time;
  AppendPart(duration.months / 12, 'Y', &days);
  AppendPart(duration.months % 12, 'M', &days);
  AppendPart(duration.days, 'D', &days);
  AppendPart(seconds / 3'600, 'H', &time);
  AppendPart(seconds / 60 % 60, 'M', &time);
  if (seconds % 60 != 0 || fraction != 0) {
    const bool is_minus_zero = borrows && seconds % 60 == 0;
    time +=
        (is_minus_zero ? "-" : "") + std::to_string(seconds % 60) + FormatFraction(fraction) + "S";
  }
  if (days.empty() && time.empty()) return "PT0S";
  return "P" + days + (time.empty() ? "" : "T" + time);
}

std::string Format(const graph::Value& value) {
  switch (value.kind()) {
    case graph::ValueKind::kDate:
      return FormatDate(value.date());
    case graph::ValueKind::kLocalTime:
      return FormatLocalTime(value.local_time());
    case graph::ValueKind::kTime:
      return FormatLocalTime({value.time().nanoseconds}) +
             FormatOffset(value.time().offset_seconds);
    case graph::ValueKind::kLocalDateTime:
      return FormatLocalDateTime(value.local_date_time());
    case graph::ValueKind::kDateTime:
      return FormatDateTime(value.date_time());
    default:
      return FormatDuration(value.duration());
  }
}

}  // namespace wenmai::query::temporal
