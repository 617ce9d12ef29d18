// A plain in-memory property graph, too simple to be wrong, and the comparison of a View with it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/adjacency.h"
#include "graph/column.h"
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

  // By (direction, node), sorted by (type, neighbour, relationship); a self-loop of kBoth once.
  using Neighborhood =
      std::map<std::pair<Direction, NodeId>, std::set<std::pair<TypeId, Neighbor>>>;
  Neighborhood Neighbors() const {
    Neighborhood all;
    for (const auto& [id, r] : relationships) {
      for (const Direction direction : {Direction::kOut, Direction::kBoth}) {
        all[{direction, r.start}].insert({r.type, {r.end, id}});
      }
      for (const Direction direction : {Direction::kIn, Direction::kBoth}) {
        all[{direction, r.end}].insert({r.type, {r.start, id}});
      }
    }
    return all;
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

inline void ExpectSameNeighbors(Model::Neighborhood& all, const View& view, NodeId node) {
  for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth}) {
    const auto& of_node = all[{direction, node}];
    const std::vector<std::pair<TypeId, Neighbor>> expected(of_node.begin(), of_node.end());
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

template <typename Elements>
void ExpectSameColumns(EntityKind kind, const Elements& elements, const View& view) {
  std::vector<uint64_t> ids;
  for (const auto& [id, element] : elements) ids.push_back(id);
  const uint64_t end = ids.empty() ? 3 : ids.back() + 3;
  for (KeyId key = 0; key < view.KeyNames().size(); ++key) {
    const auto expected = [&](uint64_t id) {
      const auto element = elements.find(id);
      if (element == elements.end()) return Value();
      const auto property = element->second.properties.find(key);
      return property == element->second.properties.end() ? Value() : property->second;
    };
    ColumnReader reader(view, kind, key);
    std::vector<Value> batch(ids.size());
    if (kind == EntityKind::kNode) {
      view.NodeProperties(ids, key, batch.data());
    } else {
      view.RelationshipProperties(ids, key, batch.data());
    }
    for (size_t i = 0; i < ids.size(); ++i) ASSERT_EQ(batch[i], expected(ids[i]));
    for (uint64_t id = 0; id < end; ++id) {
      ASSERT_EQ(reader.Get(id), expected(id)) << "id " << id << " key " << key;
      const ColumnChunk* chunk = reader.FindChunk(id / ColumnChunk::kIdCount);
      const auto i = static_cast<uint32_t>(id % ColumnChunk::kIdCount);
      if (chunk == nullptr) continue;
      ASSERT_EQ(chunk->Has(i), !expected(id).is_null());
      if (!chunk->IsLong(i)) {
        ASSERT_EQ(chunk->Get(i), expected(id));
      }
    }
  }
}

inline void ExpectSameSpans(Model::Neighborhood& all, const View& view) {
  for (TypeId type = 0; type < view.TypeNames().size(); ++type) {
    for (const Direction direction : {Direction::kOut, Direction::kIn}) {
      AdjacencyReader reader(view, type, direction);
      for (NodeId node = 0; node < reader.node_id_end() + 2; ++node) {
        std::vector<Neighbor> expected, found;
        for (const auto& [of_type, neighbor] : all[{direction, node}]) {
          if (of_type == type) expected.push_back(neighbor);
        }
        const NeighborSpan span = reader.Neighbors(node);
        for (size_t i = 0; i < span.size; ++i) {
          found.push_back({span.nodes()[i], span.relationships()[i]});
        }
        ASSERT_EQ(found, expected) << "node " << node << " type " << type;
      }
    }
  }
}

inline void ExpectSame(const Model& model, const View& view) {
  ASSERT_NO_FATAL_FAILURE(ExpectSameElements(model, view));
  ASSERT_NO_FATAL_FAILURE(ExpectSameColumns(EntityKind::kNode, model.nodes, view));
  ASSERT_NO_FATAL_FAILURE(ExpectSameColumns(EntityKind::kRelationship, model.relationships, view));
  Model::Neighborhood neighborhood = model.Neighbors();
  ASSERT_NO_FATAL_FAILURE(ExpectSameSpans(neighborhood, view));
  for (const auto& [id, node] : model.nodes) {
    ASSERT_NO_FATAL_FAILURE(ExpectSameNeighbors(neighborhood, view, id));
  }
}

}  // namespace wenmai::graph
