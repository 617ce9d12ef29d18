#include "query/temporal/select.h"

#include <string>
#include <utility>

#include "query/expressions/errors.h"
#include "query/temporal/calendar.h"
#include "query/temporal/checked.h"

namespace wenmai::query::temporal {

using graph::Value;
using graph::ValueKind;

bool HasDate(ValueKind kind) {
  return kind == ValueKind::kDate || kind == ValueKind::kLocalDateTime ||
         kind == ValueKind::kDateTime;
}

bool HasTime(ValueKind kind) {
  return kind == ValueKind::kLocalTime || kind == ValueKind::kTime ||
         kind == ValueKind::kLocalDateTime || kind == ValueKind::kDateTime;
}

std::optional<graph::Date> SelectDate(const Value* value) {
  if (value == nullptr) return std::nullopt;
  switch (value->kind()) {
    case ValueKind::kDate:
      return value->date();
    case ValueKind::kLocalDateTime:
      return DateOf(value->local_date_time());
    case ValueKind::kDateTime:
      return DateOf(ToLocal(value->date_time()));
    default:
      throw ArgumentError("InvalidArgumentType", WithArticle(value->kind()) + " has no date");
  }
}

std::optional<graph::LocalTime> SelectTime(const Value* value) {
  if (value == nullptr) return std::nullopt;
  switch (value->kind()) {
    case ValueKind::kDate:
      return std::nullopt;
    case ValueKind::kLocalTime:
      return value->local_time();
    case ValueKind::kTime:
      return graph::LocalTime{value->time().nanoseconds};
    case ValueKind::kLocalDateTime:
      return TimeOf(value->local_date_time());
    case ValueKind::kDateTime:
      return TimeOf(ToLocal(value->date_time()));
    default:
      throw ArgumentError("InvalidArgumentType",
                          WithArticle(value->kind()) + " has no time of day");
  }
}

std::optional<Zone> SelectZone(const Value* value) {
  if (value == nullptr) return std::nullopt;
  if (value->kind() == ValueKind::kTime) return Zone{value->time().offset_seconds, nullptr};
  if (value->kind() == ValueKind::kDateTime) return ZoneOf(value->date_time());
  return std::nullopt;
}

std::optional<int32_t> SelectOffset(const Value* value) {
  if (value == nullptr) return std::nullopt;
  if (value->kind() == ValueKind::kTime) return value->time().offset_seconds;
  if (value->kind() == ValueKind::kDateTime) return value->date_time().offset_seconds;
  return std::nullopt;
}

void RequireField(const Fields& fields, std::string_view name) {
  if (fields.Has(name)) return;
  throw ArgumentError("InvalidArgumentValue", std::string(name) + " must be given");
}

graph::DateTime CheckedDateTime(graph::DateTime value) {
  CheckedDate(FloorDivide(value.seconds, kSecondsPerDay));
  return value;
}

}  // namespace wenmai::query::temporal
