#include "query/procedures/builtin.h"

#include "graph/schema.h"
#include "query/expressions/evaluation_context.h"
#include "query/functions/function.h"
#include "query/procedures/dijkstra.h"
#include "query/procedures/fulltext.h"

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
Value LabelOf(const Definition& definition, uint32_t label, const graph::View& view) {
  return Value::String(definition.entity == graph::EntityKind::kNode ? view.LabelName(label)
                                                                     : view.TypeName(label));
}

Value KeysOf(const std::vector<graph::KeyId>& keys, const graph::View& view) {
  graph::List names;
  for (const graph::KeyId key : keys) names.push_back(Value::String(view.KeyName(key)));
  return Value::MakeList(std::move(names));
}

template <typename Definition>
Value EntityOf(const Definition& definition) {
  return Value::String(definition.entity == graph::EntityKind::kNode ? "NODE" : "RELATIONSHIP");
}

Procedure Indexes() {
  Procedure procedure;
  procedure.name = "db.indexes";
  procedure.outputs = {StringField("name"), StringField("type"), StringField("entityType"),
                       ListField("labelsOrTypes"), ListField("properties"),
                       {"unique", TypeBit(ValueKind::kBoolean), false, "BOOLEAN"},
                       StringField("state")};
  procedure.body = [](std::span<const Value>, EvaluationContext& context, const Emit& emit) {
    const graph::View& view = *context.view;
    const Value state = Value::String("ONLINE");  // an index is filled by the statement that makes it
    for (const graph::IndexDefinition& index : view.GetSchema().indexes) {
      emit({Value::String(index.name), Value::String("RANGE"), EntityOf(index),
            Value::MakeList({LabelOf(index, index.label, view)}), KeysOf(index.keys, view),
            Value::Boolean(index.is_unique), state});
    }
    for (const graph::FullTextDefinition& index : view.GetSchema().full_text_indexes) {
      graph::List labels;
      for (const uint32_t label : index.labels) labels.push_back(LabelOf(index, label, view));
      emit({Value::String(index.name), Value::String("FULLTEXT"), EntityOf(index),
            Value::MakeList(std::move(labels)), KeysOf(index.keys, view), Value::Boolean(false), state});
    }
  };
  return procedure;
}

Procedure Constraints() {
  Procedure procedure;
  procedure.name = "db.constraints";
  procedure.outputs = {StringField("name"), StringField("type"), StringField("entityType"),
                       ListField("labelsOrTypes"), ListField("properties")};
  procedure.body = [](std::span<const Value>, EvaluationContext& context, const Emit& emit) {
    const graph::View& view = *context.view;
    for (const graph::IndexDefinition& index : view.GetSchema().indexes) {
      if (!index.is_unique) continue;
      const bool is_node = index.entity == graph::EntityKind::kNode;
      const char* key = is_node ? "NODE_KEY" : "RELATIONSHIP_KEY";
      emit({Value::String(index.name), Value::String(index.is_key ? key : "UNIQUENESS"),
            EntityOf(index), Value::MakeList({LabelOf(index, index.label, view)}),
            KeysOf(index.keys, view)});
    }
    for (const graph::ConstraintDefinition& constraint : view.GetSchema().constraints) {
      const bool is_existence = constraint.kind == graph::ConstraintDefinition::Kind::kExists;
      emit({Value::String(constraint.name),
            Value::String(is_existence ? "EXISTENCE" : "PROPERTY_TYPE"), EntityOf(constraint),
            Value::MakeList({LabelOf(constraint, constraint.label, view)}),
            KeysOf({constraint.key}, view)});
    }
  };
  return procedure;
}

std::string FieldsText(const std::vector<ProcedureField>& fields) {
  std::string text;
  for (const ProcedureField& field : fields) {
    if (!text.empty()) text += ", ";
    text += field.name + (field.is_optional ? " = null" : "") + " :: " + field.type_name;
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
  for (Procedure& procedure : FullTextProcedures()) registry->Register(std::move(procedure));
  registry->Register(DijkstraProcedure());
  registry->Register(Components());
  registry->Register(Procedures(registry));
  registry->Register(Functions());
}

std::string Signature(const Procedure& procedure) {
  return procedure.name + "(" + FieldsText(procedure.inputs) + ") :: (" +
         FieldsText(procedure.outputs) + ")";
}

}  // namespace wenmai::query
