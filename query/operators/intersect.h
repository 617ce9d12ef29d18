// Nodes that several bound nodes all lead to: sorted neighbour lists are intersected, so that the work
// follows the shortest list and no pair is made that the others refuse.
#pragma once

#include "graph/adjacency.h"
#include "query/operators/fan_out.h"
#include "query/operators/label_tester.h"
#include "query/operators/neighbor_reader.h"
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

    graph::NeighborSpan span() const { return span_; }
    graph::TypeId type(size_t i) const { return types_.empty() ? only_type_ : types_[i]; }

   private:
    void Sort(graph::NodeId node);

    NeighborReader neighbors_;
    std::optional<graph::AdjacencyReader> reader_;  // where one type in one direction is asked
    graph::NodeId node_ = Column::kNullNode;
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
};

}  // namespace wenmai::query
