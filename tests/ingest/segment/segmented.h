// Segmenting in tests: one article from a literal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/read/reader.h"
#include "ingest/segment/segment_stage.h"
#include "text/utf8.h"

namespace wenmai::ingest {

inline Document Segmented(std::string_view markdown) {
  Document document = ReadArticles("test", markdown, {}).at(0);
  MakeSegmentStage()->Run(document);
  return document;
}

inline std::string Text(const Document& document, Span span) {
  return text::EncodeUtf8(document.View(span));
}

// `speaker: words` of every turn.
inline std::vector<std::string> Turns(const Document& document) {
  std::vector<std::string> turns;
  for (const Turn& turn : document.turns) {
    turns.push_back(text::EncodeUtf8(turn.speaker) + ": " + Text(document, turn.span));
  }
  return turns;
}

}  // namespace wenmai::ingest
