#include "ingest/mention/coined_word.h"

#include <algorithm>

#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kSizeMin = 2, kSizeMax = 4;

}  // namespace

void CoinedWords::CountBefore(Span follower) {
  for (int32_t size = kSizeMin; size <= kSizeMax && follower.begin >= size; ++size) {
    ++uses_[view_.Folded({follower.begin - size, follower.end})];
  }
}

Span CoinedWords::Before(Span follower) const {
  const int32_t end = follower.begin;
  int32_t run = 0;
  while (run <= kSizeMax && MayHold(view_.At(end - run - 1))) ++run;
  if (run < kSizeMin) return {end, end};
  const int used = UsesOf(follower, kSizeMin);
  if (used < 2) return {run <= kSizeMax ? end - run : end, end};
  int32_t size = kSizeMin;
  while (size < std::min(run, kSizeMax) && UsesOf(follower, size + 1) == used) ++size;
  return {end - size, end};
}

bool CoinedWords::MayHold(char32_t c) const {
  return text::IsHan(c) && !view_.data().never_in_name.Contains(c);
}

bool CoinedWords::IsUnknown(Span word) const {
  for (int32_t at = word.begin; at + kSizeMin <= word.end; ++at) {
    if (IsOneWord(view_.text(), {at, at + kSizeMin})) return false;
  }
  return true;
}

int CoinedWords::UsesOf(Span follower, int32_t size) const {
  if (follower.begin < size) return 0;
  const auto found = uses_.find(view_.Folded({follower.begin - size, follower.end}));
  return found == uses_.end() ? 0 : found->second;
}

}  // namespace wenmai::ingest
