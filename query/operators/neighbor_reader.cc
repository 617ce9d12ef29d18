#include "query/operators/neighbor_reader.h"

#include <algorithm>

namespace wenmai::query {

bool NeighborReader::AcceptsType(graph::TypeId type) const {
  const std::span<const graph::TypeId> ids = types_.ids();
  return !types_.are_asked() || std::find(ids.begin(), ids.end(), type) != ids.end();
}

void NeighborReader::Read(graph::NodeId node, std::vector<TypedNeighbor>* neighbors) {
  if (is_empty()) return;
  found_.clear();
  found_types_.clear();
  if (types_.ids().size() == 1) {
    view_->Expand(node, direction_, types_.ids(), &found_);
  } else {
    view_->Expand(node, direction_, types_.ids(), &found_, &found_types_);
  }
  AppendFound(neighbors);
}

void NeighborReader::ReadBetween(graph::NodeId node, graph::NodeId other,
                                 std::vector<TypedNeighbor>* neighbors) {
  if (is_empty()) return;
  found_.clear();
  found_types_.clear();
  if (types_.ids().size() == 1) {
    view_->RelationshipsBetween(node, other, direction_, types_.ids(), &found_);
    AppendFound(neighbors);
    return;
  }
  // RelationshipsBetween does not tell types; read them one by one.
  view_->RelationshipsBetween(node, other, direction_, types_.ids(), &found_);
  for (const graph::Neighbor& neighbor : found_) {
    const auto record = view_->ReadRelationship(neighbor.relationship);
    if (record) neighbors->push_back({neighbor.node, neighbor.relationship, record->type});
  }
}

void NeighborReader::AppendFound(std::vector<TypedNeighbor>* neighbors) const {
  neighbors->reserve(neighbors->size() + found_.size());
  for (size_t i = 0; i < found_.size(); ++i) {
    const graph::TypeId type = found_types_.empty() ? types_.ids().front() : found_types_[i];
    neighbors->push_back({found_[i].node, found_[i].relationship, type});
  }
}

}  // namespace wenmai::query
