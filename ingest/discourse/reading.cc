#include "ingest/discourse/reading.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

template <typename Element>
IndexRange Within(const std::vector<Element>& elements, Span span) {
  const auto begin =
      std::lower_bound(elements.begin(), elements.end(), span.begin,
                       [](const Element& element, int32_t at) { return element.span.begin < at; });
  auto end = begin;
  while (end != elements.end() && end->span.end <= span.end) ++end;
  return {static_cast<int32_t>(begin - elements.begin()),
          static_cast<int32_t>(end - elements.begin())};
}

bool IsLetter(char32_t c) {
  constexpr char32_t kFirstHan = 0x3400, kAfterHan = 0xFF00;
  return (c >= U'a' && c <= U'z') || (c >= kFirstHan && c < kAfterHan);
}

// Has the text, for its length, next to no commas?
bool LacksCommas(std::u32string_view text) {
  constexpr int64_t kCharactersOfComma = 40;  // a text with marks has one in 10 to 25
  const auto is_comma = [](char32_t c) { return c == U'，' || c == U'、' || c == U'。'; };
  const int64_t commas = std::count_if(text.begin(), text.end(), is_comma);
  return commas * kCharactersOfComma < static_cast<int64_t>(text.size());
}

}  // namespace

Reading::Reading(const Document& document, const CueTable& cues)
    : document_(document),
      folded_(FoldInPlace(document.clean)),
      cues_(cues.Find(folded_)),
      blanks_part_(LacksCommas(folded_)) {}

IndexRange Reading::MentionsIn(Span span) const { return Within(document_.mentions, span); }
IndexRange Reading::CuesIn(Span span) const { return Within(cues_, span); }

CueGroups Reading::GroupsIn(Span span) const {
  CueGroups groups;
  const IndexRange range = CuesIn(span);
  for (int32_t i = range.begin; i < range.end; ++i) groups |= cues_[i].groups;
  return groups;
}

int32_t Reading::PreviousInBlock(int32_t sentence) const {
  const std::vector<Sentence>& sentences = document_.sentences;
  if (sentence == 0 || sentences[sentence - 1].block != sentences[sentence].block) return kNone;
  return sentence - 1;
}

bool HoldsOnlyName(const Reading& reading, Span line, Span name) {
  const std::u32string_view before = reading.Folded({line.begin, name.begin});
  const std::u32string_view behind = reading.Folded({name.end, line.end});
  return std::none_of(before.begin(), before.end(), IsLetter) &&
         std::none_of(behind.begin(), behind.end(), IsLetter);
}

}  // namespace wenmai::ingest
