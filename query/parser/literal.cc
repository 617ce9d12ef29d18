#include "query/parser/literal.h"

#include <charconv>
#include <cstdint>

#include <absl/strings/charconv.h>
#include <fmt/format.h>

#include "query/parser/syntax_error.h"
#include "text/utf8.h"

namespace wenmai::query {
namespace {

// Reads the escapes of one string literal.
class StringReader {
 public:
  StringReader(std::string_view body, const ast::Span& span) : body_(body), span_(span) {}

  std::string Read() {
    std::string result;
    result.reserve(body_.size());
    while (position_ < body_.size()) {
      const char c = body_[position_++];
      if (c == '\\') {
        ReadEscape(&result);
      } else {
        result.push_back(c);
      }
    }
    return result;
  }

 private:
  void ReadEscape(std::string* result) {
    const char c = body_[position_++];
    switch (c) {
      case '\\':
      case '\'':
      case '"':
      case '`': result->push_back(c); return;
      case 'b':
      case 'B': result->push_back('\b'); return;
      case 'f':
      case 'F': result->push_back('\f'); return;
      case 'n':
      case 'N': result->push_back('\n'); return;
      case 'r':
      case 'R': result->push_back('\r'); return;
      case 't':
      case 'T': result->push_back('\t'); return;
      case 'u': text::AppendUtf8(ReadUtf16(), result); return;
      case 'U': text::AppendUtf8(Checked(ReadHex(8)), result); return;
      default:
        ThrowSyntaxError("UnexpectedSyntax", fmt::format("'\\{}' is no escape in a string", c),
                         span_);
    }
  }

  // `\uD83D\uDE00`: two halves of one character.
  char32_t ReadUtf16() {
    const uint32_t unit = ReadHex(4);
    const bool is_high = unit >= 0xD800 && unit < 0xDC00;
    if (!is_high || body_.substr(position_, 2) != "\\u") return Checked(unit);
    position_ += 2;
    const uint32_t low = ReadHex(4);
    if (low < 0xDC00 || low > 0xDFFF) ThrowBadUnicode();
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  }

  uint32_t ReadHex(size_t digits) {
    uint32_t number = 0;
    const std::string_view text = body_.substr(position_, digits);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
    if (text.size() < digits || error != std::errc() || end != text.data() + text.size()) {
      ThrowBadUnicode();
    }
    position_ += digits;
    return number;
  }

  char32_t Checked(uint32_t number) const {
    if (number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) ThrowBadUnicode();
    return number;
  }

  [[noreturn]] void ThrowBadUnicode() const {
    ThrowSyntaxError("InvalidUnicodeLiteral",
                     "a Unicode escape is \\u with four hexadecimal digits or \\U with eight, and "
                     "names a character",
                     span_);
  }

  std::string_view body_;
  ast::Span span_;
  size_t position_ = 0;
};

}  // namespace

graph::Value ParseInteger(std::string_view text, bool is_negative, const ast::Span& span) {
  int base = 10;
  std::string_view digits = text;
  if (text.size() > 2 && !(text[1] >= '0' && text[1] <= '9')) {
    base = text[1] == 'x' || text[1] == 'X' ? 16 : 8;
    digits.remove_prefix(2);
  }
  uint64_t magnitude = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
  const uint64_t magnitude_max = static_cast<uint64_t>(INT64_MAX) + (is_negative ? 1 : 0);
  if (error != std::errc() || magnitude > magnitude_max) {
    ThrowSyntaxError("IntegerOverflow",
                     fmt::format("{}{} is beyond a 64-bit integer", is_negative ? "-" : "", text),
                     span);
  }
  return graph::Value::Integer(static_cast<int64_t>(is_negative ? 0 - magnitude : magnitude));
}

graph::Value ParseFloat(std::string_view text, bool is_negative, const ast::Span& span) {
  double number = 0;
  const auto [end, error] = absl::from_chars(text.data(), text.data() + text.size(), number);
  // What is too small for a double is out of its range too, and read as the nearest one.
  if (error == std::errc::result_out_of_range && number > 1) {
    ThrowSyntaxError("FloatingPointOverflow",
                     fmt::format("{} is beyond a 64-bit floating point number", text), span);
  }
  return graph::Value::Float(is_negative ? -number : number);
}

std::string ParseString(std::string_view quoted, const ast::Span& span) {
  return StringReader(quoted.substr(1, quoted.size() - 2), span).Read();
}

std::string ParseName(std::string_view text) {
  if (text.empty() || text[0] != '`') return std::string(text);
  std::string name;
  for (size_t i = 1; i + 1 < text.size(); ++i) {
    name.push_back(text[i]);
    if (text[i] == '`') ++i;
  }
  return name;
}

}  // namespace wenmai::query
