#include "query/schema_runner.h"

#include "graph/schema.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

class SchemaRunner {
 public:
  SchemaRunner(const SchemaCommand& command, graph::Transaction* transaction, bool is_alone,
               const std::function<void(double)>& report)
      : command_(command), transaction_(*transaction), is_alone_(is_alone), report_(report) {}

  UpdateCounters Run() {
    switch (command_.kind) {
      case SchemaCommandKind::kCreateIndex:
        command_.index == IndexKind::kFullText ? CreateFullTextIndex()
                                               : CreateIndex(Uniqueness::kNone);
        break;
      case SchemaCommandKind::kCreateConstraint: CreateConstraint(); break;
      case SchemaCommandKind::kDropIndex: DropIndex(false); break;
      case SchemaCommandKind::kDropConstraint: DropConstraint(); break;
    }
    return counters_;
  }

 private:
  enum class Uniqueness : uint8_t { kNone, kUnique, kKey };
  void CreateIndex(Uniqueness uniqueness);
  void CreateFullTextIndex();
  void CreateConstraint();
  void CreateElementConstraint(graph::ConstraintDefinition::Kind kind);
  void DropIndex(bool is_unique);
  void DropConstraint();
  uint32_t LabelId(const std::string& name) {
    return command_.entity == graph::EntityKind::kNode ? transaction_.InternLabel(name)
                                                       : transaction_.InternType(name);
  }
  uint32_t LabelId() { return LabelId(command_.names.front()); }
  std::vector<graph::KeyId> Keys() {
    std::vector<graph::KeyId> keys;
    for (const std::string& property : command_.properties) {
      keys.push_back(transaction_.InternKey(property));
    }
    return keys;
  }
  // Runs `create` and counts it, unless there is the like already and that is welcome.
  template <typename Create>
  void CreateUnlessThere(uint64_t* counter, Create create) {
    try {
      create();
      ++*counter;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kExists || !command_.is_lenient) throw;
    }
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
  const bool is_alone_;
  const std::function<void(double)>& report_;
  UpdateCounters counters_;
};

void SchemaRunner::CreateIndex(Uniqueness uniqueness) {
  graph::IndexDefinition definition;
  definition.name = command_.name;
  definition.entity = command_.entity;
  definition.label = LabelId();
  definition.is_unique = uniqueness != Uniqueness::kNone;
  definition.is_key = uniqueness == Uniqueness::kKey;
  definition.keys = Keys();
  CreateUnlessThere(
      definition.is_unique ? &counters_.constraints_added : &counters_.indexes_added,
      [&] {
        is_alone_ ? transaction_.BuildIndex(std::move(definition), report_)
                  : transaction_.CreateIndex(std::move(definition));
      });
}

void SchemaRunner::CreateFullTextIndex() {
  graph::FullTextDefinition definition;
  definition.name = command_.name;
  definition.entity = command_.entity;
  for (const std::string& name : command_.names) definition.labels.push_back(LabelId(name));
  definition.keys = Keys();
  CreateUnlessThere(&counters_.indexes_added,
                    [&] {
                      is_alone_ ? transaction_.BuildIndex(std::move(definition), report_)
                                : transaction_.CreateFullTextIndex(std::move(definition));
                    });
}

void SchemaRunner::CreateConstraint() {
  switch (command_.constraint) {
    case ConstraintKind::kUnique: return CreateIndex(Uniqueness::kUnique);
    case ConstraintKind::kKey: return CreateIndex(Uniqueness::kKey);
    case ConstraintKind::kExists:
      return CreateElementConstraint(graph::ConstraintDefinition::Kind::kExists);
    case ConstraintKind::kType:
      return CreateElementConstraint(graph::ConstraintDefinition::Kind::kType);
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
  CreateUnlessThere(&counters_.constraints_added,
                    [&] { transaction_.CreateConstraint(std::move(definition)); });
}

void SchemaRunner::DropIndex(bool is_unique) {
  const graph::FullTextDefinition* full_text =
      is_unique ? nullptr : transaction_.GetSchema().FindFullTextIndex(command_.name);
  if (full_text != nullptr) {
    transaction_.DropIndex(full_text->id);
    ++counters_.indexes_removed;
    return;
  }
  for (const graph::IndexDefinition& index : transaction_.GetSchema().indexes) {
    if (index.name != command_.name || index.is_unique != is_unique) continue;
    transaction_.DropIndex(index.id);
    ++(is_unique ? counters_.constraints_removed : counters_.indexes_removed);
    return;
  }
  if (!command_.is_lenient) ThrowMissing(is_unique ? "constraint" : "index");
}

// A uniqueness or key constraint is a unique index of the store.
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

UpdateCounters RunSchemaCommand(const SchemaCommand& command, graph::Transaction* transaction,
                                bool is_alone, const std::function<void(double)>& report) {
  const size_t mark = transaction->Mark();
  try {
    return SchemaRunner(command, transaction, is_alone, report).Run();
  } catch (...) {
    transaction->RollbackTo(mark);
    throw;
  }
}

}  // namespace wenmai::query
