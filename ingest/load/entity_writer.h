// Entities, their names and what they are known as, from the tallies to the graph.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "graph/graph.h"
#include "ingest/load/article_graph.h"
#include "ingest/load/books.h"
#include "ingest/load/schema.h"

namespace wenmai::ingest {

class EntityWriter {
 public:
  EntityWriter(graph::Transaction* transaction, Books* books, const Schema* schema)
      : transaction_(*transaction), books_(*books), schema_(*schema) {}

  // Counts (`step` 1) an appearance of the entity in an article, or takes it back (-1).
  void Tally(NodeId node, const Appearance& appearance, const std::string& article, int64_t day,
             int64_t step);

  // Parts of the node have moved to `successor`: should it vanish, what the user has tied to it
  // goes there.
  void SetSuccessor(NodeId node, NodeId successor) { successors_[node] = successor; }

  // Writes every entity whose tally has changed. An entity that appears nowhere any more is
  // deleted. REQUIRES: ArticleRecord::homes and the evidence records are those of the articles now
  // in the graph, and the decisions those in force.
  void Write(const Decisions& decisions);

 private:
  struct Change {
    std::set<std::string> names;       // whose tally has changed
    std::set<std::string> lost_names;  // whose earliest evidence was taken back
  };

  void WriteEntity(NodeId node, const Change& change, const Decisions& decisions);
  void WriteLabels(NodeId node, EntityType type);
  void WriteName(NodeId node, const std::string& text, EntityRecord* entity);
  void RemoveName(const std::string& text, EntityRecord* entity);
  NodeId NameNode(const std::string& text, const std::string& folded);
  void ReleaseName(const std::string& text);
  Evidence EarliestEvidence(NodeId node, const std::string& text);
  void Retire(NodeId node);

  graph::Transaction& transaction_;
  Books& books_;
  const Schema& schema_;
  std::map<NodeId, Change> changes_;
  std::unordered_map<NodeId, NodeId> successors_;
};

}  // namespace wenmai::ingest
