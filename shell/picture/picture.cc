#include "shell/picture/picture.h"

#include <utility>

#include "shell/shell_data.h"

namespace wenmai::shell {
namespace {

// More is no picture any more, and slow to lay out.
constexpr size_t kNodesMax = 2'000;

void Collect(const Value& value, Picture* picture) {
  if (value.is<Node>()) picture->nodes.emplace(value.as<Node>().id, value.as<Node>());
  if (value.is<Relationship>()) {
    picture->relationships.emplace(value.as<Relationship>().id, value.as<Relationship>());
  }
  if (value.is<Path>()) {
    for (const Node& node : value.as<Path>().nodes) Collect(node, picture);
    for (const Relationship& relationship : value.as<Path>().relationships) Collect(relationship, picture);
  }
  if (value.is<Value::List>()) {
    for (const Value& element : value.as<Value::List>()) Collect(element, picture);
  }
  if (value.is<Value::Map>()) {
    for (const auto& entry : value.as<Value::Map>()) Collect(entry.second, picture);
  }
}

Picture CollectAll(const Rows& rows) {
  Picture picture;
  for (const auto& row : rows.rows) {
    for (const Value& value : row) Collect(value, &picture);
  }
  return picture;
}

void CheckSize(const Picture& picture) {
  if (picture.nodes.size() <= kNodesMax) return;
  throw Error(ErrorCode::kLimit, "a picture shows up to " + std::to_string(kNodesMax) +
                                     " nodes; draw a part of the graph, with LIMIT");
}

void Fetch(Session& session, const char* file, const Value::List& ids, Picture* picture) {
  Result result = session.Run(ShellData(file), {{"ids", ids}});
  while (result.Next()) Collect(result.Get(0), picture);
}

void AddEnds(Session& session, Picture* picture) {
  Value::List missing;
  for (const auto& [id, relationship] : picture->relationships) {
    for (const uint64_t end : {relationship.start, relationship.end}) {
      if (!picture->nodes.contains(end)) missing.push_back(static_cast<int64_t>(end));
    }
  }
  if (!missing.empty()) Fetch(session, "queries/picture/nodes.cypher", missing, picture);
}

void AddRelationshipsBetween(Session& session, Picture* picture) {
  Value::List ids;
  for (const auto& entry : picture->nodes) ids.push_back(static_cast<int64_t>(entry.first));
  Fetch(session, "queries/picture/between.cypher", ids, picture);
}

}  // namespace

Rows Picture::AsRows() const {
  Value::List elements;
  for (const auto& entry : nodes) elements.push_back(entry.second);
  for (const auto& entry : relationships) elements.push_back(entry.second);
  return {{"picture"}, {{std::move(elements)}}};
}

Picture MakePicture(Session& session, const Rows& rows) {
  Picture picture = CollectAll(rows);
  CheckSize(picture);
  AddEnds(session, &picture);
  CheckSize(picture);
  if (picture.nodes.empty()) {
    throw Error(ErrorCode::kInvalidArgument,
                "there is nothing to draw: return nodes, relationships or paths");
  }
  AddRelationshipsBetween(session, &picture);
  picture.evidence = FindEvidence(session, picture.AsRows());
  return picture;
}

bool HoldsElements(const Rows& rows) {
  const Picture picture = CollectAll(rows);
  return !picture.nodes.empty() || !picture.relationships.empty();
}

}  // namespace wenmai::shell
