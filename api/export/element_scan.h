// Walks all elements of a view in id order.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/graph.h"

namespace wenmai::api {

inline constexpr size_t kScanCount = 4096;

// Calls visit(id, record) for every node.
template <typename Visit>
void ForEachNode(const graph::View& view, Visit visit) {
  std::optional<graph::NodeId> after;
  std::vector<graph::NodeId> ids;
  for (bool has_more = true; has_more; ids.clear()) {
    has_more = view.ScanNodes(std::nullopt, after, kScanCount, &ids);
    for (const graph::NodeId id : ids) visit(id, *view.ReadNode(id));
    if (!ids.empty()) after = ids.back();
  }
}

// Calls visit(id, record) for every relationship.
template <typename Visit>
void ForEachRelationship(const graph::View& view, Visit visit) {
  std::optional<graph::RelationshipId> after;
  std::vector<graph::RelationshipId> ids;
  for (bool has_more = true; has_more; ids.clear()) {
    has_more = view.ScanRelationships(std::nullopt, after, kScanCount, &ids);
    for (const graph::RelationshipId id : ids) visit(id, *view.ReadRelationship(id));
    if (!ids.empty()) after = ids.back();
  }
}

}  // namespace wenmai::api
