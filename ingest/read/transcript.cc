#include "ingest/read/transcript.h"

#include <algorithm>

#include "text/char_class.h"

namespace wenmai::ingest {

bool IsTranscript(std::u32string_view text) {
  constexpr size_t kSizeMin = 300;
  constexpr double kLettersPerSentenceMin = 150;
  if (text.size() < kSizeMin) return false;
  constexpr std::u32string_view kFinals = U"。！？!?；.";
  double letters = 0, finals = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    letters += text::IsHan(c) || text::IsLatin(c) || text::IsDigit(c);
    const bool is_within_word =
        c == U'.' && i + 1 < text.size() && text::IsAsciiAlphanumeric(text[i + 1]);
    finals += kFinals.find(c) != std::u32string_view::npos && !is_within_word;
  }
  // A Latin word counts as much as a Han character or two.
  const double latin = text::MeasureScripts(text).latin;
  return letters * (1 - 0.6 * latin) > kLettersPerSentenceMin * std::max(finals, 1.0);
}

}  // namespace wenmai::ingest
