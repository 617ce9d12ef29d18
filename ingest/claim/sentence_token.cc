#include "ingest/claim/sentence_token.h"

namespace wenmai::ingest {
namespace {

bool IsHan(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }
bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x250); }

template <typename Belongs>
size_t EndOfRun(std::u32string_view text, size_t begin, Belongs belongs) {
  while (begin < text.size() && belongs(text[begin])) ++begin;
  return begin;
}

}  // namespace

void ForEachSentenceToken(std::u32string_view folded,
                          const std::function<void(std::u32string_view)>& visit) {
  char32_t pair[2] = {};  // its first: what the next character pairs with; 0 after anything else
  for (size_t at = 0; at < folded.size();) {
    const char32_t c = folded[at];
    if (IsLatin(c)) {
      const size_t end = EndOfRun(folded, at, IsLatin);
      visit(folded.substr(at, end - at));
      pair[0] = 0;
      at = end;
      continue;
    }
    if (!IsHan(c) && !IsDigit(c)) {
      pair[0] = 0;
      ++at;
      continue;
    }
    pair[1] = IsDigit(c) ? U'0' : c;
    if (pair[0] != 0) visit({pair, 2});
    if (IsHan(c)) visit({pair + 1, 1});
    pair[0] = pair[1];
    at = IsDigit(c) ? EndOfRun(folded, at, [](char32_t d) { return IsDigit(d) || d == U'.' || d == U','; })
                    : at + 1;
  }
}

std::vector<std::u32string> SentenceTokens(std::u32string_view folded) {
  std::vector<std::u32string> tokens;
  ForEachSentenceToken(folded, [&](std::u32string_view token) { tokens.emplace_back(token); });
  return tokens;
}

}  // namespace wenmai::ingest
