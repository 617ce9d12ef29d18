#include "query/operators/build.h"

#include "query/operators/aggregate.h"
#include "query/operators/build_path.h"
#include "query/operators/call.h"
#include "query/operators/combine.h"
#include "query/operators/expand.h"
#include "query/operators/filter.h"
#include "query/operators/gather.h"
#include "query/operators/intersect.h"
#include "query/operators/profile.h"
#include "query/operators/project.h"
#include "query/operators/quantified_expand.h"
#include "query/operators/reach.h"
#include "query/operators/relationship_scan.h"
#include "query/operators/search_paths.h"
#include "query/operators/select_paths.h"
#include "query/operators/semi_expand.h"
#include "query/operators/shortest_path.h"
#include "query/operators/snapshot.h"
#include "query/operators/sort.h"
#include "query/operators/transaction_apply.h"
#include "query/operators/update.h"
#include "query/operators/var_length_expand.h"
#include "wenmai/error.h"

namespace wenmai::query {

namespace {

class Builder {
 public:
  Builder(ExecutionContext* context, const ArgumentSlot* slot) : context_(context), slot_(slot) {}

  // The operator of a plan, wrapped if the statement is profiled.
  OperatorPtr Build(const LogicalOperator& plan) {
    OperatorPtr made = BuildPlain(plan);
    if (context_->profile == nullptr) return made;
    return std::make_unique<ProfileOperator>(std::move(made), &(*context_->profile)[&plan]);
  }

 private:
  OperatorPtr BuildPlain(const LogicalOperator& plan);
  std::vector<OperatorPtr> Children(const LogicalOperator& plan) {
    std::vector<OperatorPtr> children;
    for (const LogicalPlan& child : plan.children) children.push_back(Build(*child));
    return children;
  }
  // Only child 0: the other one becomes a subplan or is built apart.
  std::vector<OperatorPtr> Input(const LogicalOperator& plan) {
    std::vector<OperatorPtr> children;
    children.push_back(Build(*plan.children.front()));
    return children;
  }

  template <typename Made, typename Plan>
  OperatorPtr Make(const LogicalOperator& plan) {
    return std::make_unique<Made>(static_cast<const Plan&>(plan), context_, Children(plan));
  }
  // With child 1 as a subplan.
  template <typename Made, typename Plan>
  OperatorPtr MakeWithSubplan(const LogicalOperator& plan) {
    return std::make_unique<Made>(static_cast<const Plan&>(plan), context_, Input(plan),
                                  BuildSubplan(*plan.children[1], context_));
  }
  OperatorPtr MakeVarLength(const LogicalOperator& plan);
  OperatorPtr MakeQuantified(const LogicalOperator& plan);
  OperatorPtr MakeJoin(const LogicalOperator& plan);
  OperatorPtr MakeGather(const LogicalOperator& plan);

  ExecutionContext* context_;
  const ArgumentSlot* slot_;
};

OperatorPtr Builder::BuildPlain(const LogicalOperator& plan) {
  switch (plan.kind) {
    case LogicalKind::kArgument:
      return std::make_unique<ArgumentOperator>(static_cast<const LogicalArgument&>(plan),
                                                context_, slot_);
    case LogicalKind::kNodeScan: return Make<NodeScanOperator, LogicalNodeScan>(plan);
    case LogicalKind::kRelationshipScan:
      return Make<RelationshipScanOperator, LogicalRelationshipScan>(plan);
    case LogicalKind::kNodeIdSeek: return Make<NodeIdSeekOperator, LogicalNodeIdSeek>(plan);
    case LogicalKind::kNodeIndexSeek: return Make<NodeIndexSeekOperator, LogicalNodeIndexSeek>(plan);
    case LogicalKind::kExpand: return Make<ExpandOperator, LogicalExpand>(plan);
    case LogicalKind::kIntersect: return Make<IntersectOperator, LogicalIntersect>(plan);
    case LogicalKind::kVarLengthExpand: return MakeVarLength(plan);
    case LogicalKind::kProjectEndpoints:
      return Make<ProjectEndpointsOperator, LogicalProjectEndpoints>(plan);
    case LogicalKind::kShortestPath: return Make<ShortestPathOperator, LogicalShortestPath>(plan);
    case LogicalKind::kSelectPaths: return Make<SelectPathsOperator, LogicalSelectPaths>(plan);
    case LogicalKind::kSearchPaths: return Make<SearchPathsOperator, LogicalSearchPaths>(plan);
    case LogicalKind::kQuantifiedExpand: return MakeQuantified(plan);
    case LogicalKind::kReach: return Make<ReachOperator, LogicalReach>(plan);
    case LogicalKind::kBuildPath: return Make<BuildPathOperator, LogicalBuildPath>(plan);
    case LogicalKind::kMatch: break;  // replaced by the optimizer
    case LogicalKind::kFilter: return Make<FilterOperator, LogicalFilter>(plan);
    case LogicalKind::kProject: return Make<ProjectOperator, LogicalProject>(plan);
    case LogicalKind::kAggregate: return Make<AggregateOperator, LogicalAggregate>(plan);
    case LogicalKind::kDistinct: return Make<DistinctOperator, LogicalDistinct>(plan);
    case LogicalKind::kSort: return Make<SortOperator, LogicalSort>(plan);
    case LogicalKind::kTopK: return Make<TopKOperator, LogicalTopK>(plan);
    case LogicalKind::kSkip: return Make<SkipOperator, LogicalSkip>(plan);
    case LogicalKind::kLimit: return Make<LimitOperator, LogicalLimit>(plan);
    case LogicalKind::kUnwind: return Make<UnwindOperator, LogicalUnwind>(plan);
    case LogicalKind::kApply:
      return static_cast<const LogicalApply&>(plan).transaction_rows == nullptr
                 ? MakeWithSubplan<ApplyOperator, LogicalApply>(plan)
                 : MakeWithSubplan<TransactionApplyOperator, LogicalApply>(plan);
    case LogicalKind::kOptionalApply:
      return MakeWithSubplan<OptionalApplyOperator, LogicalOptionalApply>(plan);
    case LogicalKind::kSemiApply: return MakeWithSubplan<SemiApplyOperator, LogicalSemiApply>(plan);
    case LogicalKind::kSemiExpand: return Make<SemiExpandOperator, LogicalSemiExpand>(plan);
    case LogicalKind::kJoin: return MakeJoin(plan);
    case LogicalKind::kUnion: return Make<UnionOperator, LogicalUnion>(plan);
    case LogicalKind::kGather: return MakeGather(plan);
    case LogicalKind::kEager: return Make<EagerOperator, LogicalEager>(plan);
    case LogicalKind::kSnapshot:
      return std::make_unique<SnapshotOperator>(static_cast<const LogicalSnapshot&>(plan), context_);
    case LogicalKind::kCreate: return Make<CreateOperator, LogicalCreate>(plan);
    case LogicalKind::kMerge: return MakeWithSubplan<MergeOperator, LogicalMerge>(plan);
    case LogicalKind::kSet: return Make<SetOperator, LogicalSet>(plan);
    case LogicalKind::kRemove: return Make<RemoveOperator, LogicalRemove>(plan);
    case LogicalKind::kDelete: return Make<DeleteOperator, LogicalDelete>(plan);
    case LogicalKind::kForeach: return MakeWithSubplan<ForeachOperator, LogicalForeach>(plan);
    case LogicalKind::kProcedureCall:
      return Make<ProcedureCallOperator, LogicalProcedureCall>(plan);
    case LogicalKind::kLoadCsv: return Make<LoadCsvOperator, LogicalLoadCsv>(plan);
  }
  throw Error(ErrorCode::kInternal, "a plan that was not made ready to run");
}

OperatorPtr Builder::MakeVarLength(const LogicalOperator& plan) {
  return static_cast<const LogicalVarLengthExpand&>(plan).is_list_bound
             ? Make<ListWalkOperator, LogicalVarLengthExpand>(plan)
             : Make<VarLengthExpandOperator, LogicalVarLengthExpand>(plan);
}

OperatorPtr Builder::MakeQuantified(const LogicalOperator& plan) {
  Subplan repetition = BuildSubplan(*plan.children[1], context_);
  return std::make_unique<QuantifiedExpandOperator>(
      static_cast<const LogicalQuantifiedExpand&>(plan), context_, Input(plan),
      std::move(repetition.root), std::move(repetition.slot));
}

// The right side reads the same outer rows as the left one, if it reads any.
OperatorPtr Builder::MakeJoin(const LogicalOperator& plan) {
  return std::make_unique<JoinOperator>(static_cast<const LogicalJoin&>(plan), context_,
                                        Input(plan), Build(*plan.children[1]));
}

// One thread is measured more clearly than several.
OperatorPtr Builder::MakeGather(const LogicalOperator& plan) {
  if (context_->profile != nullptr || context_->thread_count < 2) {
    return Build(*plan.children.front());
  }
  return std::make_unique<GatherOperator>(static_cast<const LogicalGather&>(plan), context_);
}

}  // namespace

OperatorPtr BuildOperator(const LogicalOperator& plan, ExecutionContext* context,
                          const ArgumentSlot* slot) {
  return Builder(context, slot).Build(plan);
}

Subplan BuildSubplan(const LogicalOperator& plan, ExecutionContext* context) {
  Subplan subplan;
  subplan.slot = std::make_unique<ArgumentSlot>();
  subplan.root = BuildOperator(plan, context, subplan.slot.get());
  return subplan;
}

}  // namespace wenmai::query
