// One leg of an intersection.
#pragma once

#include <optional>
#include <vector>

#include "graph/adjacency.h"
#include "query/operators/neighbor_reader.h"
#include "query/plan/expand.h"

namespace wenmai::query {

// The neighbours of one leg's node, sorted by (node, relationship).
class IntersectLeg {
 public:
  // Which neighbours those in place are.
  struct List {
    graph::NodeId node;
    graph::TypeId type;
    graph::Direction direction;
    bool operator==(const List&) const = default;
  };

  explicit IntersectLeg(const LogicalIntersect::Leg& plan) : neighbors_(plan.types, plan.direction) {}

  void Open(const ExecutionContext& context, graph::Direction direction);
  void Refresh(const ExecutionContext& context) { neighbors_.Refresh(context); }
  void Close();
  // Puts the neighbours of `node` in place, unless they are there.
  void Read(graph::NodeId node);
  // Of nodes that will be read soon: see AdjacencyReader::Prefetch.
  void Prefetch(graph::NodeId node, bool is_list) const {
    if (reader_ && node != node_) reader_->Prefetch(node, is_list);
  }
  graph::NodeId node() const { return node_; }
  // Whether neighbours are of one type in one direction, their ids below a known end.
  bool is_plain() const { return reader_.has_value(); }
  // Each REQUIRES: is_plain().
  graph::NodeId node_id_end() const { return reader_->node_id_end(); }
  List list() const { return {node_, only_type_, neighbors_.direction()}; }
  // Whether the last Read found them in place.
  bool has_stayed() const { return has_stayed_; }

  graph::NeighborSpan span() const { return span_; }
  graph::TypeId type(size_t i) const { return types_.empty() ? only_type_ : types_[i]; }

 private:
  void Sort(graph::NodeId node);

  NeighborReader neighbors_;
  std::optional<graph::AdjacencyReader> reader_;  // where one type in one direction is asked
  graph::NodeId node_ = Column::kNullNode;
  bool has_stayed_ = false;
  graph::NeighborSpan span_;
  graph::TypeId only_type_ = 0;
  std::vector<TypedNeighbor> sorted_;
  std::vector<uint32_t> node_ids_, relationship_ids_;
  std::vector<graph::TypeId> types_;
};

}  // namespace wenmai::query
