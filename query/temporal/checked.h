// Days and times of day from fields that someone wrote. Each throws ArgumentError NumberOutOfRange,
// naming the field, for a field outside of its range.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/value.h"

namespace wenmai::query::temporal {

graph::Date CheckedCivil(int64_t year, int64_t month, int64_t day);
graph::Date CheckedWeek(int64_t week_year, int64_t week, int64_t weekday);
graph::Date CheckedOrdinal(int64_t year, int64_t day_of_year);
graph::Date CheckedQuarter(int64_t year, int64_t quarter, int64_t day_of_quarter);
graph::LocalTime CheckedClock(int64_t hour, int64_t minute, int64_t second, int64_t nanosecond);

// The same, for a day that was computed.
graph::Date CheckedDate(int64_t days);

void CheckField(std::string_view field, int64_t value, int64_t min, int64_t max);

}  // namespace wenmai::query::temporal
