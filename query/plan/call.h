// Operators whose rows come from outside the graph's patterns.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"
#include "query/procedures/procedure.h"

namespace wenmai::query {

class LogicalProcedureCall : public LogicalNode<LogicalProcedureCall, LogicalKind::kProcedureCall> {
 public:
  std::shared_ptr<const Procedure> procedure;
  std::vector<ExpressionPtr> arguments;
  std::vector<std::pair<uint32_t, VariableId>> yields;  // output of the procedure → variable

  VariableSet Introduces() const override {
    std::vector<VariableId> result;
    for (const auto& [output, variable] : yields) result.push_back(variable);
    return MakeSet(result);
  }
  VariableSet Reads() const override { return VariablesOf(arguments); }
  std::string Describe(const VariableTable&) const override {
    return "ProcedureCall " + procedure->name + "(" + TextOf(arguments, ", ") + ")";
  }
};

class LogicalLoadCsv : public LogicalNode<LogicalLoadCsv, LogicalKind::kLoadCsv> {
 public:
  bool with_headers = false;
  ExpressionPtr url;
  std::string field_terminator;
  VariableId variable = 0;

  VariableSet Introduces() const override { return {variable}; }
  VariableSet Reads() const override { return VariablesOf(url); }
  std::string Describe(const VariableTable& names) const override {
    return "LoadCsv " + url->ToString() + " AS " + NamesOf(names, {variable});
  }
};

}  // namespace wenmai::query
