// Reading in tests: one article from a literal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/read/reader.h"
#include "text/utf8.h"

namespace wenmai::ingest {

inline Document ReadOne(std::string_view bytes, InputFormat format = InputFormat::kAuto) {
  ReadOptions options;
  options.format = format;
  return ReadArticles("test", bytes, options).at(0);
}

inline std::string Clean(const Document& document) { return text::EncodeUtf8(document.clean); }

// The blocks' texts, those of `kind` only.
inline std::vector<std::string> Texts(const Document& document, BlockKind kind) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) {
    if (block.kind == kind) texts.push_back(text::EncodeUtf8(document.View(block.span)));
  }
  return texts;
}

}  // namespace wenmai::ingest
