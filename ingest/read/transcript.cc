#include "ingest/read/transcript.h"

#include <algorithm>

#include "text/char_class.h"

namespace wenmai::ingest {

namespace {

bool IsFinal(char32_t c) {
  constexpr std::u32string_view kFinals = U"。！？!?；.";
  return kFinals.find(c) != std::u32string_view::npos;
}

}  // namespace

bool IsTranscript(std::u32string_view text) {
  constexpr size_t kSizeMin = 160, kAddressSizeMin = 30;
  constexpr double kLettersPerSentenceMin = 150;
  constexpr double kLatinWeight = 0.4;  // a Latin word counts as much as a Han character or two
  if (text.size() < kSizeMin) return false;
  double letters = 0, finals = 0;
  for (size_t i = 0; i < text.size();) {
    size_t end = i;
    while (end < text.size() && text[end] > U' ' && text[end] < 0x80) ++end;
    const bool is_address = end - i >= kAddressSizeMin;
    for (size_t at = i; at < end && !is_address; ++at) {
      letters += text::IsAsciiAlphanumeric(text[at]) ? kLatinWeight : 0;
      finals += IsFinal(text[at]) && (at + 1 == end || text[at] != U'.');
    }
    i = end;
    if (i == text.size()) break;
    if (text[i] >= 0x80) {
      letters += text::IsHan(text[i]);
      finals += IsFinal(text[i]);
    }
    ++i;
  }
  return letters > kLettersPerSentenceMin * std::max(finals, 1.0);
}

}  // namespace wenmai::ingest
