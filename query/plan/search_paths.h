// The shortest trails through a path of several parts.
#pragma once

#include "query/plan/describe.h"
#include "query/plan/logical_operator.h"

namespace wenmai::query {

// Of the trails through the parts, the shortest between each two ends, in the order of their length. They
// are searched for from the root, which is bound; the other end is found unless it is bound too.
class LogicalSearchPaths : public LogicalNode<LogicalSearchPaths, LogicalKind::kSearchPaths> {
 public:
  struct Step {
    VariableId near, relationship, far;  // `near` on the side of the root
    graph::Direction direction;          // from `near`
    std::vector<std::string> types;
    std::vector<std::string> far_labels;    // of a group's nodes
    std::vector<ExpressionPtr> conditions;  // over the three, and what is known before
    ExpressionPtr predicate;                // over step_local; may be null
    VariableId step_local = 0;
  };
  // What one variable of a repetition becomes outside.
  struct Group {
    VariableId inner, outer;
  };
  enum class PartKind : uint8_t { kOnce, kList, kGroup };
  struct Part {
    PartKind kind;  // a relationship, a list of them, or repetitions of several
    std::vector<Step> steps;
    HopRange repetitions;
    // Of a group: its first node's labels, conditions on a whole repetition, and its variables.
    std::vector<std::string> begin_labels;
    std::vector<ExpressionPtr> conditions;
    std::vector<Group> groups;
    // The node behind the part.
    VariableId node;
    bool is_node_bound = false;
    std::vector<std::string> node_labels;
    std::vector<ExpressionPtr> node_conditions;
  };

  PathKind path_kind = PathKind::kShortest;
  ExpressionPtr count;  // null: one
  VariableId path = 0;
  VariableId root = 0;
  std::vector<Part> parts;  // outward from the root
  bool is_reversed = false;  // the root is the path's last node as written
  std::vector<ExpressionPtr> conditions;  // on the path as a whole

  VariableSet Introduces() const override;
  VariableSet Reads() const override;
  std::string Describe(const VariableTable& names) const override;
};

}  // namespace wenmai::query
