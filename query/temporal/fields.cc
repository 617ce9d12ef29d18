#include "query/temporal/fields.h"

#include <algorithm>
#include <string>

#include "query/expressions/errors.h"
#include "query/temporal/calendar.h"
#include "query/temporal/checked.h"

namespace wenmai::query::temporal {
namespace {

constexpr std::string_view kDateFieldNames[] = {
    "year", "month", "day", "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"};
constexpr std::string_view kTimeFieldNames[] = {"hour",        "minute",      "second",
                                                "millisecond", "microsecond", "nanosecond"};
constexpr std::string_view kFractionFieldNames[] = {"millisecond", "microsecond", "nanosecond"};
constexpr std::string_view kCalendarFields[] = {"month", "day"};
constexpr std::string_view kWeekFields[] = {"week", "dayOfWeek"};
constexpr std::string_view kQuarterFields[] = {"quarter", "dayOfQuarter"};
constexpr std::string_view kOrdinalFields[] = {"ordinalDay"};

// A field, or else `base`; without either it must not be missing below a longer one.
int64_t FieldOr(const Fields& fields, std::string_view name, std::optional<int64_t> base,
                std::optional<int64_t> otherwise) {
  if (const auto value = fields.Integer(name)) return *value;
  if (base) return *base;
  if (otherwise) return *otherwise;
  throw ArgumentError("InvalidArgumentValue", std::string(name) + " must be given");
}

void RequireWith(const Fields& fields, std::string_view name, std::string_view longer) {
  if (fields.Has(name) && !fields.Has(longer)) {
    throw ArgumentError("InvalidArgumentValue",
                        std::string(name) + " is given without " + std::string(longer));
  }
}

graph::Date WeekDateFromFields(const Fields& fields, std::optional<graph::Date> base) {
  if (!base) {
    RequireWith(fields, "dayOfWeek", "week");
    return CheckedWeek(FieldOr(fields, "year", {}, {}), FieldOr(fields, "week", {}, 1),
                       FieldOr(fields, "dayOfWeek", {}, 1));
  }
  const WeekDate week = ToWeek(base->days);
  return CheckedWeek(FieldOr(fields, "year", week.year, {}), FieldOr(fields, "week", week.week, {}),
                     FieldOr(fields, "dayOfWeek", week.weekday, {}));
}

graph::Date QuarterDateFromFields(const Fields& fields, std::optional<graph::Date> base) {
  if (!base) {
    RequireWith(fields, "dayOfQuarter", "quarter");
    return CheckedQuarter(FieldOr(fields, "year", {}, {}), FieldOr(fields, "quarter", {}, 1),
                          FieldOr(fields, "dayOfQuarter", {}, 1));
  }
  const CivilDate civil = ToCivil(base->days);
  const int64_t year = FieldOr(fields, "year", civil.year, {});
  const int64_t quarter = FieldOr(fields, "quarter", QuarterOfMonth(civil.month), {});
  if (const auto day = fields.Integer("dayOfQuarter")) return CheckedQuarter(year, quarter, *day);
  // The same month of the quarter, and the same day or the month's last.
  CheckField("year", year, kYearMin, kYearMax);
  CheckField("quarter", quarter, 1, 4);
  const int month = static_cast<int>(quarter - 1) * 3 + (civil.month - 1) % 3 + 1;
  return CheckedCivil(year, month, std::min(civil.day, DaysInMonth(year, month)));
}

graph::Date CivilDateFromFields(const Fields& fields, std::optional<graph::Date> base) {
  if (!base) {
    RequireWith(fields, "day", "month");
    return CheckedCivil(FieldOr(fields, "year", {}, {}), FieldOr(fields, "month", {}, 1),
                        FieldOr(fields, "day", {}, 1));
  }
  const CivilDate civil = ToCivil(base->days);
  const int64_t year = FieldOr(fields, "year", civil.year, {});
  const int64_t month = FieldOr(fields, "month", civil.month, {});
  CheckField("year", year, kYearMin, kYearMax);
  CheckField("month", month, 1, 12);
  const int day_max = DaysInMonth(year, static_cast<int>(month));
  return CheckedCivil(year, month, FieldOr(fields, "day", std::min(civil.day, day_max), {}));
}

// The fraction of a second that the fields give. Each finer field counts within the next coarser
// one that is given.
int64_t FractionFromFields(const Fields& fields) {
  const auto milliseconds = fields.Integer("millisecond");
  const auto microseconds = fields.Integer("microsecond");
  const auto nanoseconds = fields.Integer("nanosecond");
  int64_t nanosecond_max = kNanosPerSecond - 1;
  if (milliseconds) {
    CheckField("millisecond", *milliseconds, 0, 999);
    nanosecond_max = 999'999;
  }
  if (microseconds) {
    CheckField("microsecond", *microseconds, 0, milliseconds ? 999 : 999'999);
    nanosecond_max = 999;
  }
  if (nanoseconds) CheckField("nanosecond", *nanoseconds, 0, nanosecond_max);
  return milliseconds.value_or(0) * 1'000'000 + microseconds.value_or(0) * 1'000 +
         nanoseconds.value_or(0);
}

}  // namespace

const std::span<const std::string_view> kDateFields = kDateFieldNames;
const std::span<const std::string_view> kTimeFields = kTimeFieldNames;

Fields::Fields(const graph::Map& map, std::span<const std::string_view> allowed) : map_(map) {
  for (const auto& [name, value] : map) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
      throw ArgumentError("InvalidArgumentValue", "there is no field " + name + " here");
    }
    if (value.is_null()) {
      throw ArgumentError("InvalidArgumentValue", "the field " + name + " is null");
    }
  }
}

const graph::Value* Fields::Find(std::string_view name) const {
  auto found = std::lower_bound(
      map_.begin(), map_.end(), name,
      [](const graph::MapEntry& entry, std::string_view key) { return entry.first < key; });
  return found != map_.end() && found->first == name ? &found->second : nullptr;
}

bool Fields::HasAny(std::span<const std::string_view> names) const {
  return std::any_of(names.begin(), names.end(),
                     [this](std::string_view name) { return Has(name); });
}

std::optional<int64_t> Fields::Integer(std::string_view name) const {
  const graph::Value* value = Find(name);
  if (value == nullptr) return std::nullopt;
  if (value->kind() != graph::ValueKind::kInteger) {
    throw ArgumentError("InvalidArgumentType", "the field " + std::string(name) +
                                                   " must be an Integer, not " +
                                                   WithArticle(value->kind()));
  }
  return value->integer();
}

std::optional<Zone> Fields::TimeZone() const {
  const graph::Value* value = Find("timezone");
  if (value == nullptr) return std::nullopt;
  if (value->kind() != graph::ValueKind::kString) {
    throw ArgumentError("InvalidArgumentType",
                        "the field timezone must be a String, not " + WithArticle(value->kind()));
  }
  return ParseZone(value->string());
}

graph::Date DateFromFields(const Fields& fields, std::optional<graph::Date> base) {
  const bool has_week = fields.HasAny(kWeekFields);
  const bool has_quarter = fields.HasAny(kQuarterFields);
  const bool has_ordinal = fields.HasAny(kOrdinalFields);
  const bool has_calendar = fields.HasAny(kCalendarFields);
  if (has_week + has_quarter + has_ordinal + has_calendar > 1) {
    throw ArgumentError(
        "InvalidArgumentValue",
        "a date is given by month, by week, by quarter or by ordinalDay, not by two");
  }
  if (has_week) return WeekDateFromFields(fields, base);
  if (has_quarter) return QuarterDateFromFields(fields, base);
  if (has_ordinal) {
    std::optional<int64_t> base_year;
    if (base) base_year = ToCivil(base->days).year;
    return CheckedOrdinal(FieldOr(fields, "year", base_year, {}), *fields.Integer("ordinalDay"));
  }
  return CivilDateFromFields(fields, base);
}

graph::LocalTime TimeFromFields(const Fields& fields, std::optional<graph::LocalTime> base,
                                bool adds_fraction) {
  if (!base) {
    RequireWith(fields, "minute", "hour");
    RequireWith(fields, "second", "minute");
    for (std::string_view name : kFractionFieldNames) RequireWith(fields, name, "second");
  }
  const int64_t nanoseconds = base.value_or(graph::LocalTime{}).nanoseconds;
  const int64_t seconds = nanoseconds / kNanosPerSecond;
  int64_t fraction = nanoseconds % kNanosPerSecond;
  if (adds_fraction) {
    fraction += FractionFromFields(fields);
  } else if (fields.HasAny(kFractionFieldNames)) {
    fraction = FractionFromFields(fields);
  }
  return CheckedClock(FieldOr(fields, "hour", seconds / 3'600, {}),
                      FieldOr(fields, "minute", seconds / 60 % 60, {}),
                      FieldOr(fields, "second", seconds % 60, {}), fraction);
}

}  // namespace wenmai::query::temporal
