// Temporal values from ISO 8601 text, extended (`2015-07-21T21:40`) or basic (`20150721T2140`).
// Each throws ArgumentError InvalidArgumentValue for text that is none, NumberOutOfRange for a
// field outside of its range.
#pragma once

#include <string_view>

#include "graph/value.h"
#include "query/temporal/zone.h"

namespace wenmai::query::temporal {

// Calendar (`2015-07-21`, `2015-07`, `2015`), week (`2015-W30-2`), quarter (`2015-Q3-21`) and
// ordinal dates (`2015-202`). Years of more than four digits need a sign.
graph::Date ParseDate(std::string_view text);

graph::LocalTime ParseLocalTime(std::string_view text);
// A time without an offset takes that of `default_zone` at `now`.
graph::Time ParseTime(std::string_view text, const Zone& default_zone, int64_t now);

// A date alone means its midnight.
graph::LocalDateTime ParseLocalDateTime(std::string_view text);
// `…+02:00[Europe/Stockholm]`, `…[Europe/London]`, `…+0100`, or nothing: then `default_zone`.
graph::DateTime ParseDateTime(std::string_view text, const Zone& default_zone);

// `P1Y2M3W4DT5H6M7.8S`, any part with a sign or a fraction, or `P2012-02-02T14:37:21.545`.
graph::Duration ParseDuration(std::string_view text);

}  // namespace wenmai::query::temporal
