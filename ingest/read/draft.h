// A draft is an article between its file format and the Document: blocks of clean text that know
// where each code point came from. Every format reader ends in a draft; what follows (metadata,
// furniture, assembly) is the same for all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

// The article as read, with its lines. Offsets are code points.
struct SourceText {
  explicit SourceText(std::string_view utf8);

  std::u32string text;
  std::vector<Span> lines;  // without their line ends
};

// Some text as it stands in the file, with the code point of the source that each of its own came
// from.
struct RawText {
  std::u32string text;
  std::vector<int32_t> origin;

  void Append(char32_t c, int32_t from) {
    text.push_back(c);
    origin.push_back(from);
  }
  void Append(const SourceText& source, Span span);
};

struct Link {
  Span span;  // of the link's text in its block; empty if the link has none
  std::u32string target;
};

// Where the nearest picture before a block stands.
enum class ImagePlace : uint8_t {
  kNone,    // text stands between
  kAbove,   // in the paragraph before
  kBeside,  // in the same paragraph
};

struct DraftBlock {
  BlockKind kind = BlockKind::kParagraph;
  int32_t level = 0;            // of a heading
  uint8_t listed_types = 0;     // Block::listed_types
  std::u32string text;          // white space collapsed, no marks
  std::vector<int32_t> origin;  // as long as text
  std::vector<Mark> marks;      // spans over text
  std::vector<Link> links;
  std::vector<int32_t> lines;  // where each line of the source that it was joined from begins
  ImagePlace image = ImagePlace::kNone;
};

// Takes the text of `span` out of `block`.
void Erase(Span span, DraftBlock* block);

// Splits `block` before `at`: what follows comes back as a block of the same kind.
// REQUIRES: 0 < at < block->text.size().
DraftBlock SplitOff(int32_t at, DraftBlock* block);

struct Draft {
  Metadata metadata;
  std::string site;  // a domain that front matter gives for the author
  std::optional<graph::Date> kept_on;  // when the file was made, as front matter tells
  std::vector<DraftBlock> blocks;
};

}  // namespace wenmai::ingest
