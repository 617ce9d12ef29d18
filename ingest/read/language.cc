#include "ingest/read/language.h"

#include "text/char_class.h"

namespace wenmai::ingest {

std::string DetectLanguage(std::u32string_view text) {
  constexpr double kKanaShareMin = 0.1, kHangulShareMin = 0.3, kHanShareMin = 0.15;
  constexpr double kLatinShareMin = 0.8;
  const text::ScriptShare share = text::MeasureScripts(text);
  if (share.kana >= kKanaShareMin) return "ja";
  if (share.hangul >= kHangulShareMin) return "ko";
  if (share.han >= kHanShareMin) return "zh";
  return share.latin >= kLatinShareMin ? "en" : "";
}

}  // namespace wenmai::ingest
