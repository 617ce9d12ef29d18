// openCypher's temporal values as plain data. Their ISO 8601 text is ToString(Value)'s
// (wenmai/value.h); arithmetic is the query language's.
#pragma once

#include <cstdint>
#include <string>

namespace wenmai {

// Days since 1970-01-01, proleptic Gregorian; years within ±999,999,999.
struct Date {
  int64_t days = 0;
  bool operator==(const Date&) const = default;
};

struct LocalTime {
  int64_t nanoseconds = 0;  // since midnight
  bool operator==(const LocalTime&) const = default;
};

struct Time {
  int64_t nanoseconds = 0;     // since local midnight
  int32_t offset_seconds = 0;  // east of UTC
  bool operator==(const Time&) const = default;
};

struct LocalDateTime {
  int64_t seconds = 0;      // since 1970-01-01T00:00, local
  int32_t nanoseconds = 0;  // 0 to 999,999,999
  bool operator==(const LocalDateTime&) const = default;
};

struct DateTime {
  int64_t seconds = 0;         // since the epoch, UTC
  int32_t nanoseconds = 0;     // 0 to 999,999,999
  int32_t offset_seconds = 0;  // east of UTC, at this instant
  std::string zone;            // IANA name, empty where only an offset was given
  bool operator==(const DateTime&) const = default;
};

// Months, days and seconds are kept apart, as a month and a day have no fixed length.
struct Duration {
  int64_t months = 0, days = 0, seconds = 0;
  int32_t nanoseconds = 0;  // 0 to 999,999,999: -0.5 s is seconds -1, nanoseconds 500,000,000
  bool operator==(const Duration&) const = default;
};

}  // namespace wenmai
