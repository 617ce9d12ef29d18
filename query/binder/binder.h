// The door to the binder: names become variables, every compile-time error is raised, and each
// clause is reduced to the few shapes of bound_query.h. Needs no graph: labels, types and keys stay
// names.
#pragma once

#include "query/ast/statement.h"
#include "query/binder/bound_query.h"
#include "query/procedures/procedure.h"

namespace wenmai::query {

// Throws Error with openCypher's kind, phase `compile time` and detail, and line and column. The
// result does not refer to `statement`.
BoundStatement Bind(const ast::Statement& statement, const ProcedureRegistry& procedures);

}  // namespace wenmai::query
