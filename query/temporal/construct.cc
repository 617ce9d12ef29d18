#include "query/temporal/construct.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "query/expressions/errors.h"
#include "query/temporal/calendar.h"
#include "query/temporal/duration.h"
#include "query/temporal/fields.h"
#include "query/temporal/parse.h"
#include "query/temporal/select.h"

namespace wenmai::query::temporal {
namespace {

using graph::Value;
using graph::ValueKind;
using Names = std::vector<std::string_view>;

Names Allowed(std::initializer_list<std::span<const std::string_view>> groups,
              std::initializer_list<std::string_view> more) {
  Names names(more);
  for (const auto& group : groups) names.insert(names.end(), group.begin(), group.end());
  return names;
}

[[noreturn]] void Refuse(const Value& argument, std::string_view target) {
  throw ArgumentError("InvalidArgumentType", "no " + std::string(target) + " is made from " +
                                                 WithArticle(argument.kind()));
}

// `{timezone: 'Europe/Stockholm'}` alone asks for the present moment there.
std::optional<Clock> ClockElsewhere(const Value& argument, const Clock& clock) {
  if (argument.kind() != ValueKind::kMap || argument.map().size() != 1) return std::nullopt;
  const Value* name = argument.Find("timezone");
  if (name == nullptr || name->kind() != ValueKind::kString) return std::nullopt;
  return Clock{clock.seconds, clock.nanoseconds, ParseZone(name->string())};
}

graph::DateTime Moment(const Clock& clock) {
  return FromInstant(clock.seconds, clock.nanoseconds, clock.zone);
}

graph::LocalDateTime LocalDateTimeFromFields(const Fields& fields) {
  const Value* whole = fields.Find("datetime");
  const Value* date = fields.Find("date");
  const Value* time = fields.Find("time");
  return Join(DateFromFields(fields, SelectDate(date != nullptr ? date : whole)),
              TimeFromFields(fields, SelectTime(time != nullptr ? time : whole)));
}

// `{epochSeconds: 1, nanosecond: 5}`, `{epochMillis: 1000}`.
std::optional<graph::DateTime> DateTimeFromEpoch(const Fields& fields, const Zone& zone) {
  const auto seconds = fields.Integer("epochSeconds");
  const auto milliseconds = fields.Integer("epochMillis");
  if (!seconds && !milliseconds) return std::nullopt;
  const int64_t fraction = TimeFromFields(fields, graph::LocalTime{}).nanoseconds;
  const int64_t whole = seconds ? *seconds : FloorDivide(*milliseconds, 1'000);
  const int64_t extra = seconds ? 0 : FloorModulo(*milliseconds, 1'000) * 1'000'000;
  return CheckedDateTime(
      FromInstant(whole, static_cast<int32_t>(extra + fraction % 1'000'000), zone));
}

graph::DateTime DateTimeFromFields(const Fields& fields, const Clock& clock) {
  const auto zone = fields.TimeZone();
  if (const auto value = DateTimeFromEpoch(fields, zone.value_or(clock.zone))) return *value;
  const Value* time = fields.Find("time");
  const auto own_zone = SelectZone(time != nullptr ? time : fields.Find("datetime"));
  const graph::LocalDateTime local = LocalDateTimeFromFields(fields);
  if (!own_zone) return FromLocal(local, zone.value_or(clock.zone));
  const graph::DateTime value = FromLocal(local, *own_zone);
  return zone ? FromInstant(value.seconds, value.nanoseconds, *zone) : value;
}

graph::Time TimeFromFields(const Fields& fields, const Clock& clock) {
  const Value* base = fields.Find("time");
  const graph::LocalTime local = TimeFromFields(fields, SelectTime(base));
  const auto zone = fields.TimeZone();
  const int32_t zone_offset =
      FromInstant(clock.seconds, 0, zone.value_or(clock.zone)).offset_seconds;
  const auto own_offset = SelectOffset(base);
  if (!own_offset) return {local.nanoseconds, zone_offset};
  if (!zone) return {local.nanoseconds, *own_offset};
  const int64_t shift = (zone_offset - *own_offset) * kNanosPerSecond;
  return {FloorModulo(local.nanoseconds + shift, kNanosPerDay), zone_offset};
}

Amount PartOf(const graph::Map& map, size_t index) {
  const auto& [name, value] = map[index];
  if (value.kind() == ValueKind::kInteger) return {value.integer(), 0};
  if (value.kind() == ValueKind::kFloat) return ToAmount(value.floating());
  throw ArgumentError("InvalidArgumentType",
                      "the field " + name + " must be a number, not " + WithArticle(value.kind()));
}

graph::Duration DurationFromMap(const graph::Map& map) {
  DurationParts parts;
  const std::pair<std::string_view, Amount*> fields[] = {
      {"years", &parts.years},
      {"quarters", &parts.quarters},
      {"months", &parts.months},
      {"weeks", &parts.weeks},
      {"days", &parts.days},
      {"hours", &parts.hours},
      {"minutes", &parts.minutes},
      {"seconds", &parts.seconds},
      {"milliseconds", &parts.milliseconds},
      {"microseconds", &parts.microseconds},
      {"nanoseconds", &parts.nanoseconds},
  };
  for (size_t i = 0; i < map.size(); ++i) {
    Amount* part = nullptr;
    for (const auto& [name, target] : fields) {
      if (map[i].first == name) part = target;
    }
    if (part == nullptr) {
      throw ArgumentError("InvalidArgumentValue", "a duration has no field " + map[i].first);
    }
    *part = PartOf(map, i);
  }
  return MakeDuration(parts);
}

}  // namespace

graph::Date MakeDate(const Value& argument, const Clock& clock) {
  static const Names allowed = Allowed({kDateFields}, {"date", "datetime"});
  if (const auto elsewhere = ClockElsewhere(argument, clock)) {
    return DateOf(ToLocal(Moment(*elsewhere)));
  }
  if (argument.kind() == ValueKind::kString) return ParseDate(argument.string());
  if (argument.kind() == ValueKind::kMap) {
    const Fields fields(argument.map(), allowed);
    const Value* base = fields.Find("date");
    return DateFromFields(fields, SelectDate(base != nullptr ? base : fields.Find("datetime")));
  }
  if (!HasDate(argument.kind())) Refuse(argument, "date");
  return *SelectDate(&argument);
}

graph::LocalTime MakeLocalTime(const Value& argument, const Clock& clock) {
  static const Names allowed = Allowed({kTimeFields}, {"time", "datetime"});
  if (const auto elsewhere = ClockElsewhere(argument, clock)) {
    return TimeOf(ToLocal(Moment(*elsewhere)));
  }
  if (argument.kind() == ValueKind::kString) return ParseLocalTime(argument.string());
  if (argument.kind() == ValueKind::kMap) {
    const Fields fields(argument.map(), allowed);
    const Value* base = fields.Find("time");
    if (base == nullptr) base = fields.Find("datetime");
    if (base == nullptr) RequireField(fields, "hour");
    return TimeFromFields(fields, SelectTime(base));
  }
  if (!HasTime(argument.kind())) Refuse(argument, "local time");
  return *SelectTime(&argument);
}

graph::Time MakeTime(const Value& argument, const Clock& clock) {
  static const Names allowed = Allowed({kTimeFields}, {"time", "timezone"});
  if (const auto elsewhere = ClockElsewhere(argument, clock)) {
    return Now(ValueKind::kTime, *elsewhere).time();
  }
  if (argument.kind() == ValueKind::kString) {
    return ParseTime(argument.string(), clock.zone, clock.seconds);
  }
  if (argument.kind() == ValueKind::kMap) {
    const Fields fields(argument.map(), allowed);
    if (!fields.Has("time")) RequireField(fields, "hour");
    return TimeFromFields(fields, clock);
  }
  if (!HasTime(argument.kind())) Refuse(argument, "time");
  const auto own_offset = SelectOffset(&argument);
  const int32_t default_offset = Moment(clock).offset_seconds;
  return {SelectTime(&argument)->nanoseconds, own_offset.value_or(default_offset)};
}

graph::LocalDateTime MakeLocalDateTime(const Value& argument, const Clock& clock) {
  static const Names allowed = Allowed({kDateFields, kTimeFields}, {"date", "time", "datetime"});
  if (const auto elsewhere = ClockElsewhere(argument, clock)) return ToLocal(Moment(*elsewhere));
  if (argument.kind() == ValueKind::kString) return ParseLocalDateTime(argument.string());
  if (argument.kind() == ValueKind::kMap) {
    return LocalDateTimeFromFields(Fields(argument.map(), allowed));
  }
  if (!HasDate(argument.kind())) Refuse(argument, "local date-time");
  return Join(*SelectDate(&argument), SelectTime(&argument).value_or(graph::LocalTime{}));
}

graph::DateTime MakeDateTime(const Value& argument, const Clock& clock) {
  static const Names allowed =
      Allowed({kDateFields, kTimeFields},
              {"date", "time", "datetime", "timezone", "epochSeconds", "epochMillis"});
  if (const auto elsewhere = ClockElsewhere(argument, clock)) return Moment(*elsewhere);
  if (argument.kind() == ValueKind::kString) return ParseDateTime(argument.string(), clock.zone);
  if (argument.kind() == ValueKind::kMap) {
    return DateTimeFromFields(Fields(argument.map(), allowed), clock);
  }
  if (argument.kind() == ValueKind::kDateTime) return argument.date_time();
  if (!HasDate(argument.kind())) Refuse(argument, "date-time");
  return FromLocal(Join(*SelectDate(&argument), SelectTime(&argument).value_or(graph::LocalTime{})),
                   clock.zone);
}

graph::Duration MakeDuration(const Value& argument) {
  switch (argument.kind()) {
    case ValueKind::kString:
      return ParseDuration(argument.string());
    case ValueKind::kMap:
      return DurationFromMap(argument.map());
    case ValueKind::kDuration:
      return argument.duration();
    default:
      Refuse(argument, "duration");
  }
}

Value Now(ValueKind kind, const Clock& clock) {
  const graph::DateTime moment = Moment(clock);
  const graph::LocalDateTime local = ToLocal(moment);
  switch (kind) {
    case ValueKind::kDate:
      return Value::MakeDate(DateOf(local));
    case ValueKind::kLocalTime:
      return Value::MakeLocalTime(TimeOf(local));
    case ValueKind::kTime:
      return Value::MakeTime({TimeOf(local).nanoseconds, moment.offset_seconds});
    case ValueKind::kLocalDateTime:
      return Value::MakeLocalDateTime(local);
    default:
      return Value::MakeDateTime(moment);
  }
}

}  // namespace wenmai::query::temporal
