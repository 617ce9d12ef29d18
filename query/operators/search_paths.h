// The shortest trails through a path of several parts, for each input row.
#pragma once

#include "query/operators/fan_out.h"
#include "query/operators/label_tester.h"
#include "query/operators/path_quota.h"
#include "query/operators/trail_search.h"
#include "query/plan/search_paths.h"

namespace wenmai::query {

class SearchPathsOperator : public FanOut<SearchPathsOperator, LogicalSearchPaths>,
                            private TrailTests {
 public:
  SearchPathsOperator(const LogicalSearchPaths& plan, ExecutionContext* context,
                      std::vector<OperatorPtr> children);
  void Open() override;
  void Close() override;
  void StartBatch(RowBatch*) {}
  void StartRow(const RowBatch& input, size_t row);
  size_t Produce(size_t room, RowBatch* out);

 private:
  using PartKind = LogicalSearchPaths::PartKind;
  struct StepTools {
    NeighborReader outward, inward;
    LabelTester far_labels;
  };
  struct PartTools {
    std::vector<StepTools> steps;
    LabelTester begin_labels, node_labels;
  };

  bool MayTake(const TakenStep& taken) override;
  bool MayBegin(size_t part, graph::NodeId node) override;
  bool MayEnd(size_t part, graph::NodeId node) override;
  bool MayRepeat(std::span<const TakenStep> repetition) override;

  // Whether the node behind the part may be this one, as far as it is bound.
  bool IsAt(const LogicalSearchPaths::Part& part, graph::NodeId node) const;

  template <typename Visit>
  void ForEachLabelTester(Visit visit);

  // Moves to the next row to give; false if the input row has no more.
  bool Advance();
  bool SetNextEnd();
  // Puts what the trail binds into scratch_.
  void BindTrail(const std::vector<TakenStep>& trail);
  void BindPart(size_t part, std::span<const TakenStep> steps);
  void BindPath(const std::vector<TakenStep>& trail);
  void BindNode(VariableId variable, graph::NodeId node) {
    scratch_.columns[variable].MakeNodes().assign(1, node);
  }
  void BindValue(VariableId variable, Value value) {
    scratch_.columns[variable].MakeValues().assign(1, std::move(value));
  }
  void BindStep(const TakenStep& taken);
  bool AreMet(const std::vector<ExpressionPtr>& conditions);

  std::vector<PartTools> tools_;
  TrailSearch search_;
  const VariableSet output_;  // what of the trail is asked for above
  RowBatch scratch_;  // the input row with the part of a trail in place that is tested
  graph::NodeId root_ = Column::kNullNode;
  size_t end_count_ = 0;  // ends that were searched for trails, the current one included
  uint64_t count_max_ = 1;
  PathQuota quota_{PathKind::kShortest, 0};  // of the trails to the current end that meet all conditions
};

}  // namespace wenmai::query
