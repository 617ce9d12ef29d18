#include "query/procedures/builtin.h"

#include "graph/schema.h"
#include "query/expressions/evaluation_context.h"
#include "query/functions/function.h"

namespace wenmai::query {

namespace {

using graph::ValueKind;
using Emit = std::function<void(std::vector<Value>)>;

ProcedureField StringField(std::string name) {
  return {std::move(name), TypeBit(ValueKind::kString), false, "STRING"};
}

// A procedure without inputs that gives one string a row.
Procedure NameList(std::string name, std::string column,
                   std::vector<std::string> (graph::View::*names)() const) {
  Procedure procedure;
  procedure.name = std::move(name);
  procedure.outputs = {StringField(std::move(column))};
  procedure.body = [names](std::span<const Value>, EvaluationContext& context, const Emit& emit) {
    for (const std::string& text : (context.view->*names)()) emit({Value::String(text)});
  };
  return procedure;
}

Procedure Components() {
  Procedure procedure;
  procedure.name = "dbms.components";
  procedure.outputs = {StringField("name"),
                       {"versions", TypeBit(ValueKind::kList), false, "LIST<STRING>"},
                       StringField("edition")};
  procedure.body = [](std::span<const Value>, EvaluationContext&, const Emit& emit) {
    emit({Value::String("wenmai"), Value::MakeList({Value::String("0.1.0")}),
          Value::String("embedded")});
  };
  return procedure;
}

Procedure Procedures(const ProcedureRegistry* registry) {
  Procedure procedure;
  procedure.name = "dbms.procedures";
  procedure.outputs = {StringField("name"), StringField("signature")};
  procedure.body = [registry](std::span<const Value>, EvaluationContext&, const Emit& emit) {
    for (const auto& entry : registry->All()) {
      emit({Value::String(entry->name), Value::String(Signature(*entry))});
    }
  };
  return procedure;
}

Procedure Functions() {
  Procedure procedure;
  procedure.name = "dbms.functions";
  procedure.outputs = {StringField("name"),
                       StringField("signature"),
                       StringField("description"),
                       {"aggregating", TypeBit(ValueKind::kBoolean), false, "BOOLEAN"}};
  procedure.body = [](std::span<const Value>, EvaluationContext&, const Emit& emit) {
    for (const Function* function : AllFunctions()) {
      emit({Value::String(function->name), Value::String(function->signature),
            Value::String(function->description), Value::Boolean(false)});
    }
    for (const AggregateFunction* function : AllAggregateFunctions()) {
      emit({Value::String(function->name), Value::String(function->signature),
            Value::String(function->description), Value::Boolean(true)});
    }
  };
  return procedure;
}

ProcedureField ListField(std::string name) {
  return {std::move(name), TypeBit(ValueKind::kList), false, "LIST<STRING>"};
}

// The label, or relationship type, that an index or constraint is about.
template <typename Definition>
Value LabelOf(const Definition& definition, const graph::View& view) {
  return Value::String(definition.entity == graph::EntityKind::kNode
                           ? view.LabelName(definition.label)
                           : view.TypeName(definition.label));
}

template <typename Definition>
Value EntityOf(const Definition& definition) {
  return Value::String(definition.entity == graph::EntityKind::kNode ? "NODE" : "RELATIONSHIP");
}

Procedure Indexes() {
  Procedure procedure;
  procedure.name = "db.indexes";
  procedure.outputs = {StringField("name"), StringField("type"), StringField("entityType"),
                       StringField("labelOrType"), ListField("properties"),
                       {"unique", TypeBit(ValueKind::kBoolean), false, "BOOLEAN"}};
  procedure.body = [](std::span<const Value>, EvaluationContext& context, const Emit& emit) {
    const graph::View& view = *context.view;
    for (const graph::IndexDefinition& index : view.GetSchema().indexes) {
      graph::List keys;
      for (graph::KeyId key : index.keys) keys.push_back(Value::String(view.KeyName(key)));
      emit({Value::String(index.name), Value::String("RANGE"), EntityOf(index),
            LabelOf(index, view), Value::MakeList(std::move(keys)),
            Value::Boolean(index.is_unique)});
    }
  };
  return procedure;
}

Procedure Constraints() {
  Procedure procedure;
  procedure.name = "db.constraints";
  procedure.outputs = {StringField("name"), StringField("type"), StringField("entityType"),
                       StringField("labelOrType"), ListField("properties")};
  procedure.body = [](std::span<const Value>, EvaluationContext& context, const Emit& emit) {
    const graph::View& view = *context.view;
    for (const graph::IndexDefinition& index : view.GetSchema().indexes) {
      if (!index.is_unique) continue;
      graph::List keys;
      for (graph::KeyId key : index.keys) keys.push_back(Value::String(view.KeyName(key)));
      emit({Value::String(index.name), Value::String("UNIQUENESS"), EntityOf(index),
            LabelOf(index, view), Value::MakeList(std::move(keys))});
    }
    for (const graph::ConstraintDefinition& constraint : view.GetSchema().constraints) {
      const bool is_existence = constraint.kind == graph::ConstraintDefinition::Kind::kExists;
      emit({Value::String(constraint.name),
            Value::String(is_existence ? "EXISTENCE" : "PROPERTY_TYPE"), EntityOf(constraint),
            LabelOf(constraint, view),
            Value::MakeList({Value::String(view.KeyName(constraint.key))})});
    }
  };
  return procedure;
}

std::string FieldsText(const std::vector<ProcedureField>& fields) {
  std::string text;
  for (const ProcedureField& field : fields) {
    if (!text.empty()) text += ", ";
    text += field.name + " :: " + field.type_name;
  }
  return text;
}

}  // namespace

void RegisterBuiltinProcedures(ProcedureRegistry* registry) {
  registry->Register(NameList("db.labels", "label", &graph::View::LabelNames));
  registry->Register(
      NameList("db.relationshipTypes", "relationshipType", &graph::View::TypeNames));
  registry->Register(NameList("db.propertyKeys", "propertyKey", &graph::View::KeyNames));
  registry->Register(Indexes());
  registry->Register(Constraints());
  registry->Register(Components());
  registry->Register(Procedures(registry));
  registry->Register(Functions());
}

std::string Signature(const Procedure& procedure) {
  return procedure.name + "(" + FieldsText(procedure.inputs) + ") :: (" +
         FieldsText(procedure.outputs) + ")";
}

}  // namespace wenmai::query
