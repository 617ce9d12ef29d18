// Han characters as pinyin, so that names can be compared across scripts.
#pragma once

#include <string>
#include <string_view>

namespace wenmai::text {

// The commonest reading of a Han character, without its tone: 奥 → `ao`. Empty for other
// characters.
std::string_view Pinyin(char32_t code_point);

// The readings of all Han characters of `text`, one after another: 奥特曼 → `aoteman`. Other
// characters are left out, save Latin letters and digits, which come folded.
std::string PinyinOf(std::u32string_view text);

}  // namespace wenmai::text
