#include "query/parser/source_text.h"

#include "query/parser/syntax_error.h"
#include "text/utf8.h"

namespace wenmai::query {

SourceText::SourceText(std::string_view utf8) : utf8_(utf8) {
  code_points_.reserve(utf8.size());
  size_t position = 0;
  int line = 1, column = 1;
  while (position < utf8.size()) {
    const size_t begin = position;
    const char32_t code_point = text::NextCodePoint(utf8, &position);
    if (code_point == text::kReplacementCharacter &&
        utf8.substr(begin, position - begin) != "\xEF\xBF\xBD") {
      ThrowSyntaxError("InvalidUnicodeCharacter", "the query text is not valid UTF-8",
                       {line, column, 0, 0});
    }
    if (byte_of_.empty() && position - begin > 1) {
      for (size_t i = 0; i < begin; ++i) byte_of_.push_back(static_cast<uint32_t>(i));
    }
    if (position - begin > 1 || !byte_of_.empty()) {
      byte_of_.push_back(static_cast<uint32_t>(begin));
    }
    code_points_.push_back(code_point);
    column = code_point == '\n' ? 1 : column + 1;
    line += code_point == '\n';
  }
  if (!byte_of_.empty()) byte_of_.push_back(static_cast<uint32_t>(utf8.size()));
}

}  // namespace wenmai::query
