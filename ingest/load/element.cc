#include "ingest/load/element.h"

#include <algorithm>

namespace wenmai::ingest {

graph::Properties PropertyList::Take() {
  graph::Properties properties;
  for (graph::Property& property : values_) {
    if (!property.second.is_null()) properties.push_back(std::move(property));
  }
  values_.clear();
  std::sort(properties.begin(), properties.end(),
            [](const graph::Property& a, const graph::Property& b) { return a.first < b.first; });
  return properties;
}

void PropertyList::UpdateNode(graph::Transaction& transaction, graph::NodeId node) const {
  for (const auto& [key, value] : values_) {
    if (!(transaction.NodeProperty(node, key) == value)) {
      transaction.SetNodeProperty(node, key, value);
    }
  }
}

void PropertyList::UpdateRelationship(graph::Transaction& transaction,
                                      graph::RelationshipId relationship) const {
  for (const auto& [key, value] : values_) {
    if (!(transaction.RelationshipProperty(relationship, key) == value)) {
      transaction.SetRelationshipProperty(relationship, key, value);
    }
  }
}

void DetachDelete(graph::Transaction& transaction, graph::NodeId node) {
  if (!transaction.HasNode(node)) return;
  std::vector<graph::Neighbor> neighbors;
  transaction.Expand(node, graph::Direction::kBoth, {}, &neighbors);
  for (const graph::Neighbor& neighbor : neighbors) {
    transaction.DeleteRelationship(neighbor.relationship);
  }
  transaction.DeleteNode(node);
}

void DeleteBetween(graph::Transaction& transaction, graph::NodeId start, graph::TypeId type,
                   graph::NodeId end) {
  std::vector<graph::Neighbor> neighbors;
  transaction.RelationshipsBetween(start, end, graph::Direction::kOut, {&type, 1}, &neighbors);
  for (const graph::Neighbor& neighbor : neighbors) {
    transaction.DeleteRelationship(neighbor.relationship);
  }
}

}  // namespace wenmai::ingest
