// Making and dropping indexes and constraints.
#include <algorithm>
#include <utility>

#include "graph/codec/schema_codec.h"
#include "graph/element_scan.h"
#include "graph/index_build.h"
#include "graph/index_update.h"
#include "graph/schema.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

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

// The ids and names that the build has chosen must stay free.
void CheckNoIndexBuild(const Graph::State& graph) {
  const std::lock_guard lock(graph.mutex);
  if (graph.changed_elements == nullptr) return;
  throw Error(ErrorCode::kConflict,
              "an index is being built: indexes and constraints can be changed again when it is done");
}

void CheckFound(bool is_found, const char* what, uint32_t id) {
  if (!is_found) {
    throw Error(ErrorCode::kNotFound,
                std::string("there is no ") + what + " " + std::to_string(id));
  }
}

}  // namespace

IndexDefinition Transaction::AddToSchema(IndexDefinition definition) {
  CheckNoIndexBuild(*state_->graph);
  if (definition.keys.empty()) {
    throw Error(ErrorCode::kInvalidArgument, "an index needs a property");
  }
  auto schema = std::make_shared<Schema>(*Changes().schema());
  if (definition.name.empty()) definition.name = "index_" + std::to_string(schema->next_id);
  CheckName(*schema, definition.name);
  if (schema->FindIndex(definition.entity, definition.label, definition.keys) != nullptr) {
    throw Error(ErrorCode::kExists, "there is an index of the same properties already");
  }
  definition.id = schema->next_id++;
  schema->indexes.push_back(definition);
  Changes().SetSchema(std::move(schema));
  return definition;
}

FullTextDefinition Transaction::AddToSchema(FullTextDefinition definition) {
  CheckNoIndexBuild(*state_->graph);
  if (definition.keys.empty() || definition.labels.empty()) {
    throw Error(ErrorCode::kInvalidArgument,
                "a full-text index needs a label or type, and a property");
  }
  auto schema = std::make_shared<Schema>(*Changes().schema());
  if (definition.name.empty()) definition.name = "index_" + std::to_string(schema->next_id);
  CheckName(*schema, definition.name);
  definition.id = schema->next_id++;
  schema->full_text_indexes.push_back(definition);
  Changes().SetSchema(std::move(schema));
  return definition;
}

IndexId Transaction::CreateIndex(IndexDefinition definition) {
  const size_t mark = Changes().Mark();
  const IndexDefinition index = AddToSchema(std::move(definition));
  try {
    ForEachElement(*state_, index.entity, {&index.label, 1},
                   [&](uint64_t id, std::string_view record) {
                     CheckKey(*state_->catalog, index, id, record);
                     const auto decode = state_->Decoder(index.entity, id);
                     const auto entry = EntryOf(index, record, decode);
                     if (entry) AddIndexEntry(*state_, index, id, *entry);
                   });
  } catch (const Error&) {
    Changes().RollbackTo(mark);
    throw;
  }
  return index.id;
}

// Its rows are written by the commit.
IndexId Transaction::CreateFullTextIndex(FullTextDefinition definition) {
  return AddToSchema(std::move(definition)).id;
}

void Transaction::DropIndex(IndexId id) {
  CheckNoIndexBuild(*state_->graph);
  auto schema = std::make_shared<Schema>(*Changes().schema());
  CheckFound(Erase(&schema->indexes, id) || Erase(&schema->full_text_indexes, id), "index", id);
  Changes().SetSchema(std::move(schema));
}

ConstraintId Transaction::CreateConstraint(ConstraintDefinition definition) {
  Pending& changes = Changes();
  CheckNoIndexBuild(*state_->graph);
  auto schema = std::make_shared<Schema>(*changes.schema());
  if (definition.name.empty()) definition.name = "constraint_" + std::to_string(schema->next_id);
  CheckName(*schema, definition.name);
  definition.id = schema->next_id++;
  ForEachElement(*state_, definition.entity, {&definition.label, 1},
                 [&](uint64_t id, std::string_view record) {
                   CheckConstraint(*state_->catalog, definition, id, record,
                                   state_->Decoder(definition.entity, id));
                 });
  schema->constraints.push_back(definition);
  changes.SetSchema(std::move(schema));
  return definition.id;
}

void Transaction::DropConstraint(ConstraintId id) {
  CheckNoIndexBuild(*state_->graph);
  auto schema = std::make_shared<Schema>(*Changes().schema());
  CheckFound(Erase(&schema->constraints, id), "constraint", id);
  Changes().SetSchema(std::move(schema));
}

}  // namespace wenmai::graph
