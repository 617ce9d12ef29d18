// Temporal values as ISO 8601 text, as openCypher prints them: `2015-07-21`, `21:40:32.142`,
// `2015-07-21T21:40+02:00[Europe/Stockholm]`, `P1Y2M3DT4H5M6.7S`. What Parse… reads.
#pragma once

#include <string>

#include "graph/value.h"

namespace wenmai::query::temporal {

// Four digits, more only with a sign: `0028`, `+12345`, `-0001`.
std::string FormatDate(graph::Date date);
// Seconds only where they or their fraction are not zero.
std::string FormatLocalTime(graph::LocalTime time);
std::string FormatOffset(int32_t offset_seconds);  // `Z`, `+01:00`, `+00:53:28`
std::string FormatDuration(const graph::Duration& duration);

// REQUIRES: a temporal value.
std::string Format(const graph::Value& value);

}  // namespace wenmai::query::temporal
