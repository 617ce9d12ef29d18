// UTF-8 to code points and back. The graph stores UTF-8; everything that counts characters (spans,
// openCypher's strings) counts code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wenmai::text {

// Stands for bytes that are no UTF-8.
constexpr char32_t kReplacementCharacter = 0xFFFD;

// Decodes the code point at `*position` and advances past it. Bytes that are no UTF-8 yield
// kReplacementCharacter, one for each maximal part of a sequence, as Unicode recommends.
// REQUIRES: *position < utf8.size().
char32_t NextCodePoint(std::string_view utf8, size_t* position);

// Decodes all of `utf8`; never fails (see NextCodePoint).
std::u32string DecodeUtf8(std::string_view utf8);

// Surrogates and numbers beyond U+10FFFF, which are no characters, become kReplacementCharacter.
std::string EncodeUtf8(std::u32string_view text);
void AppendUtf8(char32_t code_point, std::string* utf8);

bool IsValidUtf8(std::string_view utf8);

// The number of code points of `utf8`. REQUIRES: valid UTF-8.
size_t CodePointCount(std::string_view utf8);

// The byte at which code point number `index` begins; utf8.size() where there are fewer.
// REQUIRES: valid UTF-8.
size_t ByteOffset(std::string_view utf8, size_t index);

// For each byte of `utf8` the number of the code point it belongs to, and one more entry for the
// end.
std::vector<int32_t> CodePointOfByte(std::string_view utf8);

}  // namespace wenmai::text
