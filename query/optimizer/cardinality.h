// Estimates of row counts from the graph's statistics.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "query/plan/logical_operator.h"

namespace wenmai::query {

class LogicalNodeIndexSeek;

class Cardinality {
 public:
  explicit Cardinality(const graph::View& view) : view_(view) {}

  const graph::View& view() const { return view_; }

  // Nodes that bear all the labels.
  double Nodes(const std::vector<std::string>& labels) const;
  double Relationships(const std::vector<std::string>& types) const;
  // Relationships that leave one node with these labels.
  double Degree(const std::vector<std::string>& labels, const std::vector<std::string>& types,
                graph::Direction direction) const;
  // Walks of a variable length from one node of degree `first`, through nodes of degree `further`.
  double Walks(double first, double further, const HopRange& hops) const;
  // Nodes that a seek of an index finds for one row.
  double Seek(const LogicalNodeIndexSeek& seek) const;
  // The part of the rows that meets a predicate.
  static double Selectivity(const Expression& predicate);

  // Sets estimated_rows of `op` from its children's.
  double Estimate(const LogicalOperator& op) const;

 private:
  const graph::View& view_;
};

}  // namespace wenmai::query
