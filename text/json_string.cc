#include "text/json_string.h"

#include <array>

#include "text/utf8.h"

namespace wenmai::text {
namespace {

constexpr char kPlain = 0;
constexpr char kByNumber = 'u';

// How each byte is written: as it is, by a letter of its own, or by its number.
constexpr std::array<char, 256> kEscapes = [] {
  std::array<char, 256> escapes = {};
  for (int c = 0; c < 0x20; ++c) escapes[c] = kByNumber;
  escapes['\b'] = 'b';
  escapes['\f'] = 'f';
  escapes['\n'] = 'n';
  escapes['\r'] = 'r';
  escapes['\t'] = 't';
  escapes['"'] = '"';
  escapes['\\'] = '\\';
  return escapes;
}();

}  // namespace

void AppendJsonString(std::string_view utf8, std::string* out) {
  if (!IsValidUtf8(utf8)) return AppendJsonString(EncodeUtf8(DecodeUtf8(utf8)), out);
  constexpr char kDigits[] = "0123456789abcdef";
  *out += '"';
  size_t written = 0;
  for (size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const char escape = kEscapes[byte];
    if (escape == kPlain) continue;
    out->append(utf8, written, i - written);
    written = i + 1;
    *out += '\\';
    *out += escape;
    if (escape != kByNumber) continue;
    *out += "00";
    *out += kDigits[byte >> 4];
    *out += kDigits[byte & 15];
  }
  out->append(utf8, written);
  *out += '"';
}

}  // namespace wenmai::text
