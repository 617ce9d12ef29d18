// Reads neighbours along relationships of some types in one direction.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "graph/adjacency.h"
#include "query/operators/operator.h"
#include "query/operators/row_access.h"

namespace wenmai::query {

// A neighbour with its relationship's type.
struct TypedNeighbor {
  graph::NodeId node;
  graph::RelationshipId relationship;
  graph::TypeId type;
};

// A few nodes are read from the view one by one; once more have been asked for, neighbours are taken
// from the graph's cache as spans. Only a statement that does not write may do so.
class NeighborReader {
 public:
  NeighborReader(std::vector<std::string> types, graph::Direction direction)
      : types_(std::move(types), &graph::View::FindType), direction_(direction) {}

  // Looks the types up. Call in Open.
  void Open(const ExecutionContext& context);
  // Call for each row: types that were not there may have been made.
  void Refresh(const ExecutionContext& context) { types_.Refresh(context); }
  // Lets go of the view. Call in Close.
  void Close() { spans_.clear(); }

  // Whether no relationship can have one of the types.
  bool is_empty() const { return types_.are_asked() && types_.ids().empty(); }
  graph::Direction direction() const { return direction_; }
  std::span<const graph::TypeId> types() const { return types_.ids(); }  // empty: every type
  bool AcceptsType(graph::TypeId type) const;

  // Calls visit(TypedNeighbor) for every neighbour of `node`. `visit` must not use the reader.
  template <typename Visit>
  void ForEach(graph::NodeId node, Visit visit);
  // How many neighbours `node` has.
  uint64_t Degree(graph::NodeId node);
  // Appends the neighbours of `node`.
  void Read(graph::NodeId node, std::vector<TypedNeighbor>* neighbors) {
    ForEach(node, [neighbors](const TypedNeighbor& neighbor) { neighbors->push_back(neighbor); });
  }
  // Whether some neighbour of `node` passes `test(node)`, which must not use the reader.
  template <typename Test>
  bool IsAny(graph::NodeId node, Test test);
  // Whether a relationship of `node` leads to `other`.
  bool LeadsTo(graph::NodeId node, graph::NodeId other);
  // Appends those relationships of `node` that lead to `other`.
  void ReadBetween(graph::NodeId node, graph::NodeId other, std::vector<TypedNeighbor>* neighbors);

 private:
  struct SpanReader {
    graph::AdjacencyReader reader;
    graph::TypeId type;
    bool skips_loops;  // of kBoth's second direction: the first has given them
  };
  static constexpr uint64_t kReadsBeforeSpans = 16;

  // Whether this read of a node is to be answered by spans_.
  bool UsesSpans() {
    if (spans_.empty() && may_use_spans_ && ++read_count_ >= kReadsBeforeSpans) MakeSpanReaders();
    return !spans_.empty();
  }
  void MakeSpanReaders();
  // Reads into found_ and found_types_.
  void ReadFromView(graph::NodeId node);
  graph::TypeId FoundType(size_t i) const {
    return found_types_.empty() ? types_.ids().front() : found_types_[i];
  }

  CatalogNames<graph::TypeId> types_;
  graph::Direction direction_;
  const graph::View* view_ = nullptr;
  bool may_use_spans_ = false;
  uint64_t read_count_ = 0;
  std::vector<SpanReader> spans_;
  std::vector<graph::Neighbor> found_;
  std::vector<graph::TypeId> found_types_;
};

template <typename Visit>
void NeighborReader::ForEach(graph::NodeId node, Visit visit) {
  if (is_empty()) return;
  if (!UsesSpans()) {
    ReadFromView(node);
    for (size_t i = 0; i < found_.size(); ++i) {
      visit(TypedNeighbor{found_[i].node, found_[i].relationship, FoundType(i)});
    }
    return;
  }
  for (SpanReader& span_reader : spans_) {
    const graph::NeighborSpan span = span_reader.reader.Neighbors(node);
    for (size_t i = 0; i < span.size; ++i) {
      if (span_reader.skips_loops && span.node_ids[i] == node) continue;
      visit(TypedNeighbor{span.node_ids[i], span.relationship_ids[i], span_reader.type});
    }
  }
}

template <typename Test>
bool NeighborReader::IsAny(graph::NodeId node, Test test) {
  if (is_empty()) return false;
  if (!UsesSpans()) {
    ReadFromView(node);
    return std::any_of(found_.begin(), found_.end(),
                       [&test](const graph::Neighbor& neighbor) { return test(neighbor.node); });
  }
  return std::any_of(spans_.begin(), spans_.end(), [&](SpanReader& span_reader) {
    const std::span<const uint32_t> nodes = span_reader.reader.Neighbors(node).nodes();
    return std::any_of(nodes.begin(), nodes.end(), test);
  });
}

inline graph::Direction Reverse(graph::Direction direction) {
  switch (direction) {
    case graph::Direction::kOut: return graph::Direction::kIn;
    case graph::Direction::kIn: return graph::Direction::kOut;
    case graph::Direction::kBoth: return graph::Direction::kBoth;
  }
  return direction;
}

}  // namespace wenmai::query
