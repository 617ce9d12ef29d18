// What the tests of the binder read: bound clauses, and errors.
#pragma once

#include <string>
#include <string_view>

#include "query/binder/binder.h"
#include "query/parser/parser.h"
#include "wenmai/error.h"

namespace wenmai::query {

// Knows one procedure: `test.proc(in :: INTEGER?) :: (a :: STRING?, b :: FLOAT?)`.
inline ProcedureRegistry TestProcedures() {
  Procedure procedure;
  procedure.name = "test.proc";
  procedure.inputs = {{"in", TypeBit(graph::ValueKind::kInteger), true, "INTEGER?"}};
  procedure.outputs = {{"a", TypeBit(graph::ValueKind::kString), true, "STRING?"},
                       {"b", TypeBit(graph::ValueKind::kFloat), true, "FLOAT?"}};
  ProcedureRegistry procedures;
  procedures.Register(std::move(procedure));
  return procedures;
}

inline BoundStatement BindText(std::string_view text) {
  return Bind(Parse(text, {}), TestProcedures());
}

// `kind: detail @line:column`, or `bound`.
inline std::string BindError(std::string_view text) {
  try {
    BindText(text);
  } catch (const Error& error) {
    return error.kind() + ": " + error.detail() + " @" + std::to_string(error.line()) + ":" +
           std::to_string(error.column());
  }
  return "bound";
}

template <typename Clause>
const Clause& ClauseAt(const BoundStatement& statement, size_t index) {
  return static_cast<const Clause&>(*statement.query.branches.at(0).clauses.at(index));
}

inline const std::string& NameOf(const BoundStatement& statement, VariableId id) {
  return statement.variables.entries.at(id).name;
}

}  // namespace wenmai::query
