// Dates as articles write them.
#pragma once

#include <optional>
#include <string_view>

#include "graph/value.h"

namespace wenmai::ingest {

// The first date in `text` that states year, month and day: `2024-12-09 07:30`, `2025/1/2`,
// `2025年11月25日`, `20250817`, `Nov 5, 2025`, `5 November 2025`.
std::optional<graph::Date> ParseDate(std::u32string_view text);

struct FoundDate {
  graph::Date date;
  size_t begin = 0;  // where it stands
};
std::optional<FoundDate> FindDate(std::u32string_view text);

}  // namespace wenmai::ingest
