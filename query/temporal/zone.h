// Time zones as openCypher writes them, and the passage between local readings and instants.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "graph/value.h"
#include "text/time_zone.h"

namespace wenmai::query::temporal {

// A fixed offset from UTC, or an IANA zone.
struct Zone {
  int32_t offset_seconds = 0;                   // where `rules` is null
  std::shared_ptr<const text::TimeZone> rules;  // null for a fixed offset
};

constexpr int32_t kOffsetSecondsMax = 18 * 3'600;

// `Z`, `+01:00`, `-0230`, `+02:05:59`, `Europe/Stockholm`. Throws ArgumentError for anything else.
Zone ParseZone(std::string_view text);
// The offset alone; nullopt if `text` is none.
std::optional<int32_t> ParseOffset(std::string_view text);

Zone ZoneOf(const graph::DateTime& value);

// The instant at which clocks in `zone` show `local`.
graph::DateTime FromLocal(const graph::LocalDateTime& local, const Zone& zone);
// The same instant, seen from `zone`. REQUIRES: 0 <= nanoseconds < 1,000,000,000.
graph::DateTime FromInstant(int64_t seconds, int32_t nanoseconds, const Zone& zone);
graph::LocalDateTime ToLocal(const graph::DateTime& value);

// A day and a time of day, and back.
graph::LocalDateTime Join(graph::Date date, graph::LocalTime time);
graph::Date DateOf(const graph::LocalDateTime& value);
graph::LocalTime TimeOf(const graph::LocalDateTime& value);

}  // namespace wenmai::query::temporal
