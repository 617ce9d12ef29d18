// Nodes that several bound nodes all lead to: sorted neighbour lists are intersected, so that the work
// follows the shortest list and no pair is made that the others refuse.
#pragma once

#include "query/operators/exclusion.h"
#include "query/operators/fan_out.h"
#include "query/operators/intersect_leg.h"
#include "query/operators/label_tester.h"
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
  // [begin, end) of each leg that leads to one common node.
  struct Range {
    size_t begin, end;
  };

  // Of a live row, by its number: finds nodes_ and relationships_, or only the count_.
  void MatchRow(const RowBatch& input, size_t live);
  void FindExcluded(const RowBatch& input, size_t row);

  // Marks, in intersect_marks.cc.
  bool UseMarks(const RowBatch& input, size_t live);
  bool CountByMarks(const RowBatch& input, size_t row, size_t moving_leg);
  void FindMarked(size_t moving_leg);
  std::optional<size_t> MovingLeg(const RowBatch& input, size_t live) const;
  bool StaysInNextRow(const RowBatch& input, size_t live, size_t leg) const;
  void Mark(size_t moving_leg);
  bool IsOnAll(uint32_t node, size_t moving_leg, size_t shortest_leg);
  bool FindWatched(const RowBatch& input, size_t row);
  bool IsMoreThanOneMet(size_t moving_leg) const;
  std::optional<uint64_t> CountMarked(size_t moving_leg);

  void FindMatches();
  // What the matches' labels leave of them, and their count.
  void FinishMatches();
  void AddCombinations(graph::NodeId node);
  void AddFrom(size_t leg, graph::NodeId node);
  bool MayUse(size_t leg, graph::RelationshipId relationship) const;
  void TestLabels();

  std::vector<IntersectLeg> legs_;
  std::vector<bool> keeps_relationship_;
  const bool keeps_end_;
  // By leg: earlier legs, and relationships of the row, that its own must differ from.
  std::vector<std::vector<size_t>> distinct_legs_;
  std::vector<std::vector<Exclusion>> exclusions_;
  std::vector<std::vector<graph::RelationshipId>> excluded_;  // of the row
  LabelTester labels_;
  std::vector<Range> ranges_;
  std::vector<size_t> chosen_;                          // by leg: the neighbour being combined
  std::vector<graph::NodeId> nodes_;                    // of the matches
  std::vector<Value> relationships_;                    // of the matches, one a leg
  size_t next_ = 0;
  uint64_t count_ = 0;  // of the matches, where only that is asked

  // The nodes that all legs but one lead to, marked because these legs stay the same for many rows.
  NodeSet marks_;
  std::vector<uint32_t> marked_;           // the same, ascending
  // Of the legs that stay, when they were marked and now.
  std::vector<IntersectLeg::List> marked_lists_, staying_lists_;
  bool has_parallels_ = false;             // two relationships of one leg to a marked node
  std::vector<uint32_t> watched_;          // marked nodes where a match may not count
};

}  // namespace wenmai::query
