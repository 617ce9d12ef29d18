// Commands on the schema: indexes and constraints made and dropped.
#pragma once

#include <string>
#include <vector>

#include "graph/graph.h"
#include "query/expressions/expression.h"

namespace wenmai::query {

enum class SchemaCommandKind : uint8_t {
  kCreateIndex,
  kCreateConstraint,
  kDropIndex,
  kDropConstraint,
};
enum class IndexKind : uint8_t { kRange, kFullText };
// kKey is unique and present at once.
enum class ConstraintKind : uint8_t { kUnique, kExists, kKey, kType };

struct SchemaCommand {
  SchemaCommandKind kind = SchemaCommandKind::kCreateIndex;
  std::string name;  // may be empty when creating: the engine then names it
  bool is_lenient = false;  // IF NOT EXISTS, IF EXISTS
  SourcePlace place;

  // What a creating command says.
  graph::EntityKind entity = graph::EntityKind::kNode;
  std::vector<std::string> names;       // labels, or relationship types; several only for full text
  std::vector<std::string> properties;  // in order
  IndexKind index = IndexKind::kRange;
  ConstraintKind constraint = ConstraintKind::kUnique;
  TypeSet types = kAnyType;  // kType
  std::string type_name;     // kType, as written
};

}  // namespace wenmai::query
