// Procedures: what CALL names. Built-in ones (db.labels …) are registered by the engine; an embedder
// may register more before preparing queries.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/expressions/expression.h"

namespace wenmai::query {

struct ProcedureField {
  std::string name;
  TypeSet types = kAnyType;
  bool is_nullable = true;
  std::string type_name;  // `INTEGER?`
  bool is_optional = false;  // of inputs: may be left out, and is null then; none but such follow
};

class Procedure {
 public:
  std::string name;
  std::vector<ProcedureField> inputs;
  std::vector<ProcedureField> outputs;  // empty: a void procedure
  // Emits rows in order of `outputs` through `emit`.
  std::function<void(std::span<const Value> arguments, EvaluationContext& context,
                     const std::function<void(std::vector<Value>)>& emit)>
      body;
};

class ProcedureRegistry {
 public:
  void Register(Procedure procedure);  // replaces one of the same name
  std::shared_ptr<const Procedure> Find(std::string_view name) const;  // nullptr where there is none
  std::vector<std::shared_ptr<const Procedure>> All() const;

 private:
  std::vector<std::shared_ptr<const Procedure>> procedures_;
};

}  // namespace wenmai::query
