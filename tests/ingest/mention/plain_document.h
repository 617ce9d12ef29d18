// A Document of plain text, each line a paragraph, for tests of the stages after reading.
#pragma once

#include <string>
#include <string_view>

#include "ingest/document.h"

namespace wenmai::ingest {

inline Document PlainDocument(std::u32string_view text) {
  Document document;
  document.clean = text;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(U'\n', begin), text.size());
    document.blocks.push_back(
        {BlockKind::kParagraph, {static_cast<int32_t>(begin), static_cast<int32_t>(end)}});
    begin = end + 1;
  }
  for (size_t i = 0; i <= text.size(); ++i) document.origin.push_back(static_cast<int32_t>(i));
  return document;
}

// The span of the first occurrence of `words`. REQUIRES: there is one.
inline Span SpanOf(const Document& document, std::u32string_view words) {
  const auto begin = static_cast<int32_t>(document.clean.find(words));
  return {begin, begin + static_cast<int32_t>(words.size())};
}

}  // namespace wenmai::ingest
