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

std::vector<std::u32string> SentenceTokens(std::u32string_view folded) {
  std::vector<std::u32string> tokens;
  char32_t previous = 0;  // what the next character pairs with; 0 after anything else
  for (size_t at = 0; at < folded.size();) {
    const char32_t c = folded[at];
    if (IsLatin(c)) {
      const size_t end = EndOfRun(folded, at, IsLatin);
      tokens.emplace_back(folded.substr(at, end - at));
      previous = 0;
      at = end;
      continue;
    }
    if (!IsHan(c) && !IsDigit(c)) {
      previous = 0;
      ++at;
      continue;
    }
    const char32_t character = IsDigit(c) ? U'0' : c;
    if (previous != 0) tokens.push_back({previous, character});
    if (IsHan(c)) tokens.push_back({character});
    previous = character;
    at = IsDigit(c) ? EndOfRun(folded, at, [](char32_t d) { return IsDigit(d) || d == U'.' || d == U','; })
                    : at + 1;
  }
  return tokens;
}

}  // namespace wenmai::ingest
