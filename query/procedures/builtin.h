// The procedures that every engine has: what is in the graph, and what the language offers.
#pragma once

#include "query/procedures/procedure.h"

namespace wenmai::query {

// Registers db.labels, db.relationshipTypes, db.propertyKeys, dbms.components, those of
// fulltext.h and dijkstra.h, and db.indexes,
// db.constraints, dbms.procedures and dbms.functions, which also answer SHOW. *registry must outlive
// the procedures.
void RegisterBuiltinProcedures(ProcedureRegistry* registry);

// `name(input :: TYPE, …) :: (output :: TYPE, …)`.
std::string Signature(const Procedure& procedure);

}  // namespace wenmai::query
