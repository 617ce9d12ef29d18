// A whole statement: a query, or a command on the schema.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/ast/clause.h"
#include "query/binder/bound_query.h"
#include "query/binder/schema_command.h"

namespace wenmai::query::ast {

struct Statement {
  StatementMode mode = StatementMode::kRun;
  std::unique_ptr<Query> query;  // null for a schema command
  std::shared_ptr<const SchemaCommand> schema;
  std::string text;  // spans point into it
};

}  // namespace wenmai::query::ast
