#include "graph/fulltext/check.h"

#include <map>
#include <set>

#include "absl/hash/hash.h"
#include "graph/element_scan.h"
#include "graph/fulltext/document.h"
#include "graph/fulltext/posting_codec.h"

namespace wenmai::graph {
namespace {

using Report = std::function<void(const std::string&)>;

// The postings of an element as an order-free sum of hashes; what the element says is added, what the
// rows say taken away, and nothing may be left.
using Sums = std::map<uint64_t, uint64_t>;

uint64_t HashOf(std::string_view term, uint32_t length, std::span<const uint32_t> places) {
  const std::string_view bytes(reinterpret_cast<const char*>(places.data()), places.size_bytes());
  return absl::HashOf(term, length, bytes);
}

FullTextCounters AddElements(View::State& state, const FullTextDefinition& index, Sums* sums) {
  FullTextAnalyzer analyzer;
  FullTextCounters counters;
  ForEachElement(state, index.entity, index.labels, [&](uint64_t id, std::string_view record) {
    const auto decode = state.Decoder(index.entity, id);
    const FullTextDocument document(ReadFullTexts(index, record, decode), &analyzer);
    counters.Apply(0, document.length());
    document.ForEachTerm([&](const std::string& term, std::span<const uint32_t> places) {
      (*sums)[id] += HashOf(term, document.length(), places);
    });
  });
  return counters;
}

void SubtractRows(const Snapshot& snapshot, IndexId index, Sums* sums) {
  const std::string rows = EncodeFullTextPrefix(index);
  snapshot.Scan(Table::kFullText, rows, PrefixEnd(rows),
                [&](std::string_view key, std::string_view value) {
                  PostingPlace place;
                  if (!DecodePostingKey(key, &place)) return true;
                  PostingList list;
                  DecodePostings(value, place.block, &list);
                  for (const PostingList::Entry& entry : list.entries) {
                    (*sums)[entry.element] -= HashOf(place.term, entry.length, list.PlacesOf(entry));
                  }
                  return true;
                });
}

void CheckIndex(View::State& state, const FullTextDefinition& index, const Report& report) {
  Sums sums;
  const FullTextCounters counters = AddElements(state, index, &sums);
  SubtractRows(state.snapshot(), index.id, &sums);
  const char* what = index.entity == EntityKind::kNode ? "node " : "relationship ";
  for (const auto& [element, sum] : sums) {
    if (sum == 0) continue;
    report("full-text index " + index.name + " does not hold the words of " + what +
           std::to_string(element));
  }
  if (ReadFullTextCounters(state.snapshot(), index.id) != counters) {
    report("full-text index " + index.name + " counts other elements than there are");
  }
}

// Rows of indexes that there are not.
void CheckStrayRows(View::State& state, const Report& report) {
  std::set<IndexId> strays;
  state.snapshot().Scan(Table::kFullText, {}, {}, [&](std::string_view key, std::string_view) {
    const IndexId index = ByteReader(key, "full-text key").ReadBigEndian32();
    const bool is_unfinished = index >= state.schema().next_id;  // an index build was cut short
    if (!is_unfinished && state.schema().FindFullTextIndex(index) == nullptr) strays.insert(index);
    return true;
  });
  for (const IndexId index : strays) {
    report("there are rows of full-text index " + std::to_string(index) + ", which does not exist");
  }
}

}  // namespace

void CheckFullText(View::State& state, const Report& report) {
  for (const FullTextDefinition& index : state.schema().full_text_indexes) {
    CheckIndex(state, index, report);
  }
  CheckStrayRows(state, report);
}

}  // namespace wenmai::graph
