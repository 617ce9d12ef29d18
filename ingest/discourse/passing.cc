#include "ingest/discourse/passing.h"

#include <algorithm>
#include <string_view>

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/discourse_focus.tsv";
constexpr std::u32string_view kMarks = U"，,；;：:。！!？?";

bool IsMark(char32_t c) { return kMarks.find(c) != std::u32string_view::npos; }

// Where the part that ends at `end` begins; the members of an English list, which commas part, belong
// to it.
int32_t PartBegin(const Reading& reading, Span sentence, int32_t end) {
  const std::u32string& folded = reading.folded();
  int32_t begin = end;
  while (true) {
    while (begin > sentence.begin && !IsMark(folded[begin - 1])) --begin;
    if (begin == sentence.begin || folded[begin - 1] != U',') return begin;
    int32_t member = begin - 1;
    while (member > sentence.begin && !IsMark(folded[member - 1])) --member;
    const Span part = {member, begin - 1};
    const IndexRange mentions = reading.MentionsIn(part);
    const bool is_member =
        mentions.end - mentions.begin == 1 &&
        HoldsOnlyName(reading, part, reading.document().mentions[mentions.begin].span);
    if (!is_member) return begin;
    begin = member;
  }
}

// Where what stands behind `begin` ends: lists of English go on over commas.
int32_t PartEnd(const Reading& reading, Span sentence, int32_t begin) {
  const std::u32string& folded = reading.folded();
  int32_t end = begin;
  while (end < sentence.end && (!IsMark(folded[end]) || folded[end] == U',' || folded[end] == U':' ||
                                folded[end] == U'：'))
    ++end;
  return end;
}

}  // namespace

PassingFinder::PassingFinder()
    : words_(kFile, IngestData(kFile)),
      before_(words_.Group("before")),
      behind_(words_.Group("behind")),
      governs_(words_.Group("governs")),
      begins_(words_.Group("begins")) {}

Standing PassingFinder::Find(const Reading& reading, Span sentence) const {
  Standing standing;
  for (const CueHit& word : words_.Find(reading.Folded(sentence))) {
    const Span span = {word.span.begin + sentence.begin, word.span.end + sentence.begin};
    if (word.groups.test(before_))
      standing.passing.push_back({PartBegin(reading, sentence, span.begin), span.begin});
    if (word.groups.test(behind_))
      standing.passing.push_back({span.end, PartEnd(reading, sentence, span.end)});
    if (word.groups.test(governs_)) standing.governed.push_back(span.end);
    if (word.groups.test(begins_)) standing.begun.push_back(span.end);
  }
  return standing;
}

bool Standing::IsPassing(Span name) const {
  return std::any_of(passing.begin(), passing.end(),
                     [&](Span stretch) { return stretch.Contains(name); });
}

}  // namespace wenmai::ingest
