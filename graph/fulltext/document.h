// What an element says to a full-text index, and what a transaction changes of it. Internal to graph/.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "graph/fulltext/analyzer.h"
#include "graph/fulltext/posting_codec.h"
#include "graph/index_update.h"
#include "graph/schema.h"
#include "graph/view_state.h"

namespace wenmai::graph {

// The strings that an element has under the keys of an index, those in lists too; none if the element is
// not one of the index's.
using FullTexts = std::vector<std::string>;
FullTexts ReadFullTexts(const FullTextDefinition& index, std::string_view record,
                        PropertyDecoder decode);
FullTexts ReadFullTexts(View::State& state, const FullTextDefinition& index, uint64_t id);

// The terms of an element, sorted by term and place. Phrases do not reach from one text to the next.
class FullTextDocument {
 public:
  FullTextDocument() = default;
  FullTextDocument(const FullTexts& texts, FullTextAnalyzer* analyzer);

  // In how many places there is a term. 0: the element is not in the index.
  uint32_t length() const { return static_cast<uint32_t>(terms_.size()); }
  bool Has(std::string_view term) const;
  // Calls visit(term, places) for each distinct term, ascending.
  void ForEachTerm(
      absl::FunctionRef<void(const std::string&, std::span<const uint32_t>)> visit) const;

 private:
  std::vector<FullTextTerm> terms_;
};

struct FullTextChange {
  uint64_t element;
  FullTextDocument before, after;
};
// Calls `visit` for each element, ascending, that says something else after the transaction than before.
// To an index that the transaction made, every element does.
void ForEachFullTextChange(View::State& state, const FullTextDefinition& index,
                           FullTextAnalyzer* analyzer,
                           absl::FunctionRef<void(const FullTextChange&)> visit);

FullTextCounters ReadFullTextCounters(const Snapshot& snapshot, IndexId index);
// Adds the changes of a transaction to the batch. REQUIRES: state.own_pending != nullptr.
void WriteFullText(View::State& state, Batch* batch);

}  // namespace wenmai::graph
