// Durations added to and measured between points in time.
#pragma once

#include "graph/value.h"
#include "query/temporal/duration.h"

namespace wenmai::query::temporal {

// `temporal + duration`: months first, the day cut to the month, then days, then seconds. A date
// takes whole days of the seconds only; a time of day wraps around midnight and takes seconds only.
// Throws ArgumentError NumberOutOfRange past the years ±999,999,999. REQUIRES: a temporal value, no
// duration.
graph::Value AddDuration(const graph::Value& temporal, const graph::Duration& duration);

// From `from` to `to`, negative if `to` is earlier. Where one lacks a date, a time of day or a zone
// it borrows the other's; a date's missing time is midnight. REQUIRES: temporal values, no
// durations.
graph::Duration Between(const graph::Value& from, const graph::Value& to);
// The same in whole months, whole days, seconds. Without two dates there are no months and days.
graph::Duration BetweenInMonths(const graph::Value& from, const graph::Value& to);
graph::Duration BetweenInDays(const graph::Value& from, const graph::Value& to);
graph::Duration BetweenInSeconds(const graph::Value& from, const graph::Value& to);

}  // namespace wenmai::query::temporal
