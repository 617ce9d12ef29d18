#include "ingest/read/draft.h"

#include "text/utf8.h"

namespace wenmai::ingest {

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

}  // namespace wenmai::ingest
