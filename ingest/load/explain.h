// `why`, in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "ingest/load/books.h"

namespace wenmai::ingest {

class Explainer {
 public:
  Explainer(const graph::View* view, Books* books);

  // For each entity a line, and one for each of its names: rule, count, and the words where it
  // first stands. An entity known by a short name only has a line with those it might be.
  std::vector<std::string> Explain(const std::vector<NodeId>& nodes);

  // If both names mean one entity, the steps that lead from the one to the other; else what keeps
  // them apart.
  std::vector<std::string> Compare(std::string_view first_name, NodeId first,
                                   std::string_view second_name, NodeId second);

 private:
  std::string Headline(const EntityRecord& entity) const;
  std::string NameLine(const std::string& text, const NameTally& tally);
  std::string Place(const std::string& article, Span span);
  std::string Words(const std::string& article, Span span);
  std::string CandidatesLine(NodeId node, const EntityRecord& entity);
  std::vector<std::string> ExplainSame(std::string_view first_name, std::string_view second_name,
                                       const EntityRecord& entity);
  std::vector<std::string> ExplainApart(const EntityRecord& first, const EntityRecord& second);
  std::vector<Key> PathBetween(const Key& from, const Key& to);
  std::string StepLine(const Key& from, const Key& to);
  std::string DescribeKey(const Key& key) const;
  std::string RuleOfLink(const Key& from, const Key& to);

  const graph::View& view_;
  Books& books_;
  Decisions decisions_;
};

}  // namespace wenmai::ingest
