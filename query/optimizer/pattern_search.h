// The plan of one pattern while it grows: what is solved, and the steps that solve more.
// join_order.cc and order_pattern.cc choose among the steps.
#pragma once

#include <absl/container/flat_hash_map.h>

#include "query/optimizer/rule.h"
#include "query/plan/filter.h"
#include "query/plan/match.h"
#include "query/plan/scan.h"

namespace wenmai::query {

class LogicalVarLengthExpand;

class PatternSearch {
 public:
  struct Step {
    enum class Kind { kRelationship, kQuantified, kStart };
    Kind kind;
    size_t index;        // into the pattern's relationships, quantified parts or nodes
    bool is_from_start;  // walked from its start node
  };

  // Solves `match` for the rows of `input`.
  PatternSearch(const LogicalMatch& match, LogicalPlan input, RuleContext* context);

  bool is_done() const;
  // What can be walked from the nodes that are bound and, while the rows are few, other nodes that are
  // found at once: a walk between two of them can come from both sides.
  std::vector<Step> Steps() const;
  void Take(const Step& step);

  // The nodes (by index) that nothing bound leads to, if there are no more steps.
  std::vector<size_t> UnboundNodes() const;
  // Whether to Start the node on the rows at hand rather than Apart.
  bool IsStartedHere(size_t node) const;
  // Finds the node by itself, for each row.
  void Start(size_t node);
  // The same search with nothing bound, for a part of the pattern that is not connected to the rest.
  PatternSearch Apart() const;
  // The same, but it may find nodes of the rest again.
  PatternSearch Beside() const;
  // Combines with a search that was begun by Apart or Beside. Both must have the same node where both have
  // found one.
  void Join(const PatternSearch& apart);
  // What Join costs at least, both searches included.
  double JoinCost(const PatternSearch& apart) const;

  // The plan, with the conditions that had to wait for the end. Throws Error{kUnsupported} if there is a
  // walk that nothing allows to take. REQUIRES: UnboundNodes() is empty.
  LogicalPlan Finish();

  double rows() const { return plan_->estimated_rows; }
  double cost() const { return cost_; }  // the rows of all steps, and what they look at
  bool IsSolved(size_t relationship) const { return is_relationship_solved_[relationship]; }
  bool IsFound(size_t node) const { return IsBound(pattern_->nodes[node].variable); }
  // Whether nothing was there before the pattern: one row without columns.
  bool IsAtStart() const;
  const PatternPath* ShortestPathOf(size_t relationship) const;

 private:
  // A relationship variable that is bound, and what it may coincide with.
  struct Used {
    VariableId variable;
    std::vector<std::string> types;
  };

  bool IsBound(VariableId variable) const { return Contains(plan_->schema, variable); }
  bool IsBoundElsewhere(VariableId variable) const {
    return Contains(bound_elsewhere_, variable);
  }
  // Whether nothing that the condition reads is still to be found, or bound elsewhere.
  bool CanRead(const ExpressionPtr& condition) const;
  bool CanRead(const QuantifiedPath& quantified) const;
  const PatternNode& NodeOf(VariableId variable) const;
  std::vector<VariableId> DistinctFrom(const std::vector<std::string>& types) const;

  // What is known of the pattern before any step.
  struct Estimates {
    std::vector<std::vector<std::string>> labels;  // by node: asked, or told by the types around it
    std::vector<double> node_rows;  // by node: those that meet what is asked of it alone
    absl::flat_hash_map<const Expression*, double> selectivities;  // of the predicates
  };
  static std::shared_ptr<const Estimates> EstimatesOf(const LogicalMatch& match,
                                                      const Cardinality& cardinality);
  double Selectivity(const ExpressionPtr& predicate) const;
  const std::vector<std::string>& LikelyLabelsOf(VariableId node) const;

  // `cost`: what the step looks at beside the rows it gives.
  void Push(std::shared_ptr<LogicalOperator> op, double rows, double cost = 0);
  void TakeRelationship(size_t index, bool is_from_start);
  void TakeEndpoints(const PatternRelationship& relationship);
  void TakeExpand(const PatternRelationship& relationship, bool is_from_start);
  void TakeVarLength(size_t index, bool is_from_start);
  // Takes a condition that every relationship of the walk must meet out of the predicates.
  void TakeStepPredicate(LogicalVarLengthExpand* op);
  void TakeShortest(const PatternRelationship& relationship, const PatternPath& path);
  void TakeQuantified(size_t index);
  // Whether the value can be computed for each row at hand.
  bool IsKnown(const Expression& value) const;
  // Whether one node is found without a scan.
  bool IsFoundAtOnce(const PatternNode& node) const;
  // The known value that a predicate says id(node) equals, or nullptr.
  ExpressionPtr IdOf(VariableId node) const;
  // The index seek that finds fewest candidates for the node, or nullptr if no index helps.
  void DropAnswered(const LogicalNodeIndexSeek& seek);
  std::shared_ptr<LogicalNodeIndexSeek> IndexSeekOf(const PatternNode& node) const;
  std::shared_ptr<LogicalNodeScan> ScanOf(const PatternNode& node) const;

  // Adds the conditions and paths for which everything is bound now, label tests first.
  void ApplyReady(std::vector<LogicalFilter::LabelTest> label_tests);
  // The tests of nodes that have just been found, except for the label they were found by.
  std::vector<LogicalFilter::LabelTest> LabelTests(
      const std::vector<VariableId>& nodes,
      const std::optional<std::string>& scanned_label = {}) const;
  void AddReadyPredicates(LogicalFilter* filter);
  void PushFilter(std::shared_ptr<LogicalFilter> filter);
  void BuildReadyPaths();
  bool BuildPath(const PatternPath& path);

  std::shared_ptr<const PatternGraph> pattern_;
  std::shared_ptr<const Estimates> estimates_;
  RuleContext* context_;
  LogicalPlan plan_;
  double cost_ = 0;
  VariableSet bound_elsewhere_;  // by the search that this one stands apart from
  std::vector<ExpressionPtr> predicates_;  // not yet tested
  std::vector<bool> is_relationship_solved_, is_quantified_solved_, is_path_built_;
  std::vector<Used> used_;
  // The walks that named paths are built from: of relationships of variable length, and of quantified
  // parts.
  std::vector<std::optional<VariableId>> segments_, quantified_segments_;
};

}  // namespace wenmai::query
