// The parts of one temporal value that another is made from. A null pointer selects nothing; a
// value without the part throws ArgumentError InvalidArgumentType.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/value.h"
#include "query/temporal/fields.h"
#include "query/temporal/zone.h"

namespace wenmai::query::temporal {

bool HasDate(graph::ValueKind kind);
bool HasTime(graph::ValueKind kind);

std::optional<graph::Date> SelectDate(const graph::Value* value);
// A date has no time of day: nullopt.
std::optional<graph::LocalTime> SelectTime(const graph::Value* value);
// nullopt where the value has no zone.
std::optional<Zone> SelectZone(const graph::Value* value);
std::optional<int32_t> SelectOffset(const graph::Value* value);

// Throws ArgumentError InvalidArgumentValue if the field is missing.
void RequireField(const Fields& fields, std::string_view name);

// Throws ArgumentError NumberOutOfRange past the years ±999,999,999.
graph::DateTime CheckedDateTime(graph::DateTime value);

}  // namespace wenmai::query::temporal
