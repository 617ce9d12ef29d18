// An article with its mentions, statements and claims, written as the difference between what the
// graph shows and what it shall show.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "graph/graph.h"
#include "ingest/load/article_graph.h"
#include "ingest/load/books.h"
#include "ingest/load/entity_writer.h"
#include "ingest/load/fact_writer.h"
#include "ingest/load/schema.h"

namespace wenmai::ingest {

// What becomes of an article in one transaction: new (no before), forgotten (no after), or changed,
// be it in its text or only in where its parts are at home.
struct ArticleChange {
  std::optional<ArticleState> before, after;
  bool has_new_text = false;  // after->extraction holds a text to be written
  bool is_redone = false;     // even what is the same is to be derived again
};

class ArticleWriter {
 public:
  ArticleWriter(graph::Transaction* transaction, Books* books, const Schema* schema,
                EntityWriter* entities, FactWriter* facts)
      : transaction_(*transaction),
        books_(*books),
        schema_(*schema),
        entities_(*entities),
        facts_(*facts) {}

  // Throws Error{kInternal}, naming the article, if a span does not yield its surface.
  void Write(const std::string& id, const ArticleChange& change);

 private:
  void WriteArticle(const ArticleChange& change, ArticleRecord* record);
  void WriteMentions(NodeId article, const ArticleGraph& drawn, const ArticleGraph& wanted);
  void WriteStatements(NodeId article, const ArticleGraph& drawn, const ArticleGraph& wanted);
  std::vector<NodeId> WriteClaims(NodeId article, const std::vector<NodeId>& drawn_nodes,
                                  const ArticleGraph& drawn, const ArticleChange& change,
                                  const ArticleGraph& wanted);
  NodeId CreateClaim(NodeId article, const ClaimRow& row, const Extraction& extraction);
  void DrawClaimEnds(NodeId claim, const ClaimRow& row);
  void TallyAll(const std::string& id, const ArticleState& state, const ArticleGraph& article_graph,
                const ArticleGraph& other, bool is_comparable, int64_t step);

  graph::Transaction& transaction_;
  Books& books_;
  const Schema& schema_;
  EntityWriter& entities_;
  FactWriter& facts_;
};

}  // namespace wenmai::ingest
