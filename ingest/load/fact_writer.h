// Facts: a node to prove each and a relationship to walk it, from the tallies to the graph.
#pragma once

#include <set>
#include <string>
#include <unordered_set>

#include "graph/graph.h"
#include "ingest/load/article_graph.h"
#include "ingest/load/books.h"
#include "ingest/load/schema.h"

namespace wenmai::ingest {

class FactWriter {
 public:
  FactWriter(graph::Transaction* transaction, Books* books, const Schema* schema)
      : transaction_(*transaction), books_(*books), schema_(*schema) {}

  // Counts (`step` 1) an article's statement of the fact, or takes it back (-1).
  void Tally(const FactKey& fact, const Statement& statement, int64_t day, int64_t step);

  // The node of the fact, made if there is none. Tally it before Write.
  NodeId NodeOf(const FactKey& fact);

  // Writes every fact whose tally has changed, and those of entities whose first key is another
  // now: a fact's id is made from the first keys of its ends. A fact that nobody states is deleted.
  void Write(const std::unordered_set<NodeId>& renamed);

 private:
  void AddFactsOf(NodeId node);
  void WriteFact(const FactKey& fact);
  void Delete(const FactKey& fact, FactRecord* record);
  std::string FirstKeyOf(NodeId node);

  graph::Transaction& transaction_;
  Books& books_;
  const Schema& schema_;
  std::set<FactKey> changed_;
};

}  // namespace wenmai::ingest
