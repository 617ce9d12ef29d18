#include "ingest/read/draft.h"

#include <algorithm>

#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

// `span` after the text of `gone` was taken out.
Span Shift(Span span, Span gone) {
  const auto shift = [gone](int32_t at) {
    return at <= gone.begin ? at : std::max(gone.begin, at - gone.size());
  };
  return {shift(span.begin), shift(span.end)};
}

}  // namespace

SourceText::SourceText(std::string_view utf8) : text(text::DecodeUtf8(utf8)) {
  const auto size = static_cast<int32_t>(text.size());
  int32_t begin = 0;
  for (int32_t i = 0; i < size; ++i) {
    if (text[i] != U'\n' && text[i] != U'\r') continue;
    lines.push_back({begin, i});
    if (text[i] == U'\r' && i + 1 < size && text[i + 1] == U'\n') ++i;
    begin = i + 1;
  }
  if (begin < size) lines.push_back({begin, size});
}

void RawText::Append(const SourceText& source, Span span) {
  for (int32_t i = span.begin; i < span.end; ++i) Append(source.text[i], i);
}

void Erase(Span span, DraftBlock* block) {
  block->text.erase(span.begin, span.size());
  block->origin.erase(block->origin.begin() + span.begin, block->origin.begin() + span.end);
  for (Mark& mark : block->marks) mark.span = Shift(mark.span, span);
  for (Link& link : block->links) link.span = Shift(link.span, span);
  for (int32_t& line : block->lines) line = Shift({line, line}, span).begin;
  std::erase_if(block->marks, [](const Mark& mark) { return mark.span.size() <= 0; });
}

DraftBlock SplitOff(int32_t at, DraftBlock* block) {
  DraftBlock rest = *block;
  Erase({0, at}, &rest);
  Erase({at, static_cast<int32_t>(block->text.size())}, block);
  rest.image = ImagePlace::kNone;
  return rest;
}

}  // namespace wenmai::ingest
