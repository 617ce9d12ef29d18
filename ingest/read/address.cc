#include "ingest/read/address.h"

#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

bool IsAddressCharacter(char32_t c) {
  constexpr std::u32string_view kExcluded = U"<>\"`{}|^";
  return c > U' ' && c < 0x7F && kExcluded.find(c) == std::u32string_view::npos;
}

bool BelongsToSentence(char32_t c) {
  constexpr std::u32string_view kTrailing = U".,;:!?'*_~\\([";
  return kTrailing.find(c) != std::u32string_view::npos;
}

size_t MatchPrefix(std::u32string_view text) {
  for (const std::u32string_view prefix : {U"https://", U"http://", U"www."}) {
    if (text.starts_with(prefix)) return prefix.size();
  }
  return 0;
}

}  // namespace

size_t MatchAddress(std::u32string_view text, size_t begin) {
  if (text[begin] != U'h' && text[begin] != U'w') return 0;
  const size_t prefix = MatchPrefix(text.substr(begin));
  if (prefix == 0 || (begin > 0 && text::IsAsciiAlphanumeric(text[begin - 1]))) return 0;
  size_t end = begin + prefix;
  int open = 0;
  for (; end < text.size(); ++end) {
    const char32_t c = text[end];
    const bool is_wrapped = c == U'\n' && text[end - 1] == U'-' && end + 1 < text.size() &&
                            text::IsAsciiAlphanumeric(text[end + 1]);
    if (!is_wrapped && !IsAddressCharacter(c)) break;
    if (c == U'(' || c == U'[') ++open;
    if ((c == U')' || c == U']') && --open < 0) break;
  }
  while (end > begin + prefix && BelongsToSentence(text[end - 1])) --end;
  return end > begin + prefix ? end - begin : 0;
}

}  // namespace wenmai::ingest
