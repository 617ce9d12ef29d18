#include "ingest/mention/proper_noun.h"

#include <algorithm>

namespace wenmai::ingest {

ProperNouns::ProperNouns(const ArticleView& view) : view_(view) {
  for (const LatinWord& word : view.words()) {
    if (word.shape == WordShape::kLower) small_words_.insert(word.folded);
  }
}

bool ProperNouns::IsOne(Span span) const {
  const Block* block = view_.BlockAt(span.begin);
  if (block == nullptr || block->kind != BlockKind::kParagraph) return false;
  if (!view_.IsEnglishAt(span.begin) || view_.BeginsSentence(span.begin)) return false;
  const auto& words = view_.words();
  const size_t first = view_.WordFrom(span.begin);
  size_t end = first;
  bool is_common = true;
  for (; end < words.size() && words[end].span.begin < span.end; ++end) is_common &= IsCommon(end);
  return end > first && !is_common && !IsOfPlace(span, end - first > 1);
}

bool ProperNouns::IsCommon(size_t word) const {
  const std::u32string& folded = view_.words()[word].folded;
  return small_words_.contains(folded) || view_.data().capitalised_words.Contains(folded) ||
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
