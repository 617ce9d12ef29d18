// Nodes that several bound nodes all lead to: sorted neighbour lists are intersected, so that the work
// follows the shortest list and no pair is made that the others refuse.
#pragma once

#include "graph/adjacency.h"
#include "query/operators/fan_out.h"
#include "query/operators/label_tester.h"
#include "query/operators/neighbor_reader.h"
#include "query/operators/node_set.h"
#include "query/plan/expand.h"

namespace wenmai::query {

class IntersectOperator : public FanOut<IntersectOperator, LogicalIntersect> {
 public:
  IntersectOperator(const LogicalIntersect& plan, ExecutionContext* context,
                    std::vector<OperatorPtr> children);
  void Open() override;
  void Close() override;
  void StartBatch(RowBatch* out);
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  // The neighbours of one leg's node, sorted by (node, relationship).
  class Leg {
   public:
    explicit Leg(const LogicalIntersect::Leg& plan) : neighbors_(plan.types, plan.direction) {}

    void Open(const ExecutionContext& context, graph::Direction direction);
    void Refresh(const ExecutionContext& context) { neighbors_.Refresh(context); }
    void Close();
    // Puts the neighbours of `node` in place, unless they are there.
    void Read(graph::NodeId node);
    graph::NodeId node() const { return node_; }
    // What neighbours' ids are below; 0 if that is not known.
    graph::NodeId node_id_end() const { return reader_ ? reader_->node_id_end() : 0; }
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

  // [begin, end) of each leg that leads to one common node.
  struct Range {
    size_t begin, end;
  };

  bool CountByMarks();
  bool Mark(size_t leg);
  uint64_t CountMarked(size_t marked_leg, size_t other_leg);
  bool MayMeetExcluded(size_t marked_leg, size_t other_leg);
  void FindMatches();
  void AddCombinations(graph::NodeId node);
  void AddFrom(size_t leg, graph::NodeId node);
  bool MayUse(size_t leg, graph::RelationshipId relationship) const;
  void TestLabels();

  std::vector<Leg> legs_;
  std::vector<bool> keeps_relationship_;
  const bool keeps_end_;
  // By leg: earlier legs, and relationships of the row, that its own must differ from.
  std::vector<std::vector<size_t>> distinct_legs_;
  std::vector<std::vector<graph::RelationshipId>> excluded_;
  LabelTester labels_;
  std::vector<Range> ranges_;
  std::vector<size_t> chosen_;                          // by leg: the neighbour being combined
  std::vector<graph::NodeId> nodes_;                    // of the matches
  std::vector<Value> relationships_;                    // of the matches, one a leg
  size_t next_ = 0;
  uint64_t count_ = 0;  // of the matches, where only that is asked

  // The nodes that one leg leads to, marked because the leg stays the same for many rows.
  NodeSet marks_;
  size_t marked_leg_ = 0;
  graph::NodeId marked_node_ = Column::kNullNode;
  bool has_parallels_ = false;               // two relationships to one of them
  std::vector<graph::NodeId> refused_nodes_;  // marked, but by a relationship that is excluded
};

}  // namespace wenmai::query
