#include "query/schema_runner.h"

#include "graph/schema.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

class SchemaRunner {
 public:
  SchemaRunner(const SchemaCommand& command, graph::Transaction* transaction)
      : command_(command), transaction_(*transaction) {}

  UpdateCounters Run() {
    switch (command_.kind) {
      case SchemaCommandKind::kCreateIndex: CreateIndex(false); break;
      case SchemaCommandKind::kCreateConstraint: CreateConstraint(); break;
      case SchemaCommandKind::kDropIndex: DropIndex(false); break;
      case SchemaCommandKind::kDropConstraint: DropConstraint(); break;
    }
    return counters_;
  }

 private:
  void CreateIndex(bool is_unique);
  void CreateConstraint();
  void CreateElementConstraint(graph::ConstraintDefinition::Kind kind);
  void DropIndex(bool is_unique);
  void DropConstraint();
  uint32_t LabelId() {
    const std::string& name = command_.names.front();
    return command_.entity == graph::EntityKind::kNode ? transaction_.InternLabel(name)
                                                       : transaction_.InternType(name);
  }
  [[noreturn]] void ThrowUnsupported(const std::string& what) const {
    throw Error(ErrorCode::kUnsupported, what).At(command_.place.line, command_.place.column);
  }
  [[noreturn]] void ThrowMissing(const char* what) const {
    throw Error(ErrorCode::kNotFound, std::string("there is no ") + what + " " + command_.name)
        .At(command_.place.line, command_.place.column);
  }

  const SchemaCommand& command_;
  graph::Transaction& transaction_;
  UpdateCounters counters_;
};

void SchemaRunner::CreateIndex(bool is_unique) {
  if (command_.index == IndexKind::kFullText) ThrowUnsupported("full-text indexes are not supported");
  graph::IndexDefinition definition;
  definition.name = command_.name;
  definition.entity = command_.entity;
  definition.label = LabelId();
  definition.is_unique = is_unique;
  for (const std::string& property : command_.properties) {
    definition.keys.push_back(transaction_.InternKey(property));
  }
  try {
    transaction_.CreateIndex(std::move(definition));
    ++(is_unique ? counters_.constraints_added : counters_.indexes_added);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kExists || !command_.is_lenient) throw;
  }
}

void SchemaRunner::CreateConstraint() {
  switch (command_.constraint) {
    case ConstraintKind::kUnique: return CreateIndex(true);
    case ConstraintKind::kExists:
      return CreateElementConstraint(graph::ConstraintDefinition::Kind::kExists);
    case ConstraintKind::kType:
      return CreateElementConstraint(graph::ConstraintDefinition::Kind::kType);
    case ConstraintKind::kKey:
      ThrowUnsupported("KEY constraints are not supported; use UNIQUE and NOT NULL");
  }
}

void SchemaRunner::CreateElementConstraint(graph::ConstraintDefinition::Kind kind) {
  if (command_.properties.size() != 1) {
    ThrowUnsupported("this kind of constraint is on one property");
  }
  graph::ConstraintDefinition definition;
  definition.name = command_.name;
  definition.kind = kind;
  definition.entity = command_.entity;
  definition.label = LabelId();
  definition.key = transaction_.InternKey(command_.properties.front());
  if (kind == graph::ConstraintDefinition::Kind::kType) {
    for (int k = 0; k < 16; ++k) {
      const auto type = static_cast<graph::ValueKind>(k);
      if (type == graph::ValueKind::kNull || command_.types != TypeBit(type)) continue;
      definition.type = type;
    }
    if (definition.type == graph::ValueKind::kNull) {
      ThrowUnsupported("a type constraint names one type, not " + command_.type_name);
    }
  }
  try {
    transaction_.CreateConstraint(std::move(definition));
    ++counters_.constraints_added;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kExists || !command_.is_lenient) throw;
  }
}

void SchemaRunner::DropIndex(bool is_unique) {
  for (const graph::IndexDefinition& index : transaction_.GetSchema().indexes) {
    if (index.name != command_.name || index.is_unique != is_unique) continue;
    transaction_.DropIndex(index.id);
    ++(is_unique ? counters_.constraints_removed : counters_.indexes_removed);
    return;
  }
  if (!command_.is_lenient) ThrowMissing(is_unique ? "constraint" : "index");
}

// A uniqueness constraint is a unique index of the store.
void SchemaRunner::DropConstraint() {
  for (const graph::ConstraintDefinition& constraint : transaction_.GetSchema().constraints) {
    if (constraint.name != command_.name) continue;
    transaction_.DropConstraint(constraint.id);
    ++counters_.constraints_removed;
    return;
  }
  DropIndex(true);
}

}  // namespace

UpdateCounters RunSchemaCommand(const SchemaCommand& command, graph::Transaction* transaction) {
  const size_t mark = transaction->Mark();
  try {
    return SchemaRunner(command, transaction).Run();
  } catch (...) {
    transaction->RollbackTo(mark);
    throw;
  }
}

}  // namespace wenmai::query
