// The truncate functions: `date.truncate('week', d, {dayOfWeek: 2})`.
#pragma once

#include <string_view>

#include "graph/value.h"
#include "query/temporal/construct.h"

namespace wenmai::query::temporal {

// Cuts `value` to `unit` (millennium, century, decade, year, weekYear, quarter, month, week, day,
// hour, minute, second, millisecond, microsecond), makes a value of `kind` of it and sets `fields`
// on it. Throws ArgumentError for an unknown unit, for a unit of dates where `value` is a time of
// day, and for fields as the constructors do. REQUIRES: a temporal kind and value, no durations.
graph::Value Truncate(graph::ValueKind kind, std::string_view unit, const graph::Value& value,
                      const graph::Map& fields, const Clock& clock);

}  // namespace wenmai::query::temporal
