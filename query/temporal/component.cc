#include "query/temporal/component.h"

#include <optional>
#include <string>

#include "query/expressions/errors.h"
#include "query/temporal/calendar.h"
#include "query/temporal/duration.h"
#include "query/temporal/format.h"
#include "query/temporal/zone.h"

namespace wenmai::query::temporal {
namespace {

using graph::Value;
using graph::ValueKind;

std::optional<int64_t> DateComponent(graph::Date date, std::string_view name) {
  const CivilDate civil = ToCivil(date.days);
  if (name == "year") return civil.year;
  if (name == "quarter") return QuarterOfMonth(civil.month);
  if (name == "month") return civil.month;
  if (name == "week") return ToWeek(date.days).week;
  if (name == "weekYear") return ToWeek(date.days).year;
  if (name == "day") return civil.day;
  if (name == "ordinalDay") return DayOfYear(date.days);
  if (name == "weekDay" || name == "dayOfWeek") return ToWeek(date.days).weekday;
  if (name == "dayOfQuarter") return DayOfQuarter(date.days);
  return std::nullopt;
}

std::optional<int64_t> TimeComponent(graph::LocalTime time, std::string_view name) {
  const int64_t seconds = time.nanoseconds / kNanosPerSecond;
  const int64_t fraction = time.nanoseconds % kNanosPerSecond;
  if (name == "hour") return seconds / 3'600;
  if (name == "minute") return seconds / 60 % 60;
  if (name == "second") return seconds % 60;
  if (name == "millisecond") return fraction / 1'000'000;
  if (name == "microsecond") return fraction / 1'000;
  if (name == "nanosecond") return fraction;
  return std::nullopt;
}

std::optional<int64_t> OffsetComponent(int32_t offset_seconds, std::string_view name) {
  if (name == "offsetMinutes") return offset_seconds / 60;
  if (name == "offsetSeconds") return offset_seconds;
  return std::nullopt;
}

std::optional<int64_t> InstantComponent(const graph::DateTime& value, std::string_view name) {
  if (name == "epochSeconds") return value.seconds;
  if (name == "epochMillis") return value.seconds * 1'000 + value.nanoseconds / 1'000'000;
  return std::nullopt;
}

// How many units of `nanos` nanoseconds a duration's seconds hold, rounded down.
int64_t CountUnits(const graph::Duration& duration, int64_t nanos) {
  const __int128 total = TotalNanoseconds(duration);
  const __int128 count = total / nanos - (total % nanos < 0 ? 1 : 0);
  if (count != static_cast<int64_t>(count)) {
    throw ArithmeticError("IntegerOverflow", "the duration does not fit into 64 bits");
  }
  return static_cast<int64_t>(count);
}

std::optional<int64_t> DurationComponent(const graph::Duration& duration, std::string_view name) {
  const auto& [months, days, seconds, nanoseconds] = duration;
  if (name == "years") return months / 12;
  if (name == "quarters") return months / 3;
  if (name == "months") return months;
  if (name == "weeks") return days / 7;
  if (name == "days") return days;
  if (name == "hours") return seconds / 3'600;
  if (name == "minutes") return seconds / 60;
  if (name == "seconds") return seconds;
  if (name == "milliseconds") return CountUnits(duration, 1'000'000);
  if (name == "microseconds") return CountUnits(duration, 1'000);
  if (name == "nanoseconds") return CountUnits(duration, 1);
  if (name == "quartersOfYear") return months / 3 % 4;
  if (name == "monthsOfQuarter") return months % 3;
  if (name == "monthsOfYear") return months % 12;
  if (name == "daysOfWeek") return days % 7;
  if (name == "minutesOfHour") return seconds / 60 % 60;
  if (name == "secondsOfMinute") return seconds % 60;
  if (name == "millisecondsOfSecond") return nanoseconds / 1'000'000;
  if (name == "microsecondsOfSecond") return nanoseconds / 1'000;
  if (name == "nanosecondsOfSecond") return nanoseconds;
  return std::nullopt;
}

std::optional<int64_t> DateTimeComponent(const graph::DateTime& value, std::string_view name) {
  const graph::LocalDateTime local = ToLocal(value);
  if (auto number = DateComponent(DateOf(local), name)) return number;
  if (auto number = TimeComponent(TimeOf(local), name)) return number;
  if (auto number = OffsetComponent(value.offset_seconds, name)) return number;
  return InstantComponent(value, name);
}

std::optional<int64_t> NumberComponent(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case ValueKind::kDate:
      return DateComponent(value.date(), name);
    case ValueKind::kLocalTime:
      return TimeComponent(value.local_time(), name);
    case ValueKind::kTime: {
      if (auto number = TimeComponent({value.time().nanoseconds}, name)) return number;
      return OffsetComponent(value.time().offset_seconds, name);
    }
    case ValueKind::kLocalDateTime: {
      if (auto number = DateComponent(DateOf(value.local_date_time()), name)) return number;
      return TimeComponent(TimeOf(value.local_date_time()), name);
    }
    case ValueKind::kDateTime:
      return DateTimeComponent(value.date_time(), name);
    default:
      return DurationComponent(value.duration(), name);
  }
}

// `timezone` and `offset`, the components that are text.
std::optional<std::string> TextComponent(const Value& value, std::string_view name) {
  if (name != "timezone" && name != "offset") return std::nullopt;
  if (value.kind() == ValueKind::kTime) return FormatOffset(value.time().offset_seconds);
  if (value.kind() != ValueKind::kDateTime) return std::nullopt;
  const graph::DateTime& date_time = value.date_time();
  if (name == "timezone" && !date_time.zone.empty()) return date_time.zone;
  return FormatOffset(date_time.offset_seconds);
}

}  // namespace

Value Component(const Value& value, std::string_view name) {
  if (const auto number = NumberComponent(value, name)) return Value::Integer(*number);
  if (const auto text = TextComponent(value, name)) return Value::String(*text);
  throw TypeError("InvalidArgumentValue",
                  WithArticle(value.kind()) + " has no component " + std::string(name));
}

}  // namespace wenmai::query::temporal
