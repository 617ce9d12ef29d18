// From the bytes of a file to UTF-8, whatever it was written in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wenmai::text {

struct DecodedText {
  std::string utf8;         // valid; a byte order mark is left out
  std::string encoding;     // `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`, `Big5`, …
  size_t replacements = 0;  // broken sequences that became U+FFFD
};

// Finds out the encoding of `bytes` and decodes them. UTF-8 with a few broken places stays UTF-8.
// Throws Error{kInvalidArgument} if the bytes are no text.
DecodedText DecodeText(std::string_view bytes);

}  // namespace wenmai::text
