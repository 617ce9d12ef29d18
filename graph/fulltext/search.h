// Answers full-text queries with the elements that match, scored by BM25. Internal to graph/; View's
// door to it is View::SearchFullText.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/fulltext/document.h"
#include "graph/fulltext/posting_codec.h"
#include "graph/fulltext/query.h"

namespace wenmai::graph {

// One search of one index, as a view sees it: what is stored, less what the transaction changed, and the
// changed elements as they are now.
class FullTextSearch {
 public:
  // `check` is called again and again, and may throw to end the search.
  FullTextSearch(View::State& state, const FullTextDefinition& index,
                 const std::function<void()>& check);

  // By falling score, equal ones by id.
  std::vector<FullTextHit> Run(std::string_view query);

 private:
  using Hits = std::vector<FullTextHit>;  // by element

  Hits Match(const FullTextQuery& query);
  Hits MatchPhrase(const std::vector<FullTextQuery::Term>& phrase);
  Hits MatchGroup(const FullTextQuery& group);

  const PostingList& Postings(const FullTextQuery::Term& term);
  PostingList ReadPostings(const FullTextQuery::Term& term);
  double Rarity(size_t element_count) const;
  double Score(double rarity, size_t count, uint32_t length) const;

  View::State& state_;
  const FullTextDefinition& index_;
  const std::function<void()>& check_;
  FullTextAnalyzer analyzer_;
  FullTextCounters counters_;
  std::map<uint64_t, FullTextDocument> changed_;  // by the transaction, as they are now
  std::map<std::pair<std::string, bool>, PostingList> postings_;  // read so far
};

}  // namespace wenmai::graph
