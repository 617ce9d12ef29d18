#include <algorithm>

#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kStrong = 1.0f, kWeak = 0.8f;
constexpr int32_t kTermHeadSizeMax = 4;
constexpr int32_t kNameReach = 6;       // of a name behind another
constexpr int32_t kShortNameSize = 2;  // Chinese names of this length are often halves of two words

bool IsAllHan(std::u32string_view words) {
  return std::all_of(words.begin(), words.end(), [](char32_t c) { return text::IsHan(c); });
}

// 高通 in 苹果高通波音: known names on both sides, or one and the edge of a word.
bool StandsAmongNames(const ArticleView& view, Span span) {
  bool is_before = false, is_after = false;
  for (const LexiconMatch& match : view.MatchesEndingIn({span.begin - 1, span.end + kNameReach})) {
    if (match.is_weak || match.span.size() < kShortNameSize) continue;
    is_before |= match.span.end == span.begin;
    is_after |= match.span.begin == span.end;
  }
  return (is_before || is_after) && (is_before || BeginsWord(view.text(), span)) &&
         (is_after || EndsWord(view.text(), span));
}

bool StandsFree(const ArticleView& view, Span span, EntityType type) {
  const std::u32string_view words = view.document().View(span);
  if (span.size() > kShortNameSize + (type == EntityType::kPerson) || !IsAllHan(words)) return true;
  if (StandsAsWords(view.text(), span) || StandsAmongNames(view, span)) return true;
  // 美国 in 美国人
  return type == EntityType::kPlace && view.data().place_followers.Contains(view.At(span.end)) &&
         BeginsWord(view.text(), span);
}

// A person in a term that is called after them: 诺贝尔 in 诺贝尔物理学奖.
bool NamesTerm(const ArticleView& view, Span span) {
  return view.data().eponym_heads.PrefixSize(view.folded().substr(span.end, kTermHeadSizeMax)) > 0;
}

// `a 100` is not A100: one small letter alone is a word of its own.
bool BeginsWithWord(const ArticleView& view, Span span) {
  const char32_t first = view.text()[span.begin];
  return first >= U'a' && first <= U'z' && view.At(span.begin + 1) == U' ';
}

// An everyday English word with a capital proves nothing where every sentence begins with one.
bool IsDoubtfulEnglish(const ArticleView& view, Span span) {
  if (!view.IsEnglishAt(span.begin)) return false;
  const size_t at = view.WordFrom(span.begin);
  if (at >= view.words().size() || view.words()[at].span != span) return false;
  const LatinWord& word = view.words()[at];
  return word.is_ordinary && word.shape == WordShape::kCapital && view.BeginsSentence(span.begin);
}

}  // namespace

void FindLexiconNames(const ArticleView& view, Candidates* found) {
  for (const LexiconMatch& match : view.matches()) {
    if (match.goes_on) continue;
    const LexiconEntry& entry = view.lexicon().entry(match.entry);
    if (!view.IsOpen(match.span) || BeginsWithWord(view, match.span)) continue;
    if (!StandsFree(view, match.span, entry.type)) continue;
    if (entry.type == EntityType::kPerson && NamesTerm(view, match.span)) continue;
    const bool is_weak = match.is_weak || IsDoubtfulEnglish(view, match.span);
    found->Add({.span = match.span,
                .type = entry.type,
                .score = is_weak ? kWeak : kStrong,
                .source = MentionSource::kLexicon,
                .lexicon_entry = match.entry,
                .is_weak = is_weak});
  }
}

}  // namespace wenmai::ingest
