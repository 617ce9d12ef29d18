// Reads neighbours along relationships of some types in one direction.
#pragma once

#include <algorithm>
#include <optional>
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

// The first nodes are read from the view one by one; once more have been asked for, neighbours are taken
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
  void Close() { uses_spans_ = has_part_ = false; }

  // Whether no relationship can have one of the types.
  bool is_empty() const { return types_.are_asked() && types_.ids().empty(); }
  graph::Direction direction() const { return direction_; }
  // Whether neighbours are taken from the cache by now, so that many more may be asked for.
  bool uses_spans() const { return uses_spans_; }
  // Ids below this one may have neighbours. REQUIRES: uses_spans().
  graph::NodeId node_id_end() const { return spans_.front().reader.node_id_end(); }
  std::span<const graph::TypeId> types() const { return types_.ids(); }  // empty: every type
  bool AcceptsType(graph::TypeId type) const;

  // Calls visit(TypedNeighbor) for every neighbour of `node`. `visit` must not use the reader.
  template <typename Visit>
  void ForEach(graph::NodeId node, Visit visit);
  // Calls visit(ids) with ascending runs of the neighbours' ids, a node as often as relationships lead
  // to it; a loop without direction counts twice. Quicker than ForEach where only nodes are asked for.
  template <typename Visit>
  void ForEachRun(graph::NodeId node, Visit visit);
  // Of a node that will be read soon: see AdjacencyReader::Prefetch.
  void Prefetch(graph::NodeId node, bool is_list) const {
    if (!uses_spans_) return;
    for (const SpanReader& span_reader : spans_) span_reader.reader.Prefetch(node, is_list);
  }
  // How many neighbours `node` has.
  uint64_t Degree(graph::NodeId node);
  // Appends the neighbours of `node`.
  void Read(graph::NodeId node, std::vector<TypedNeighbor>* neighbors) {
    ForEach(node, [neighbors](const TypedNeighbor& neighbor) { neighbors->push_back(neighbor); });
  }
  // Makes ready to read those of `node` in parts: there may be more of them than memory should hold.
  void StartParts(graph::NodeId node);
  // Calls visit(TypedNeighbor) for the next part; false once there is none left. What the cache holds is
  // one part. `visit` must not use the reader.
  template <typename Visit>
  bool ReadPart(Visit visit);
  // Whether some neighbour of `node` passes `test(node)`, which must not use the reader.
  template <typename Test>
  bool IsAny(graph::NodeId node, Test test);
  // The same for `test(TypedNeighbor)`; those after the first that passes are not tested.
  template <typename Test>
  bool IsAnyStep(graph::NodeId node, Test test);
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

  // Whether this read of a node is to be answered by spans_.
  bool UsesSpans() {
    if (!uses_spans_ && may_use_spans_ && ++read_count_ > reads_before_spans_) StartSpans();
    return uses_spans_;
  }
  void StartSpans();
  void MakeSpanReaders();
  // Reads into found_ and found_types_.
  void ReadFromView(graph::NodeId node);
  void ReadPartFromView();
  void DropFoundLoops();
  graph::TypeId FoundType(size_t i) const {
    return found_types_.empty() ? types_.ids().front() : found_types_[i];
  }

  CatalogNames<graph::TypeId> types_;
  graph::Direction direction_;
  const graph::View* view_ = nullptr;
  bool may_use_spans_ = false;
  uint64_t read_count_ = 0;
  uint64_t reads_before_spans_ = 0;
  bool uses_spans_ = false;
  std::vector<SpanReader> spans_;       // kept from run to run
  std::vector<graph::TypeId> span_types_;  // that they are for
  std::vector<graph::Neighbor> found_;
  std::vector<graph::TypeId> found_types_;
  std::vector<uint32_t> found_ids_;

  // Of the node that is read in parts.
  graph::NodeId part_node_ = 0;
  bool has_part_ = false, is_in_parts_ = false;  // in parts: there are too many for one
  graph::Direction part_direction_ = graph::Direction::kOut;  // of the list that is being read, never kBoth
  std::optional<graph::View::ExpandPlace> part_place_;
};

template <typename Visit>
void NeighborReader::ForEach(graph::NodeId node, Visit visit) {
  IsAnyStep(node, [&visit](const TypedNeighbor& neighbor) {
    visit(neighbor);
    return false;
  });
}

template <typename Visit>
bool NeighborReader::ReadPart(Visit visit) {
  if (!has_part_) return false;
  if (!is_in_parts_) {
    has_part_ = false;
    ForEach(part_node_, visit);
    return true;
  }
  ReadPartFromView();
  for (size_t i = 0; i < found_.size(); ++i) {
    visit(TypedNeighbor{found_[i].node, found_[i].relationship, FoundType(i)});
  }
  return true;
}

template <typename Test>
bool NeighborReader::IsAnyStep(graph::NodeId node, Test test) {
  if (is_empty()) return false;
  if (!UsesSpans()) {
    ReadFromView(node);
    for (size_t i = 0; i < found_.size(); ++i) {
      if (test(TypedNeighbor{found_[i].node, found_[i].relationship, FoundType(i)})) return true;
    }
    return false;
  }
  for (SpanReader& span_reader : spans_) {
    const graph::NeighborSpan span = span_reader.reader.Neighbors(node);
    for (size_t i = 0; i < span.size; ++i) {
      if (span_reader.skips_loops && span.node_ids[i] == node) continue;
      if (test(TypedNeighbor{span.node_ids[i], span.relationship_ids[i], span_reader.type})) {
        return true;
      }
    }
  }
  return false;
}

template <typename Visit>
void NeighborReader::ForEachRun(graph::NodeId node, Visit visit) {
  if (is_empty()) return;
  if (UsesSpans()) {
    for (SpanReader& span_reader : spans_) visit(span_reader.reader.Neighbors(node).nodes());
    return;
  }
  ReadFromView(node);
  found_ids_.clear();
  for (const graph::Neighbor& neighbor : found_) {
    found_ids_.push_back(static_cast<uint32_t>(neighbor.node));
  }
  std::sort(found_ids_.begin(), found_ids_.end());
  visit(std::span<const uint32_t>(found_ids_));
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
