#include "ingest/read/block_text.h"

#include <algorithm>

#include "text/char_class.h"
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

std::u32string_view Trim(std::u32string_view text) {
  while (!text.empty() && text::IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && text::IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

bool HasSentenceEnd(std::u32string_view text) {
  return text.find_first_of(U"。！？；") != std::u32string_view::npos || text.ends_with(U'.') ||
         text.ends_with(U'!') || text.ends_with(U'?');
}

bool IsFrontMatter(const DraftBlock& block) {
  return block.kind == BlockKind::kMetadata ||
         (block.kind == BlockKind::kTitle && block.level == 0);
}

size_t HeadEnd(const std::vector<DraftBlock>& blocks) {
  constexpr std::ptrdiff_t kHeadBlockCount = 14;
  const auto head = std::find_if_not(blocks.begin(), blocks.end(), IsFrontMatter);
  return static_cast<size_t>(head - blocks.begin() + std::min(kHeadBlockCount, blocks.end() - head));
}

double LinkShare(const DraftBlock& block) {
  if (block.text.empty()) return 0;
  int32_t linked = 0;
  for (const Link& link : block.links) linked += link.span.size();
  return static_cast<double>(linked) / block.text.size();
}

DraftBlock Cut(const DraftBlock& block, Span span, BlockKind kind) {
  DraftBlock part;
  part.kind = kind;
  part.text = block.text.substr(span.begin, span.size());
  part.origin.assign(block.origin.begin() + span.begin, block.origin.begin() + span.end);
  return part;
}

bool IsWebTarget(std::u32string_view target) {
  return target.starts_with(U"http://") || target.starts_with(U"https://") ||
         target.starts_with(U"www.");
}

}  // namespace wenmai::ingest
