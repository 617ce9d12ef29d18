// How the changes of a transaction become postings.
#include <map>
#include <optional>
#include <string>

#include "graph/fulltext/document.h"
#include "graph/fulltext/posting_codec.h"

namespace wenmai::graph {
namespace {

// Gathers the operands of one block of elements after the other, since elements ascend.
class PostingWriter {
 public:
  PostingWriter(IndexId index, Batch* batch) : index_(index), batch_(*batch) {}

  void Add(const FullTextChange& change) {
    const uint64_t block = change.element / kPostingBlockIds;
    if (block != block_) Flush();
    block_ = block;
    change.after.ForEachTerm([&](const std::string& term, std::span<const uint32_t> places) {
      Append(term, change.element, change.after.length(), places);
    });
    change.before.ForEachTerm([&](const std::string& term, std::span<const uint32_t>) {
      if (!change.after.Has(term)) Append(term, change.element, 0, {});
    });
  }

  void Flush() {
    for (const auto& [term, operand] : operands_) {
      batch_.Merge(Table::kFullText, EncodePostingKey(index_, term, block_), operand.bytes);
    }
    operands_.clear();
  }

 private:
  struct Operand {
    uint64_t previous;
    std::string bytes;
  };

  void Append(const std::string& term, uint64_t element, uint32_t length,
              std::span<const uint32_t> places) {
    const auto [place, is_new] = operands_.try_emplace(term, Operand{block_ * kPostingBlockIds, {}});
    AppendPosting(element, length, places, &place->second.previous, &place->second.bytes);
  }

  IndexId index_;
  Batch& batch_;
  uint64_t block_ = 0;
  std::map<std::string, Operand> operands_;
};

}  // namespace

FullTextCounters ReadFullTextCounters(const Snapshot& snapshot, IndexId index) {
  std::string bytes;
  if (!snapshot.Get(Table::kFullText, EncodeFullTextCountersKey(index), &bytes)) return {};
  return DecodeFullTextCounters(bytes);
}

void WriteFullText(View::State& state, Batch* batch) {
  FullTextAnalyzer analyzer;
  for (const FullTextDefinition& index : state.schema().full_text_indexes) {
    PostingWriter writer(index.id, batch);
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
