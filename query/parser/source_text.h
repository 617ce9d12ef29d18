// The query text, and the map from its code points (which lexer and messages count) to its bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast/span.h"

namespace wenmai::query {

class SourceText {
 public:
  // Throws SyntaxError InvalidUnicodeCharacter if `utf8` is no UTF-8.
  explicit SourceText(std::string_view utf8);

  const std::string& utf8() const { return utf8_; }
  const std::u32string& code_points() const { return code_points_; }

  // The bytes of code points [begin, end).
  std::string_view Slice(size_t begin, size_t end) const {
    return std::string_view(utf8_).substr(ByteOf(begin), ByteOf(end) - ByteOf(begin));
  }
  size_t ByteOf(size_t code_point) const {
    return byte_of_.empty() ? code_point : byte_of_[code_point];
  }

 private:
  std::string utf8_;
  std::u32string code_points_;
  std::vector<uint32_t> byte_of_;  // empty for ASCII; else one entry a code point, and the end
};

}  // namespace wenmai::query
