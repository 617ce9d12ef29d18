// Making and dropping indexes and constraints.
#include <algorithm>
#include <utility>

#include "graph/codec/schema_codec.h"
#include "graph/index_update.h"
#include "graph/schema.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

constexpr size_t kScanBatch = 4096;

// Calls visit(id, record) for every node with a label, or relationship of a type.
template <typename Visit>
void ForEachRecord(View::State& state, EntityKind kind, uint32_t label, Visit visit) {
  const MemberSet set =
      kind == EntityKind::kNode ? MemberSet::Label(label) : MemberSet::Type(label);
  std::optional<uint64_t> after;
  std::vector<uint64_t> ids;
  bool has_more = true;
  while (has_more) {
    ids.clear();
    has_more = state.ScanMembers(set, after, kScanBatch, &ids);
    for (const uint64_t id : ids) {
      // Copied, since reading a long value reads through the same buffer as the record lies in.
      if (const auto record = state.FindRecord(kind, id)) visit(id, std::string(*record));
    }
    if (!ids.empty()) after = ids.back();
  }
}

void CheckName(const Schema& schema, const std::string& name) {
  const auto has_name = [&name](const auto& definition) { return definition.name == name; };
  if (std::any_of(schema.indexes.begin(), schema.indexes.end(), has_name) ||
      schema.FindFullTextIndex(name) != nullptr ||
      std::any_of(schema.constraints.begin(), schema.constraints.end(), has_name)) {
    throw Error(ErrorCode::kExists, "there is an index or constraint named " + name + " already");
  }
}

template <typename Definition>
bool Erase(std::vector<Definition>* definitions, uint32_t id) {
  return std::erase_if(*definitions, [id](const Definition& d) { return d.id == id; }) > 0;
}

void CheckFound(bool is_found, const char* what, uint32_t id) {
  if (!is_found) {
    throw Error(ErrorCode::kNotFound,
                std::string("there is no ") + what + " " + std::to_string(id));
  }
}

}  // namespace

IndexId Transaction::CreateIndex(IndexDefinition definition) {
  Pending& changes = Changes();
  if (definition.keys.empty()) {
    throw Error(ErrorCode::kInvalidArgument, "an index needs a property");
  }
  auto schema = std::make_shared<Schema>(*changes.schema());
  if (definition.name.empty()) definition.name = "index_" + std::to_string(schema->next_id);
  CheckName(*schema, definition.name);
  if (schema->FindIndex(definition.entity, definition.label, definition.keys) != nullptr) {
    throw Error(ErrorCode::kExists, "there is an index of the same properties already");
  }
  definition.id = schema->next_id++;
  schema->indexes.push_back(definition);
  const size_t mark = changes.Mark();
  changes.SetSchema(std::move(schema));
  try {
    ForEachRecord(*state_, definition.entity, definition.label,
                  [&](uint64_t id, const std::string& record) {
                    CheckKey(*state_, definition, id, record);
                    const auto entry = EntryOf(*state_, definition, id, record);
                    if (entry) AddIndexEntry(*state_, definition, id, *entry);
                  });
  } catch (const Error&) {
    changes.RollbackTo(mark);
    throw;
  }
  return definition.id;
}

// Its rows are written by the commit.
IndexId Transaction::CreateFullTextIndex(FullTextDefinition definition) {
  Pending& changes = Changes();
  if (definition.keys.empty() || definition.labels.empty()) {
    throw Error(ErrorCode::kInvalidArgument,
                "a full-text index needs a label or type, and a property");
  }
  auto schema = std::make_shared<Schema>(*changes.schema());
  if (definition.name.empty()) definition.name = "index_" + std::to_string(schema->next_id);
  CheckName(*schema, definition.name);
  definition.id = schema->next_id++;
  schema->full_text_indexes.push_back(definition);
  changes.SetSchema(std::move(schema));
  return definition.id;
}

void Transaction::DropIndex(IndexId id) {
  auto schema = std::make_shared<Schema>(*Changes().schema());
  CheckFound(Erase(&schema->indexes, id) || Erase(&schema->full_text_indexes, id), "index", id);
  Changes().SetSchema(std::move(schema));
}

ConstraintId Transaction::CreateConstraint(ConstraintDefinition definition) {
  Pending& changes = Changes();
  auto schema = std::make_shared<Schema>(*changes.schema());
  if (definition.name.empty()) definition.name = "constraint_" + std::to_string(schema->next_id);
  CheckName(*schema, definition.name);
  definition.id = schema->next_id++;
  ForEachRecord(*state_, definition.entity, definition.label,
                [&](uint64_t id, const std::string& record) {
                  CheckConstraint(*state_, definition, id, record);
                });
  schema->constraints.push_back(definition);
  changes.SetSchema(std::move(schema));
  return definition.id;
}

void Transaction::DropConstraint(ConstraintId id) {
  auto schema = std::make_shared<Schema>(*Changes().schema());
  CheckFound(Erase(&schema->constraints, id), "constraint", id);
  Changes().SetSchema(std::move(schema));
}

}  // namespace wenmai::graph
