// What kind of character a code point is, as reading and matching need it. One table look-up each.
#pragma once

#include <cstdint>
#include <string_view>

namespace wenmai::text {

enum class CharClass : uint8_t {
  kOther,  // symbols, emoji, unassigned
  kSpace,  // every kind of white space, line ends included
  kHan,
  kKana,
  kHangul,
  kLatin,   // letters of the Latin script
  kLetter,  // letters of other scripts
  kDigit,   // decimal digits of any script
  kPunctuation,
  kMark,       // combining marks
  kIgnorable,  // zero-width characters, soft hyphen, variation selectors, other controls
};

constexpr char32_t kClassTableSize = 0x10000;
const CharClass* MakeClassTable();             // lives as long as the process
CharClass ClassifyBeyondTable(char32_t code_point);

// Inline, since reading asks it of every character many times over.
inline CharClass Classify(char32_t code_point) {
  static const CharClass* const table = MakeClassTable();
  return code_point < kClassTableSize ? table[code_point] : ClassifyBeyondTable(code_point);
}

inline bool IsHan(char32_t c) { return Classify(c) == CharClass::kHan; }
inline bool IsSpace(char32_t c) { return Classify(c) == CharClass::kSpace; }
inline bool IsDigit(char32_t c) { return Classify(c) == CharClass::kDigit; }
inline bool IsLatin(char32_t c) { return Classify(c) == CharClass::kLatin; }
inline bool IsPunctuation(char32_t c) { return Classify(c) == CharClass::kPunctuation; }
inline bool IsAsciiAlphanumeric(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

// Characters of scripts written without spaces, and the punctuation that is theirs alone: beside one of
// them a line break stands for nothing, elsewhere for a space. The quotation marks and dashes that
// Chinese shares with Latin are not wide.
bool IsWide(char32_t code_point);

// The shares of letters that are Han, kana, hangul and Latin.
struct ScriptShare {
  double han = 0, kana = 0, hangul = 0, latin = 0;
};
ScriptShare MeasureScripts(std::u32string_view text);

}  // namespace wenmai::text
