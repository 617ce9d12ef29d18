// Folding: the form in which two spellings of one name are the same string.
//
//   Fold("ＯｐｅｎＡＩ")  "openai"      case and width
//   Fold("輝達")          "辉达"        traditional characters become simplified
//   Fold("山姆・奥特曼")  "山姆·奥特曼"  middle dots, hyphens and apostrophes become one each
//   Fold("⻓江")          "长江"        radicals that look like characters become the characters
//
// Zero-width characters vanish and every kind of space becomes U+0020. A code point is folded
// without regard to its neighbours, save that a combining mark joins the letter before it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wenmai::text {

struct FoldedText {
  std::u32string text;
  std::vector<int32_t>
      source;  // folded code point → index into what was folded; one more entry than text
};

std::string Fold(std::string_view utf8);
std::u32string Fold(std::u32string_view text);

// Folds and keeps where each folded code point came from. An expanded code point (`…` → `...`)
// gives every part of its expansion the same source.
FoldedText FoldWithSource(std::u32string_view text);

// The simplified form of a Han character, itself for every other code point.
char32_t Simplify(char32_t code_point);

}  // namespace wenmai::text
