// How the changes of a transaction become postings.
#include <string>

#include "graph/fulltext/document.h"
#include "graph/fulltext/posting_codec.h"
#include "graph/fulltext/posting_writer.h"

namespace wenmai::graph {
FullTextCounters ReadFullTextCounters(const Snapshot& snapshot, IndexId index) {
  std::string bytes;
  if (!snapshot.Get(Table::kFullText, EncodeFullTextCountersKey(index), &bytes)) return {};
  return DecodeFullTextCounters(bytes);
}

void WriteFullText(View::State& state, Batch* batch) {
  FullTextAnalyzer analyzer;
  for (const FullTextDefinition& index : state.schema().full_text_indexes) {
    PostingWriter writer(index.id, [batch](std::string_view key, std::string_view operand) {
      batch->Merge(Table::kFullText, key, operand);
    });
    const FullTextCounters stored = ReadFullTextCounters(state.snapshot(), index.id);
    FullTextCounters counters = stored;
    ForEachFullTextChange(state, index, &analyzer, [&](const FullTextChange& change) {
      writer.Add(change);
      counters.Apply(change.before.length(), change.after.length());
    });
    writer.Flush();
    if (counters == stored) continue;
    batch->Put(Table::kFullText, EncodeFullTextCountersKey(index.id),
               EncodeFullTextCounters(counters));
  }
}

}  // namespace wenmai::graph
