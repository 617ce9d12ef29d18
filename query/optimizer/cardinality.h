// Estimates of row counts from the graph's statistics.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
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
  // Relationships of one node with these labels, in this direction, to nodes with the others.
  double Degree(const std::vector<std::string>& labels, const std::vector<std::string>& types,
                graph::Direction direction, const std::vector<std::string>& to_labels = {}) const;
  // The rarest label that every node has which a relationship of the type comes from (kOut) or leads to (kIn);
  // nullopt if there is none.
  std::optional<std::string> LabelAtEnd(const std::string& type, graph::Direction direction) const;
  // Walks of a variable length from one node of degree `first`, through nodes of degree `further`.
  double Walks(double first, double further, const HopRange& hops) const;
  // Nodes that a seek of an index finds for one row.
  double Seek(const LogicalNodeIndexSeek& seek) const;
  // The part of the rows that meets a predicate, by its form alone.
  static double Selectivity(const Expression& predicate);
  // The part of the nodes with these labels whose property equals a value; nullopt where no index tells.
  std::optional<double> EqualPart(const std::vector<std::string>& labels, const std::string& key) const;

  // The labels by which the plan finds a node, as far as they are known.
  std::vector<std::string> LabelsOf(const LogicalOperator& plan, VariableId node) const;
  // Sets estimated_rows of `op` from its children's.
  double Estimate(const LogicalOperator& op) const;

 private:
  // The label that fewest nodes bear.
  std::optional<std::string> RarestOf(const std::vector<std::string>& labels) const;
  double Relationships(const std::optional<std::string>& from_label, const std::vector<std::string>& types,
                       const std::optional<std::string>& to_label) const;

  const graph::View& view_;
  // What the view was asked already: (label, type, label), each empty for any.
  mutable std::map<std::array<std::string, 3>, double> relationship_counts_;
};

}  // namespace wenmai::query
