// Reads neighbours along relationships of some types in one direction.
#pragma once

#include <string>
#include <vector>

#include "query/operators/operator.h"
#include "query/operators/row_access.h"

namespace wenmai::query {

// A neighbour with its relationship's type.
struct TypedNeighbor {
  graph::NodeId node;
  graph::RelationshipId relationship;
  graph::TypeId type;
};

class NeighborReader {
 public:
  NeighborReader(std::vector<std::string> types, graph::Direction direction)
      : types_(std::move(types), &graph::View::FindType), direction_(direction) {}

  // Looks the types up. Call in Open.
  void Open(const ExecutionContext& context) {
    view_ = &context.view();
    types_.Resolve(context);
  }
  // Whether no relationship can have one of the types.
  bool is_empty() const { return types_.are_asked() && types_.ids().empty(); }
  graph::Direction direction() const { return direction_; }
  std::span<const graph::TypeId> types() const { return types_.ids(); }
  bool AcceptsType(graph::TypeId type) const;

  // Appends the neighbours of `node`.
  void Read(graph::NodeId node, std::vector<TypedNeighbor>* neighbors);
  // Appends those relationships of `node` that lead to `other`.
  void ReadBetween(graph::NodeId node, graph::NodeId other, std::vector<TypedNeighbor>* neighbors);

 private:
  void AppendFound(std::vector<TypedNeighbor>* neighbors) const;

  CatalogNames<graph::TypeId> types_;
  graph::Direction direction_;
  const graph::View* view_ = nullptr;
  std::vector<graph::Neighbor> found_;
  std::vector<graph::TypeId> found_types_;
};

inline graph::Direction Reverse(graph::Direction direction) {
  switch (direction) {
    case graph::Direction::kOut: return graph::Direction::kIn;
    case graph::Direction::kIn: return graph::Direction::kOut;
    case graph::Direction::kBoth: return graph::Direction::kBoth;
  }
  return direction;
}

}  // namespace wenmai::query
