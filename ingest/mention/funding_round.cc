#include "ingest/mention/funding_round.h"

#include <algorithm>

#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr std::u32string_view kPre = U"pre", kSeries = U"series";
constexpr char32_t kLastLetter = U'k';

bool IsRoundLetter(char32_t c) { return c >= U'a' && c <= kLastLetter; }
bool IsWordLetter(char32_t c) { return text::IsLatin(c) || text::IsDigit(c); }

class RoundReader {
 public:
  explicit RoundReader(std::u32string_view text) : text_(text) {}

  char32_t At(size_t at) const { return at < text_.size() ? text_[at] : U'\n'; }

  // round := letter digit? "+"*
  size_t RoundEnd(size_t at) const {
    if (!IsRoundLetter(At(at))) return at;
    ++at;
    if (text::IsDigit(At(at))) ++at;
    while (At(at) == U'+') ++at;
    return at;
  }

  // ("pre" "-"?)* round, before 轮; `end` is where 轮 stands.
  size_t BeginBefore(size_t end) const {
    size_t begin = end;
    while (begin > 0 && (IsWordLetter(At(begin - 1)) || At(begin - 1) == U'+' || At(begin - 1) == U'-')) --begin;
    size_t at = begin;
    while (text_.substr(at).starts_with(kPre)) at += kPre.size() + (At(at + kPre.size()) == U'-' ? 1 : 0);
    return RoundEnd(at) == end ? begin : end;
  }

  // The end of a round behind `series` at `at`, or `at`.
  size_t SeriesEnd(size_t at) const {
    const size_t letter = at + kSeries.size() + 1;
    const bool is_word = At(letter - 1) == U' ' && (at == 0 || !IsWordLetter(At(at - 1)));
    const size_t end = RoundEnd(letter);
    return is_word && end > letter && !IsWordLetter(At(end)) ? end : at;
  }

 private:
  std::u32string_view text_;
};

Span ToSpan(size_t begin, size_t end) { return {static_cast<int32_t>(begin), static_cast<int32_t>(end)}; }

}  // namespace

std::vector<Span> FindFundingRounds(std::u32string_view text) {
  const RoundReader reader(text);
  std::vector<Span> rounds;
  for (const char32_t mark : {U'轮', U'輪'}) {
    for (size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
      const size_t begin = reader.BeginBefore(at);
      if (begin < at) rounds.push_back(ToSpan(begin, at));
    }
  }
  for (size_t at = text.find(kSeries); at != text.npos; at = text.find(kSeries, at + 1)) {
    const size_t end = reader.SeriesEnd(at);
    if (end > at) rounds.push_back(ToSpan(at, end));
  }
  std::sort(rounds.begin(), rounds.end());
  return rounds;
}

}  // namespace wenmai::ingest
