// Temporal values from whatever a query gives: text, a map of fields, another temporal value.
//
//   date('2015-W30')    date({year: 1984, quarter: 3})    date(datetime)    date({date: d, day:
//   28})
#pragma once

#include <cstdint>

#include "graph/value.h"
#include "query/temporal/zone.h"

namespace wenmai::query::temporal {

// The moment that stands in for what is not given.
struct Clock {
  int64_t seconds = 0;  // UTC, since the epoch
  int32_t nanoseconds = 0;
  Zone zone;
};

// REQUIRES: `argument` is not null. Throw ArgumentError for what is no such value.
graph::Date MakeDate(const graph::Value& argument, const Clock& clock);
graph::LocalTime MakeLocalTime(const graph::Value& argument, const Clock& clock);
graph::Time MakeTime(const graph::Value& argument, const Clock& clock);
graph::LocalDateTime MakeLocalDateTime(const graph::Value& argument, const Clock& clock);
graph::DateTime MakeDateTime(const graph::Value& argument, const Clock& clock);
// From a map of parts (`{years: 1.5, days: -3}`), text, or a duration.
graph::Duration MakeDuration(const graph::Value& argument);

// A value of `kind` that shows the clock's moment. REQUIRES: a temporal kind, no duration.
graph::Value Now(graph::ValueKind kind, const Clock& clock);

}  // namespace wenmai::query::temporal
