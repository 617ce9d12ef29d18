#include "query/procedures/fulltext.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "graph/schema.h"
#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"

namespace wenmai::query {
namespace {

using graph::EntityKind;
using graph::ValueKind;

struct Part {
  size_t skip = 0;
  size_t limit = std::numeric_limits<size_t>::max();
};

Part ReadOptions(const Value& options) {
  Part part;
  if (options.is_null()) return part;
  for (const auto& [name, value] : options.map()) {
    if (name != "skip" && name != "limit") {
      throw ArgumentError("InvalidArgument", "a full-text query has no option '" + name +
                                                 "'; there are skip and limit");
    }
    if (value.kind() != ValueKind::kInteger || value.integer() < 0) {
      throw ArgumentError("NegativeIntegerArgument",
                          "option " + name + " of a full-text query is a count");
    }
    (name == "skip" ? part.skip : part.limit) = static_cast<size_t>(value.integer());
  }
  return part;
}

graph::IndexId FindIndex(const graph::View& view, const std::string& name, EntityKind kind) {
  const graph::FullTextDefinition* index = view.GetSchema().FindFullTextIndex(name);
  if (index == nullptr) {
    throw Error(ErrorCode::kNotFound, "there is no full-text index " + name);
  }
  if (index->entity != kind) {
    throw ArgumentError("InvalidArgument",
                        "full-text index " + name + " is of " +
                            (kind == EntityKind::kNode ? "relationships; ask queryRelationships"
                                                       : "nodes; ask queryNodes"));
  }
  return index->id;
}

Value ElementOf(const graph::View& view, EntityKind kind, uint64_t id) {
  if (kind == EntityKind::kNode) return Value::Node(id);
  const auto record = view.ReadRelationship(id);
  return record ? Value::Relationship(id, record->type) : Value();
}

Procedure Search(EntityKind kind) {
  const bool is_node = kind == EntityKind::kNode;
  Procedure procedure;
  procedure.name =
      is_node ? "db.index.fulltext.queryNodes" : "db.index.fulltext.queryRelationships";
  procedure.inputs = {{"indexName", TypeBit(ValueKind::kString), false, "STRING"},
                      {"queryString", TypeBit(ValueKind::kString), false, "STRING"},
                      {"options", TypeBit(ValueKind::kMap), true, "MAP", /*is_optional=*/true}};
  procedure.outputs = {
      is_node ? ProcedureField{"node", TypeBit(ValueKind::kNode), false, "NODE"}
              : ProcedureField{"relationship", TypeBit(ValueKind::kRelationship), false,
                               "RELATIONSHIP"},
      {"score", TypeBit(ValueKind::kFloat), false, "FLOAT"}};
  procedure.body = [kind](std::span<const Value> arguments, EvaluationContext& context,
                          const std::function<void(std::vector<Value>)>& emit) {
    if (arguments[0].is_null() || arguments[1].is_null()) return;
    const graph::View& view = *context.view;
    const graph::IndexId index = FindIndex(view, std::string(arguments[0].string()), kind);
    const Part part = ReadOptions(arguments[2]);
    const std::vector<graph::FullTextHit> hits = view.SearchFullText(
        index, arguments[1].string(), [&context] { context.CheckLimits(); });
    const size_t begin = std::min(part.skip, hits.size());
    const size_t end = begin + std::min(part.limit, hits.size() - begin);
    for (size_t i = begin; i < end; ++i) {
      emit({ElementOf(view, kind, hits[i].element), Value::Float(hits[i].score)});
    }
  };
  return procedure;
}

}  // namespace

std::vector<Procedure> FullTextProcedures() {
  return {Search(EntityKind::kNode), Search(EntityKind::kRelationship)};
}

}  // namespace wenmai::query
