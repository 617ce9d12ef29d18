#include "query/temporal/zone.h"

#include <string>

#include "query/expressions/errors.h"
#include "query/temporal/calendar.h"
#include "query/temporal/checked.h"

namespace wenmai::query::temporal {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Two digits at `position`, or -1.
int TwoDigits(std::string_view text, size_t position) {
  if (position + 2 > text.size() || !IsDigit(text[position]) || !IsDigit(text[position + 1])) {
    return -1;
  }
  return (text[position] - '0') * 10 + (text[position + 1] - '0');
}

}  // namespace

std::optional<int32_t> ParseOffset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  int fields[3] = {0, 0, 0};
  size_t position = 1;
  for (int i = 0; i < 3 && position < text.size(); ++i) {
    if (i > 0 && text[position] == ':') ++position;
    fields[i] = TwoDigits(text, position);
    if (fields[i] < 0) return std::nullopt;
    position += 2;
  }
  const int32_t size = fields[0] * 3'600 + fields[1] * 60 + fields[2];
  if (position != text.size() || fields[1] > 59 || fields[2] > 59 || size > kOffsetSecondsMax) {
    return std::nullopt;
  }
  return text[0] == '-' ? -size : size;
}

Zone ParseZone(std::string_view text) {
  if (const auto offset = ParseOffset(text)) return {*offset, nullptr};
  if (auto rules = text::TimeZone::Find(text)) return {0, std::move(rules)};
  throw ArgumentError("InvalidArgumentValue",
                      "'" + std::string(text) + "' is neither an offset nor a time zone");
}

Zone ZoneOf(const graph::DateTime& value) {
  return {value.offset_seconds, value.zone.empty() ? nullptr : text::TimeZone::Find(value.zone)};
}

graph::DateTime FromLocal(const graph::LocalDateTime& local, const Zone& zone) {
  const int32_t offset =
      zone.rules ? zone.rules->OffsetAtLocal(local.seconds) : zone.offset_seconds;
  return FromInstant(local.seconds - offset, local.nanoseconds, zone);
}

graph::DateTime FromInstant(int64_t seconds, int32_t nanoseconds, const Zone& zone) {
  if (!zone.rules) return {seconds, nanoseconds, zone.offset_seconds, ""};
  return {seconds, nanoseconds, zone.rules->OffsetAt(seconds), zone.rules->name()};
}

graph::LocalDateTime ToLocal(const graph::DateTime& value) {
  return {value.seconds + value.offset_seconds, value.nanoseconds};
}

graph::LocalDateTime Join(graph::Date date, graph::LocalTime time) {
  return {date.days * kSecondsPerDay + time.nanoseconds / kNanosPerSecond,
          static_cast<int32_t>(time.nanoseconds % kNanosPerSecond)};
}

graph::Date DateOf(const graph::LocalDateTime& value) {
  return {FloorDivide(value.seconds, kSecondsPerDay)};
}

graph::LocalTime TimeOf(const graph::LocalDateTime& value) {
  return {FloorModulo(value.seconds, kSecondsPerDay) * kNanosPerSecond + value.nanoseconds};
}

}  // namespace wenmai::query::temporal
