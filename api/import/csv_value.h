// The text of a CSV field as a value of its column's type.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "api/import/csv_header.h"
#include "graph/value.h"

namespace wenmai::api {

// Null for a field without value. Throws Error{kInvalidArgument} naming column and text if the text
// is none of the type.
//
// The elements of an array are separated by semicolons; a backslash makes a semicolon, or a
// backslash, that follows it part of the element. An empty text is an empty array, a single
// backslash one with an empty text.
graph::Value ParseCsvValue(const CsvColumn& column, const CsvField& field);

// `-17`, but not `007` or `+1`: an integer written the one way there is.
std::optional<int64_t> ParseCanonicalInteger(std::string_view text);

}  // namespace wenmai::api
