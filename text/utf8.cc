#include "text/utf8.h"

namespace wenmai::text {
namespace {

bool IsContinuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// What a lead byte promises. The bounds of the second byte shut out overlong forms, surrogates and
// numbers beyond U+10FFFF.
struct Lead {
  int length;
  unsigned char second_min, second_max;
};

Lead ClassifyLead(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

// Decodes three bytes, as nearly every Chinese character has; false, moving nowhere, for most others.
bool DecodeThree(std::string_view utf8, size_t* position, char32_t* code_point) {
  if (*position + 2 >= utf8.size()) return false;
  const auto* bytes = reinterpret_cast<const unsigned char*>(utf8.data() + *position);
  const bool is_plain = bytes[0] > 0xE0 && bytes[0] < 0xED;  // every second byte will do
  if (!is_plain || !IsContinuation(bytes[1]) || !IsContinuation(bytes[2])) return false;
  *code_point = char32_t{bytes[0] & 0x0Fu} << 12 | char32_t{bytes[1] & 0x3Fu} << 6 | (bytes[2] & 0x3Fu);
  *position += 3;
  return true;
}

// Decodes one code point of at least two bytes; false where the bytes are no UTF-8.
bool DecodeSequence(std::string_view utf8, size_t* position, char32_t* code_point) {
  const auto byte_at = [&](size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const size_t begin = *position;
  const unsigned char first = byte_at(begin);
  const Lead lead = ClassifyLead(first);
  *position = begin + 1;
  if (lead.length == 0) return false;
  char32_t result = first & (0xFF >> (lead.length + 1));
  for (int i = 1; i < lead.length; ++i) {
    if (*position >= utf8.size()) return false;
    const unsigned char byte = byte_at(*position);
    const bool fits =
        i == 1 ? byte >= lead.second_min && byte <= lead.second_max : IsContinuation(byte);
    if (!fits) return false;
    result = result << 6 | (byte & 0x3F);
    ++*position;
  }
  *code_point = result;
  return true;
}

}  // namespace

char32_t NextCodePoint(std::string_view utf8, size_t* position) {
  const auto first = static_cast<unsigned char>(utf8[*position]);
  if (first < 0x80) {
    ++*position;
    return first;
  }
  char32_t code_point;
  if (DecodeThree(utf8, position, &code_point)) return code_point;
  return DecodeSequence(utf8, position, &code_point) ? code_point : kReplacementCharacter;
}

std::u32string DecodeUtf8(std::string_view utf8) {
  std::u32string text(utf8.size(), U'\0');  // as long as it can become
  size_t size = 0;
  for (size_t i = 0; i < utf8.size();) text[size++] = NextCodePoint(utf8, &i);
  text.resize(size);
  return text;
}

void AppendUtf8(char32_t code_point, std::string* utf8) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacementCharacter;
  }
  char bytes[4];
  size_t size = 0;
  const auto append = [&](char32_t byte) { bytes[size++] = static_cast<char>(byte); };
  if (code_point < 0x80) {
    append(code_point);
  } else if (code_point < 0x800) {
    append(0xC0 | code_point >> 6);
    append(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    append(0xE0 | code_point >> 12);
    append(0x80 | (code_point >> 6 & 0x3F));
    append(0x80 | (code_point & 0x3F));
  } else {
    append(0xF0 | code_point >> 18);
    append(0x80 | (code_point >> 12 & 0x3F));
    append(0x80 | (code_point >> 6 & 0x3F));
    append(0x80 | (code_point & 0x3F));
  }
  utf8->append(bytes, size);
}

std::string EncodeUtf8(std::u32string_view text) {
  std::string utf8;
  utf8.reserve(text.size() * 3);
  for (const char32_t code_point : text) AppendUtf8(code_point, &utf8);
  return utf8;
}

bool IsValidUtf8(std::string_view utf8) {
  for (size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i]);
    char32_t code_point;
    if (first < 0x80) {
      ++i;
    } else if (!DecodeThree(utf8, &i, &code_point) && !DecodeSequence(utf8, &i, &code_point)) {
      return false;
    }
  }
  return true;
}

size_t CodePointCount(std::string_view utf8) {
  size_t count = 0;
  for (const char byte : utf8) count += !IsContinuation(static_cast<unsigned char>(byte));
  return count;
}

size_t ByteOffset(std::string_view utf8, size_t index) {
  size_t count = 0;
  for (size_t i = 0; i < utf8.size(); ++i) {
    if (IsContinuation(static_cast<unsigned char>(utf8[i]))) continue;
    if (count == index) return i;
    ++count;
  }
  return utf8.size();
}

std::vector<int32_t> CodePointOfByte(std::string_view utf8) {
  std::vector<int32_t> numbers(utf8.size() + 1);
  int32_t count = 0;
  for (size_t i = 0; i < utf8.size(); ++count) {
    size_t end = i;
    NextCodePoint(utf8, &end);
    for (; i < end; ++i) numbers[i] = count;
  }
  numbers.back() = count;
  return numbers;
}

}  // namespace wenmai::text
