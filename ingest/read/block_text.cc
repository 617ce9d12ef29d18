#include "ingest/read/block_text.h"

#include <algorithm>

#include "text/fold.h"

namespace wenmai::ingest {

std::u32string Squeeze(std::u32string_view text) {
  std::u32string squeezed;
  for (const char32_t c : text::Fold(text)) {
    const bool is_digit = c >= U'0' && c <= U'9';
    if (c == U' ' || (is_digit && squeezed.ends_with(U'0'))) continue;
    squeezed.push_back(is_digit ? U'0' : c);
  }
  return squeezed;
}

bool HasSentenceEnd(std::u32string_view text) {
  return text.find_first_of(U"。！？；") != std::u32string_view::npos || text.ends_with(U'.') ||
         text.ends_with(U'!') || text.ends_with(U'?');
}

double LinkShare(const DraftBlock& block) {
  if (block.text.empty()) return 0;
  int32_t linked = 0;
  for (const Link& link : block.links) linked += link.span.size();
  return static_cast<double>(linked) / block.text.size();
}

bool IsWebTarget(std::u32string_view target) {
  return target.starts_with(U"http://") || target.starts_with(U"https://") ||
         target.starts_with(U"www.");
}

}  // namespace wenmai::ingest
