#include "text/char_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace wenmai::text {
namespace {

CharClass ClassifyLetter(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
      return CharClass::kHan;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return CharClass::kKana;
    case USCRIPT_HANGUL:
      return CharClass::kHangul;
    case USCRIPT_LATIN:
      return CharClass::kLatin;
    default:
      return CharClass::kLetter;
  }
}

CharClass Compute(UChar32 c) {
  if (u_isUWhiteSpace(c)) return CharClass::kSpace;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharClass::kIgnorable;
  if (u_isdigit(c)) return CharClass::kDigit;
  if (u_ispunct(c)) return CharClass::kPunctuation;
  const uint32_t category = U_GET_GC_MASK(c);
  if (category & U_GC_M_MASK) return CharClass::kMark;
  if (category & (U_GC_CC_MASK | U_GC_CF_MASK)) return CharClass::kIgnorable;
  if (category & (U_GC_L_MASK | U_GC_NL_MASK)) return ClassifyLetter(c);
  return CharClass::kOther;
}

}  // namespace

const CharClass* MakeClassTable() {
  static const CharClass* const table = [] {
    auto* classes = new CharClass[kClassTableSize];
    for (char32_t c = 0; c < kClassTableSize; ++c) classes[c] = Compute(static_cast<UChar32>(c));
    return classes;
  }();
  return table;
}

CharClass ClassifyBeyondTable(char32_t code_point) {
  return Compute(static_cast<UChar32>(code_point));
}

bool IsWide(char32_t code_point) {
  if (code_point < 0x1100) return false;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(code_point), UCHAR_EAST_ASIAN_WIDTH);
  return (width == U_EA_WIDE || width == U_EA_FULLWIDTH) &&
         Classify(code_point) != CharClass::kHangul;
}

ScriptShare MeasureScripts(std::u32string_view text) {
  ScriptShare share;
  double letters = 0;
  for (const char32_t c : text) {
    const CharClass kind = Classify(c);
    share.han += kind == CharClass::kHan;
    share.kana += kind == CharClass::kKana;
    share.hangul += kind == CharClass::kHangul;
    share.latin += kind == CharClass::kLatin;
    letters += kind >= CharClass::kHan && kind <= CharClass::kLetter;
  }
  if (letters == 0) return {};
  return {share.han / letters, share.kana / letters, share.hangul / letters, share.latin / letters};
}

}  // namespace wenmai::text
