// The maps from which temporal values are made: `{year: 1984, week: 10, hour: 12, timezone:
// '+01:00'}`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "graph/value.h"
#include "query/temporal/zone.h"

namespace wenmai::query::temporal {

// A map whose keys have been checked. Refers to the map, which must outlive it.
class Fields {
 public:
  // Throws ArgumentError InvalidArgumentValue for a key that is not in `allowed`, or a null.
  Fields(const graph::Map& map, std::span<const std::string_view> allowed);

  bool Has(std::string_view name) const { return Find(name) != nullptr; }
  bool HasAny(std::span<const std::string_view> names) const;
  const graph::Value* Find(std::string_view name) const;
  // Throws ArgumentError InvalidArgumentType unless the field is an integer.
  std::optional<int64_t> Integer(std::string_view name) const;
  // The field `timezone`.
  std::optional<Zone> TimeZone() const;

 private:
  const graph::Map& map_;
};

// The names of fields, for Fields' `allowed`.
extern const std::span<const std::string_view> kDateFields;  // year, month, week …
extern const std::span<const std::string_view> kTimeFields;  // hour … nanosecond

// The day that `fields` name by calendar, week, quarter or ordinal day. What they leave open comes
// from `base` if there is one; else it is 1, but the year must be given, and no field without the
// next longer one. Throws ArgumentError.
graph::Date DateFromFields(const Fields& fields, std::optional<graph::Date> base);

// The time of day likewise; without a base, midnight. Fractions of a second replace those of
// `base`, or with `adds_fraction` are added to them: a time cut to milliseconds takes nanoseconds
// on top.
graph::LocalTime TimeFromFields(const Fields& fields, std::optional<graph::LocalTime> base,
                                bool adds_fraction = false);

}  // namespace wenmai::query::temporal
