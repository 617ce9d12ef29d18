// What the columns of a CSV file are: the header style of the field's bulk importers.
//
//   column := name? ':' role | name (':' type '[]'?)?
//   role   := 'ID' space? | 'LABEL' | 'START_ID' space? | 'END_ID' space? | 'TYPE' | 'IGNORE'
//   space  := '(' name ')'                  ids are unique within their space; without one,
//   together type   := 'STRING' | 'INT' | 'LONG' | 'FLOAT' | 'DOUBLE' | 'BOOLEAN' | 'DATE' |
//   'DATETIME' | …
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/import/csv_rows.h"
#include "graph/graph.h"

namespace wenmai::api {

enum class CsvType {
  kString,
  kInteger,
  kFloat,
  kBoolean,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
};

// `DOUBLE`, as headers write it.
std::string_view CsvTypeName(CsvType type);

struct CsvColumn {
  enum class Role { kProperty, kId, kLabel, kStart, kEnd, kType, kIgnore };

  Role role = Role::kProperty;
  std::string name;  // of the property; of an id that is not kept: empty
  CsvType type = CsvType::kString;
  bool is_array = false;
  std::string id_space;
};

// Throws Error{kInvalidArgument} naming the column that cannot be, or is missing.
std::vector<CsvColumn> ParseCsvHeader(graph::EntityKind kind, const std::vector<CsvField>& fields);

}  // namespace wenmai::api
