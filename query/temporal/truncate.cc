#include "query/temporal/truncate.h"

#include <optional>
#include <string>
#include <vector>

#include "query/expressions/errors.h"
#include "query/temporal/calendar.h"
#include "query/temporal/checked.h"
#include "query/temporal/fields.h"
#include "query/temporal/select.h"

namespace wenmai::query::temporal {
namespace {

using graph::Value;
using graph::ValueKind;

// The first day of the unit; nullopt if `unit` is not longer than a day.
std::optional<graph::Date> TruncateDate(std::string_view unit, graph::Date date) {
  const CivilDate civil = ToCivil(date.days);
  auto first_of_years = [&civil](int64_t years) {
    return CheckedCivil(FloorDivide(civil.year, years) * years, 1, 1);
  };
  if (unit == "millennium") return first_of_years(1'000);
  if (unit == "century") return first_of_years(100);
  if (unit == "decade") return first_of_years(10);
  if (unit == "year") return first_of_years(1);
  if (unit == "weekYear") return CheckedWeek(ToWeek(date.days).year, 1, 1);
  if (unit == "quarter") return CheckedQuarter(civil.year, QuarterOfMonth(civil.month), 1);
  if (unit == "month") return CheckedCivil(civil.year, civil.month, 1);
  if (unit == "week") return CheckedDate(date.days - ToWeek(date.days).weekday + 1);
  return std::nullopt;
}

[[noreturn]] void ThrowNoUnit(std::string_view unit) {
  throw ArgumentError("InvalidArgumentValue",
                      "a '" + std::string(unit) + "' is no unit that this value is truncated to");
}

// How many nanoseconds the unit has, for a day and less.
int64_t UnitNanoseconds(std::string_view unit) {
  if (unit == "day") return kNanosPerDay;
  if (unit == "hour") return 3'600 * kNanosPerSecond;
  if (unit == "minute") return 60 * kNanosPerSecond;
  if (unit == "second") return kNanosPerSecond;
  if (unit == "millisecond") return 1'000'000;
  if (unit == "microsecond") return 1'000;
  ThrowNoUnit(unit);
}

std::vector<std::string_view> AllowedFields(ValueKind kind) {
  std::vector<std::string_view> names;
  if (HasDate(kind)) names.insert(names.end(), kDateFields.begin(), kDateFields.end());
  if (HasTime(kind)) names.insert(names.end(), kTimeFields.begin(), kTimeFields.end());
  if (kind == ValueKind::kTime || kind == ValueKind::kDateTime) names.push_back("timezone");
  return names;
}

}  // namespace

Value Truncate(ValueKind kind, std::string_view unit, const Value& value, const graph::Map& map,
               const Clock& clock) {
  const std::vector<std::string_view> allowed = AllowedFields(kind);
  const Fields fields(map, allowed);
  std::optional<graph::Date> date;
  if (HasDate(value.kind())) date = SelectDate(&value);
  graph::LocalTime time = SelectTime(&value).value_or(graph::LocalTime{});
  const auto first_day = date ? TruncateDate(unit, *date) : std::nullopt;
  if (first_day) {
    date = first_day;
    time = {};
  } else {
    if (kind == ValueKind::kDate && unit != "day") ThrowNoUnit(unit);
    time.nanoseconds -= time.nanoseconds % UnitNanoseconds(unit);
  }
  if (HasDate(kind)) date = DateFromFields(fields, date);
  if (HasTime(kind)) time = TimeFromFields(fields, time, true);

  const Zone zone = fields.TimeZone().value_or(SelectZone(&value).value_or(clock.zone));
  switch (kind) {
    case ValueKind::kDate:
      return Value::MakeDate(*date);
    case ValueKind::kLocalTime:
      return Value::MakeLocalTime(time);
    case ValueKind::kTime: {
      const auto own_offset = fields.Has("timezone") ? std::nullopt : SelectOffset(&value);
      const int32_t offset = FromInstant(clock.seconds, 0, zone).offset_seconds;
      return Value::MakeTime({time.nanoseconds, own_offset.value_or(offset)});
    }
    case ValueKind::kLocalDateTime:
      return Value::MakeLocalDateTime(Join(*date, time));
    default:
      return Value::MakeDateTime(FromLocal(Join(*date, time), zone));
  }
}

}  // namespace wenmai::query::temporal
