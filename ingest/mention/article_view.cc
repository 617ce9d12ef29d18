#include "ingest/mention/article_view.h"

#include <algorithm>

#include "ingest/discourse/cue_table.h"
#include "ingest/mention/funding_round.h"
#include "text/char_class.h"
#include "text/fold.h"

namespace wenmai::ingest {
namespace {

constexpr double kEnglishShare = 4;  // Latin letters for one Chinese character
constexpr int kEnglishWordsMin = 3;
constexpr size_t kHyphenPartSizeMin = 2;  // T-Mobile is no everyday word

bool IsAsciiVisible(char32_t c) { return c > U' ' && c < 0x7F; }
bool IsWordLetter(char32_t c) { return text::IsLatin(c) || text::IsDigit(c); }

bool IsMailCharacter(char32_t c) {
  return text::IsAsciiAlphanumeric(c) || c == U'.' || c == U'-' || c == U'_';
}

// Characters that join letters to one word when letters stand on both sides.
bool IsInnerMark(char32_t c) {
  return c == U'-' || c == U'.' || c == U'&' || c == U'\'' || c == U'’' || c == U'·' || c == U'‑' ||
         c == U'‐';
}

bool IsUpperAt(std::u32string_view text, std::u32string_view folded, size_t i) {
  return text::IsLatin(text[i]) && text[i] != folded[i];
}

WordShape ShapeOf(std::u32string_view text, std::u32string_view folded) {
  size_t letters = 0, capitals = 0, digits = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text::IsDigit(text[i])) ++digits;
    if (!text::IsLatin(text[i])) continue;
    ++letters;
    if (IsUpperAt(text, folded, i)) ++capitals;
  }
  if (letters == 0) return WordShape::kNumber;
  if (digits > 0) return WordShape::kMixed;
  if (capitals == 0) return WordShape::kLower;
  if (capitals == letters) return WordShape::kUpper;
  return capitals == 1 && IsUpperAt(text, folded, 0) ? WordShape::kCapital : WordShape::kMixed;
}

bool IsApostrophe(char32_t c) { return c == U'\'' || c == U'’'; }

bool IsEverydayWord(std::u32string_view folded) { return OrdinaryEnglishWords().Contains(folded); }

bool IsEnglishWord(std::u32string_view folded) {
  return IsEverydayWord(folded) || RarerEnglishWords().Contains(folded);
}

// A word that passes, as it is or put together: don't, I'll, real-world.
bool IsMadeOf(std::u32string_view folded, bool (*passes)(std::u32string_view)) {
  if (passes(folded)) return true;
  const auto mark = static_cast<size_t>(
      std::find_if(folded.begin(), folded.end(), IsApostrophe) - folded.begin());
  if (mark < folded.size()) {
    const bool is_negated = mark > 1 && folded[mark - 1] == U'n' && folded[mark + 1] == U't';
    return mark == 1 || passes(folded.substr(0, is_negated ? mark - 1 : mark));
  }
  const size_t hyphen = folded.find(U'-');
  if (hyphen == folded.npos || hyphen < kHyphenPartSizeMin) return false;
  const std::u32string_view rest = folded.substr(hyphen + 1);
  if (!passes(folded.substr(0, hyphen))) return false;
  if (std::all_of(rest.begin(), rest.end(), text::IsDigit)) return true;  // level-3
  return rest.size() >= kHyphenPartSizeMin && IsMadeOf(rest, passes);
}

// The possessive at the end of an English word is not part of it.
int32_t PossessiveSize(std::u32string_view folded) {
  const size_t size = folded.size();
  if (size > 2 && folded[size - 1] == U's' && folded[size - 2] == U'\'') return 2;
  return 0;
}

}  // namespace

ArticleView::ArticleView(const Document& document, const Lexicon& lexicon, const NameData& data,
                         const MatchFilter& sees)
    : document_(document),
      lexicon_(lexicon),
      data_(data),
      folded_(FoldInPlace(document.clean)),
      matches_(lexicon.Find(document.clean)) {
  if (sees) std::erase_if(matches_, [&](const LexiconMatch& match) { return !sees(match); });
  for (const Mark& mark : document.marks) {
    marks_.push_back(mark.span);
    if (mark.kind == MarkKind::kLink) links_.push_back(mark.span);
  }
  std::sort(marks_.begin(), marks_.end());
  std::sort(links_.begin(), links_.end());
  FindClosedSpans();
  FindWords();
  FindEnglish();
}

// A block of Latin letters is English only if it has sentences: a name in a cell of a table is not.
void ArticleView::FindEnglish() {
  for (const Block& block : document_.blocks) {
    const text::ScriptShare share = text::MeasureScripts(document_.View(block.span));
    int small_words = 0;
    if (share.latin > kEnglishShare * share.han) {
      for (size_t w = WordFrom(block.span.begin);
           w < words_.size() && words_[w].span.begin < block.span.end; ++w) {
        small_words += words_[w].shape == WordShape::kLower && words_[w].is_ordinary;
      }
    }
    is_english_.push_back(small_words >= kEnglishWordsMin);
  }
}

void ArticleView::FindClosedSpans() {
  for (const Block& block : document_.blocks) {
    if (block.kind == BlockKind::kCode) closed_.push_back(block.span);
  }
  // An address ends at the first character that is no visible ASCII.
  const std::u32string_view text = folded();
  for (const std::u32string_view sign : {U"://", U"www."}) {
    for (size_t at = text.find(sign); at != text.npos; at = text.find(sign, at + 1)) {
      size_t begin = at, end = at;
      while (begin > 0 && text::IsLatin(text[begin - 1])) --begin;
      while (end < text.size() && IsAsciiVisible(text[end]) && text[end] != U')') ++end;
      closed_.push_back({static_cast<int32_t>(begin), static_cast<int32_t>(end)});
    }
  }
  // Mail addresses.
  for (size_t at = text.find(U'@'); at != text.npos; at = text.find(U'@', at + 1)) {
    size_t begin = at, end = at + 1;
    while (begin > 0 && IsMailCharacter(text[begin - 1])) --begin;
    while (end < text.size() && IsMailCharacter(text[end])) ++end;
    if (begin < at) closed_.push_back({static_cast<int32_t>(begin), static_cast<int32_t>(end)});
  }
  const std::vector<Span> rounds = FindFundingRounds(text);
  closed_.insert(closed_.end(), rounds.begin(), rounds.end());
  std::sort(closed_.begin(), closed_.end());
  std::vector<Span> merged;
  for (const Span span : closed_) {
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  closed_ = std::move(merged);
}

void ArticleView::FindWords() {
  const std::u32string_view text = this->text();
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t begin = 0; begin < size;) {
    if (!IsWordLetter(text[begin])) {
      ++begin;
      continue;
    }
    int32_t end = begin + 1;
    while (end < size && (IsWordLetter(text[end]) || (end + 1 < size && IsInnerMark(text[end]) &&
                                                      IsWordLetter(text[end + 1])))) {
      ++end;
    }
    const Span whole = {begin, end};
    const Span span = {begin, end - PossessiveSize(Folded(whole))};
    if (IsOpen(whole)) words_.push_back(MakeWord(span));
    begin = end;
  }
}

LatinWord ArticleView::MakeWord(Span span) const {
  LatinWord word;
  // `C++` and `C#`.
  while (span.end < size() && (At(span.end) == U'+' || At(span.end) == U'#') && span.size() <= 3) {
    ++span.end;
  }
  word.span = span;
  word.folded = Folded(span);
  word.shape = ShapeOf(document_.View(span), word.folded);
  word.is_ordinary = IsMadeOf(word.folded, IsEverydayWord);
  word.is_english = word.is_ordinary ||
                    (word.shape != WordShape::kNumber && IsMadeOf(word.folded, IsEnglishWord));
  word.is_term = data_.terms.Contains(word.folded);
  return word;
}

size_t ArticleView::WordFrom(int32_t position) const {
  const auto at =
      std::lower_bound(words_.begin(), words_.end(), position,
                       [](const LatinWord& word, int32_t p) { return word.span.end <= p; });
  return at - words_.begin();
}

std::span<const LexiconMatch> ArticleView::MatchesEndingIn(Span span) const {
  const auto ends_before = [](const LexiconMatch& match, int32_t position) {
    return match.span.end <= position;
  };
  const auto first = std::lower_bound(matches_.begin(), matches_.end(), span.begin, ends_before);
  return {first, std::lower_bound(first, matches_.end(), span.end, ends_before)};
}

bool ArticleView::HasKnownHead(Span span) const {
  const auto matches = MatchesEndingIn(span);
  return std::any_of(matches.begin(), matches.end(), [&](const LexiconMatch& match) {
    return match.span.begin == span.begin && match.span.end < span.end && !match.is_weak;
  });
}

bool ArticleView::IsOpen(Span span) const {
  const auto after = std::lower_bound(closed_.begin(), closed_.end(), span.end,
                                      [](Span closed, int32_t p) { return closed.begin < p; });
  return after == closed_.begin() || (after - 1)->end <= span.begin;
}

const Block* ArticleView::BlockAt(int32_t position) const {
  const auto after =
      std::upper_bound(document_.blocks.begin(), document_.blocks.end(), position,
                       [](int32_t p, const Block& block) { return p < block.span.begin; });
  if (after == document_.blocks.begin()) return nullptr;
  const Block& block = *(after - 1);
  return position < block.span.end ? &block : nullptr;
}

bool ArticleView::IsEnglishAt(int32_t position) const {
  const Block* block = BlockAt(position);
  return block != nullptr && is_english_[block - document_.blocks.data()];
}

bool ArticleView::BeginsSentence(int32_t position) const {
  int32_t at = position - 1;
  while (At(at) == U' ' || At(at) == U'"' || At(at) == U'“' || At(at) == U'(') --at;
  const char32_t before = At(at);
  return before == U'\n' || before == U'.' || before == U'!' || before == U'?' || before == U':' ||
         before == U'。' || before == U'！' || before == U'？' || before == U'：';
}

bool ArticleView::IsMarked(Span span) const {
  return std::binary_search(marks_.begin(), marks_.end(), span);
}

bool ArticleView::IsLinked(Span span) const {
  return std::binary_search(links_.begin(), links_.end(), span);
}

}  // namespace wenmai::ingest
