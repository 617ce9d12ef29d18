// A plain in-memory property graph, too simple to be wrong, and the comparison of a View with it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/graph.h"

namespace wenmai::graph {

struct Model {
  struct Node {
    std::set<LabelId> labels;
    std::map<KeyId, Value> properties;
  };
  struct Relationship {
    TypeId type;
    NodeId start, end;
    std::map<KeyId, Value> properties;
  };

  // Sorted by (type, neighbour, relationship); a self-loop once.
  std::vector<std::pair<TypeId, Neighbor>> Neighbors(NodeId node, Direction direction) const {
    std::set<std::pair<TypeId, Neighbor>> found;
    for (const auto& [id, relationship] : relationships) {
      if (direction != Direction::kIn && relationship.start == node) {
        found.insert({relationship.type, {relationship.end, id}});
      }
      if (direction != Direction::kOut && relationship.end == node) {
        found.insert({relationship.type, {relationship.start, id}});
      }
    }
    return {found.begin(), found.end()};
  }

  std::map<NodeId, Node> nodes;
  std::map<RelationshipId, Relationship> relationships;
};

inline Properties ToProperties(const std::map<KeyId, Value>& properties) {
  return {properties.begin(), properties.end()};
}

template <typename Scan>
std::vector<uint64_t> ScanAll(Scan scan) {
  std::vector<uint64_t> ids;
  std::optional<uint64_t> after;
  while (scan(after, size_t{7}, &ids)) after = ids.back();
  return ids;
}

inline void ExpectSameNeighbors(const Model& model, const View& view, NodeId node) {
  for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth}) {
    const auto expected = model.Neighbors(node, direction);
    std::vector<Neighbor> neighbors;
    std::vector<TypeId> types;
    view.Expand(node, direction, {}, &neighbors, &types);
    std::vector<std::pair<TypeId, Neighbor>> found;
    for (size_t i = 0; i < neighbors.size(); ++i) found.emplace_back(types[i], neighbors[i]);
    ASSERT_EQ(found, expected) << "node " << node << " direction " << static_cast<int>(direction);
    ASSERT_EQ(view.Degree(node, direction, {}), expected.size());
    std::map<TypeId, std::vector<Neighbor>> by_type;
    for (const auto& [type, neighbor] : expected) by_type[type].push_back(neighbor);
    for (const auto& [type, of_type] : by_type) {
      neighbors.clear();
      view.Expand(node, direction, {{type}}, &neighbors);
      ASSERT_EQ(neighbors, of_type);
      std::vector<Neighbor> between;
      const NodeId other = of_type[of_type.size() / 2].node;
      view.RelationshipsBetween(node, other, direction, {{type}}, &between);
      std::vector<Neighbor> to_other;
      for (const Neighbor& n : of_type) {
        if (n.node == other) to_other.push_back(n);
      }
      ASSERT_EQ(between, to_other);
    }
  }
}

inline void ExpectSameElements(const Model& model, const View& view) {
  std::vector<uint64_t> node_ids, relationship_ids;
  std::map<LabelId, std::vector<uint64_t>> labelled;
  std::map<TypeId, std::vector<uint64_t>> typed;
  for (const auto& [id, node] : model.nodes) {
    node_ids.push_back(id);
    for (const LabelId label : node.labels) labelled[label].push_back(id);
    const auto record = view.ReadNode(id);
    ASSERT_TRUE(record) << "node " << id;
    ASSERT_EQ(record->labels, std::vector<LabelId>(node.labels.begin(), node.labels.end()));
    ASSERT_EQ(record->properties, ToProperties(node.properties)) << "node " << id;
  }
  for (const auto& [id, relationship] : model.relationships) {
    relationship_ids.push_back(id);
    typed[relationship.type].push_back(id);
    const auto record = view.ReadRelationship(id);
    ASSERT_TRUE(record);
    ASSERT_EQ(record->start, relationship.start);
    ASSERT_EQ(record->end, relationship.end);
    ASSERT_EQ(record->properties, ToProperties(relationship.properties));
  }
  ASSERT_EQ(ScanAll([&](auto... a) { return view.ScanNodes(std::nullopt, a...); }), node_ids);
  ASSERT_EQ(ScanAll([&](auto... a) { return view.ScanRelationships(std::nullopt, a...); }),
            relationship_ids);
  ASSERT_EQ(view.CountNodes(), node_ids.size());
  ASSERT_EQ(view.CountRelationships(), relationship_ids.size());
  for (LabelId label = 0; label < view.LabelNames().size(); ++label) {
    ASSERT_EQ(ScanAll([&](auto... a) { return view.ScanNodes(label, a...); }), labelled[label]);
    ASSERT_EQ(view.CountNodes(label), labelled[label].size());
  }
  for (TypeId type = 0; type < view.TypeNames().size(); ++type) {
    ASSERT_EQ(ScanAll([&](auto... a) { return view.ScanRelationships(type, a...); }), typed[type]);
    ASSERT_EQ(view.CountRelationships(type), typed[type].size());
  }
}

inline void ExpectSame(const Model& model, const View& view) {
  ASSERT_NO_FATAL_FAILURE(ExpectSameElements(model, view));
  for (const auto& [id, node] : model.nodes) {
    ASSERT_NO_FATAL_FAILURE(ExpectSameNeighbors(model, view, id));
  }
}

}  // namespace wenmai::graph
