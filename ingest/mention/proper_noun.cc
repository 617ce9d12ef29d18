#include "ingest/mention/proper_noun.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace wenmai::ingest {
namespace {

// Formed from another word, which dictionaries then leave out.
bool IsInflected(std::u32string_view word) {
  constexpr std::u32string_view kEndings[] = {U"ing", U"ed", U"ly", U"ness", U"tion", U"tions", U"isation", U"able"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::u32string_view ending) { return word.ends_with(ending); });
}

}  // namespace

ProperNouns::ProperNouns(const ArticleView& view) : view_(view) {
  for (const LatinWord& word : view.words()) {
    if (word.shape == WordShape::kLower) small_words_.insert(word.folded);
  }
}

bool ProperNouns::IsInProse(Span span) const {
  const Block* block = view_.BlockAt(span.begin);
  return block != nullptr && block->kind == BlockKind::kParagraph && view_.IsEnglishAt(span.begin);
}

bool ProperNouns::IsOne(Span span) const {
  if (!IsInProse(span)) return false;
  const auto& words = view_.words();
  const size_t first = view_.WordFrom(span.begin);
  size_t end = first;
  bool is_common = true, is_english = true;
  for (; end < words.size() && words[end].span.begin < span.end; ++end) {
    is_common &= IsCommon(end);
    is_english &= words[end].is_english || words[end].is_term || IsInflected(words[end].folded);
  }
  if (end == first || is_common || (is_english && view_.BeginsSentence(span.begin))) return false;
  return !IsOfPlace(span, end - first > 1);
}

bool ProperNouns::IsOwner(Span span) const {
  constexpr int32_t kMarkSize = 3;  // 's and a space
  const auto& words = view_.words();
  const size_t next = view_.WordFrom(span.end);
  if (!IsInProse(span) || !view_.folded().substr(span.end).starts_with(U"'s ") || next >= words.size()) return false;
  const bool has_name = words[next].span.begin == span.end + kMarkSize && words[next].shape == WordShape::kCapital;
  return has_name && !IsCommon(view_.WordFrom(span.begin));
}

bool ProperNouns::IsCommon(size_t word) const {
  const std::u32string& folded = view_.words()[word].folded;
  if (view_.words()[word].shape == WordShape::kNumber) return true;  // May 12, Chapter 11
  return small_words_.contains(folded) || view_.data().capitalised_words.Contains(folded) ||
         view_.data().sentence_openers.Contains(folded) ||
         view_.data().demonym_endings.SuffixSize(folded) > 0;
}

// A rival from Leeds. What is of two words and at a place is seldom one that the lexicon lacks.
bool ProperNouns::IsOfPlace(Span span, bool is_phrase) const {
  const size_t at = view_.WordFrom(span.begin);
  if (at == 0 || view_.At(span.begin - 1) != U' ') return false;
  const std::u32string& before = view_.words()[at - 1].folded;
  return is_phrase ? before == U"in" : view_.data().place_prepositions.Contains(before);
}

}  // namespace wenmai::ingest
