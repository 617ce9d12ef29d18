#include "ingest/mention/latin_run.h"

#include <algorithm>

#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kRunWordsMax = 7;

// 83North, 23andMe; not 4K, 3D.
bool HoldsCapitalWord(const LatinWord& word) {
  constexpr ptrdiff_t kLettersMin = 5;  // more than a unit has
  return word.shape == WordShape::kMixed && word.folded.find(U'-') == word.folded.npos &&
         std::count_if(word.folded.begin(), word.folded.end(), text::IsLatin) >= kLettersMin;
}

// Two letters in a row: `K-1` and `P-R-O` are no names.
bool HasSyllable(std::u32string_view word) {
  for (size_t i = 1; i < word.size(); ++i) {
    if (text::IsLatin(word[i - 1]) && text::IsLatin(word[i])) return true;
  }
  return false;
}

// I've, You're; not O'Sullivan.
bool IsContraction(const LatinWord& word, std::u32string_view text) {
  const size_t mark = word.folded.find_first_of(U"'’");
  if (!word.is_english || mark == std::u32string::npos || mark + 1 == word.folded.size()) return false;
  return text[word.span.begin + static_cast<int32_t>(mark) + 1] == word.folded[mark + 1];
}

}  // namespace

bool LatinRuns::IsRare(size_t i) const {
  const LatinWord& word = words_[i];
  return !word.is_english && !word.is_term && !IsConnector(i) && word.folded.size() > 1;
}

// In English a short one behind a name, which nothing is counted by: Polestar 2 was, not Tesla 3 million.
bool LatinRuns::IsNumber(size_t i) const {
  constexpr size_t kNumberSizeMax = 2;
  if (words_[i].shape != WordShape::kNumber) return false;
  if (!view_.IsEnglishAt(words_[i].span.begin)) return true;
  if (words_[i].folded.size() > kNumberSizeMax || view_.At(words_[i].span.end) == U'%') return false;
  const bool is_last = i + 1 == words_.size() || !IsJoined(i);
  return is_last || !view_.data().counted_words.Contains(words_[i + 1].folded);
}

bool LatinRuns::IsNameWord(size_t i) const {
  const LatinWord& word = words_[i];
  if (view_.data().titles.Contains(word.folded)) return false;
  if (text::IsDigit(word.folded[0]) && !HoldsCapitalWord(word)) return false;
  if (EndsRun(i) || IsContraction(word, view_.text())) return false;
  if (word.folded.size() == 1 || !HasSyllable(word.folded)) return false;
  if (IsLinked(i) || view_.IsHandle(word.span)) return true;
  return word.shape == WordShape::kCapital || word.shape == WordShape::kUpper ||
         word.shape == WordShape::kMixed;
}

// A link whose text is one rare word names what it leads to: [microfeed](…).
bool LatinRuns::IsLinked(size_t i) const { return IsRare(i) && view_.IsLinked(words_[i].span); }

// A word that parts names even where headlines give it a capital: Claude VS ChatGPT.
// So does one that tells of what another has: Munich-based Helsing.
bool LatinRuns::EndsRun(size_t i) const {
  const std::u32string& word = words_[i].folded;
  return view_.data().run_breaks.Contains(word) ||
         (word.rfind(U'-') != word.npos &&
          view_.data().run_breaks.Contains(word.substr(word.rfind(U'-'))));
}

bool LatinRuns::IsConnector(size_t i) const { return view_.data().connectors.Contains(words_[i].folded); }

// True if one space, or an ampersand between spaces, stands between word i and the next.
bool LatinRuns::IsJoined(size_t i) const {
  if (i + 1 >= words_.size()) return false;
  const int32_t begin = words_[i].span.end, end = words_[i + 1].span.begin;
  const std::u32string_view gap = view_.Folded({begin, end});
  return gap == U" " || gap == U" & ";
}

size_t LatinRuns::EndOf(size_t begin) const {
  if (!IsNameWord(begin)) return begin;
  size_t end = begin + 1;
  while (end < words_.size() && end - begin < kRunWordsMax && IsJoined(end - 1)) {
    if (IsNameWord(end) || IsNumber(end)) {
      ++end;
    } else if (EndsRun(end)) {
      break;
    } else if (IsConnector(end) && end + 1 < words_.size() && IsJoined(end) &&
               IsNameWord(end + 1)) {
      end += 2;
    } else if (IsConnector(end) && end + 2 < words_.size() && IsConnector(end + 1) &&
               IsJoined(end) && IsJoined(end + 1) && IsNameWord(end + 2)) {
      end += 3;  // van de Panne
    } else {
      break;
    }
  }
  return end;
}

}  // namespace wenmai::ingest
