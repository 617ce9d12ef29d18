#include "ingest/lexicon/name_match.h"

#include "ingest/lexicon/skeleton.h"
#include "text/char_class.h"
#include "text/fold.h"

namespace wenmai::ingest {
namespace {

bool IsWordLetter(char32_t c) { return text::IsLatin(c) || text::IsDigit(c); }

bool IsUpper(char32_t c) {
  return text::IsLatin(c) && text::Fold(std::u32string_view(&c, 1))[0] != c;
}

// True if a part of a name may begin with `c` after a space that other writers leave out.
bool BeginsPart(char32_t c) { return IsUpper(c) || !text::IsLatin(c); }

bool IsJoint(char32_t c) {
  const std::u32string folded = text::Fold(std::u32string_view(&c, 1));
  return folded.empty() || IsNameJoint(folded[0]);
}

}  // namespace

bool BeginsAlone(std::u32string_view text, Span span) {
  const char32_t first = text[span.begin];
  const char32_t before = span.begin > 0 ? text[span.begin - 1] : U'\n';
  if (IsWordLetter(first) && IsWordLetter(before)) return false;
  return !(text::IsDigit(first) && before == U'.');
}

bool StandsAlone(std::u32string_view text, Span span) {
  if (!BeginsAlone(text, span)) return false;
  const char32_t first = text[span.begin], last = text[span.end - 1];
  const char32_t before = span.begin > 0 ? text[span.begin - 1] : U'\n';
  const auto after_at = static_cast<size_t>(span.end);
  const char32_t after = after_at < text.size() ? text[after_at] : U'\n';
  const char32_t next = after_at + 1 < text.size() ? text[after_at + 1] : U'\n';
  if (IsWordLetter(last) && IsWordLetter(after)) return false;
  if (text::IsDigit(last) && after == U'.' && text::IsDigit(next)) return false;
  // A letter or two with a hyphen are part of something longer: X-ray, T-shirt.
  const bool is_short = span.size() <= 2 && IsWordLetter(first) && IsWordLetter(last);
  return !(is_short && (before == U'-' || after == U'-'));
}

bool IsSpelledLike(std::u32string_view words, std::u32string_view name, bool ordinary, bool exact) {
  if (name.starts_with(U"The ") && words.starts_with(U"the ")) return false;
  bool lost_capital = false, has_other_gap = false;
  size_t i = 0, j = 0;
  while (i < words.size() && j < name.size()) {
    const bool gap_in_words = IsJoint(words[i]), gap_in_name = IsJoint(name[j]);
    if (words[i] == U'\n') return false;
    if (gap_in_words || gap_in_name) {
      while (i < words.size() && IsJoint(words[i])) ++i;
      while (j < name.size() && IsJoint(name[j])) ++j;
      if (gap_in_words != gap_in_name && i < words.size() && !BeginsPart(words[i])) return false;
      has_other_gap |= gap_in_words != gap_in_name;
      continue;
    }
    if (words[i] != name[j] && exact) return false;
    if (IsUpper(name[j]) && !IsUpper(words[i]) && text::IsLatin(words[i])) lost_capital = true;
    ++i;
    ++j;
  }
  return !(lost_capital && (ordinary || has_other_gap));
}

}  // namespace wenmai::ingest
