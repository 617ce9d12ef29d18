// Patterns as they were written.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/graph.h"
#include "query/ast/expression.h"

namespace wenmai::query::ast {

// How often a variable-length relationship or a group of a path repeats.
struct Repetition {
  uint64_t min = 1;
  std::optional<uint64_t> max;  // nullopt: unbounded
};

struct NodePattern {
  Span span;
  std::optional<Name> variable;
  LabelExpressionPtr labels;  // may be null
  std::vector<DynamicNames> dynamic_labels;
  ExpressionPtr properties;  // a MapLiteral, a Parameter or null
  ExpressionPtr where;       // may be null

  bool has_labels() const { return labels != nullptr || !dynamic_labels.empty(); }
};

struct RelationshipPattern {
  Span span;
  std::optional<Name> variable;
  LabelExpressionPtr types;  // may be null
  std::vector<DynamicNames> dynamic_types;
  ExpressionPtr properties;  // a MapLiteral, a Parameter or null
  ExpressionPtr where;       // may be null
  bool has_left_arrow = false, has_right_arrow = false;
  std::optional<Repetition> hops;

  // Both arrows together mean either direction, as none does.
  graph::Direction direction() const {
    if (has_left_arrow == has_right_arrow) return graph::Direction::kBoth;
    return has_left_arrow ? graph::Direction::kIn : graph::Direction::kOut;
  }
};

struct PathGroup;

// The elements of a path from left to right: nodes and relationships alternate; a group stands
// between nodes, or begins or ends the path.
using PathElement =
    std::variant<NodePattern, RelationshipPattern, std::unique_ptr<PathGroup>>;

enum class PathSelector : uint8_t { kNone, kShortest, kAllShortest, kShortestGroups };

struct PathPattern {
  Span span;
  std::optional<Name> variable;
  PathSelector selector = PathSelector::kNone;
  bool is_call = false;          // written as shortestPath(…) or allShortestPaths(…)
  ExpressionPtr shortest_count;  // `SHORTEST k`; null otherwise
  std::vector<PathElement> elements;
};

// `((a)-[:R]->(b) WHERE …){1,4}`; without repetition just parentheses.
struct PathGroup {
  PathPattern path;
  ExpressionPtr where;  // may be null
  std::optional<Repetition> repetition;
};

}  // namespace wenmai::query::ast
