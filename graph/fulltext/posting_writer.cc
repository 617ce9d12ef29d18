#include "graph/fulltext/posting_writer.h"

namespace wenmai::graph {

void PostingWriter::Add(const FullTextChange& change) {
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

void PostingWriter::Flush() {
  for (const auto& [term, operand] : operands_) {
    put_(EncodePostingKey(index_, term, block_), operand.bytes);
  }
  operands_.clear();
}

void PostingWriter::Append(const std::string& term, uint64_t element, uint32_t length,
                           std::span<const uint32_t> places) {
  const auto [place, is_new] = operands_.try_emplace(term, Operand{block_ * kPostingBlockIds, {}});
  AppendPosting(element, length, places, &place->second.previous, &place->second.bytes);
}

}  // namespace wenmai::graph
