#include "ingest/read/title.h"

#include <algorithm>

#include "ingest/read/block_text.h"
#include "ingest/read/byline.h"
#include "ingest/read/date.h"
#include "ingest/read/metadata_value.h"
#include "ingest/read/publisher.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

// The first heading of the first level (or the only one there is), if the text does not begin
// before it, or a heading that repeats the title.
void ReadHeading(Draft* draft) {
  std::vector<DraftBlock>& blocks = draft->blocks;
  const std::u32string known = Squeeze(text::DecodeUtf8(draft->metadata.title));
  const auto heading_count = std::count_if(blocks.begin(), blocks.end(), [](const auto& block) {
    return block.kind == BlockKind::kHeading;
  });
  for (size_t i = 0, end = HeadEnd(blocks); i < end; ++i) {
    DraftBlock& block = blocks[i];
    if (block.kind != BlockKind::kHeading) {
      if (known.empty() && block.text.size() > kShortBlockSizeMax) return;
      continue;
    }
    const bool repeats = !known.empty() && known.starts_with(Squeeze(block.text));
    const bool is_first_level = block.level == 1 || heading_count == 1;
    if (!repeats && (!known.empty() || !is_first_level)) continue;
    block.kind = BlockKind::kTitle;
    Fill(block.text, &draft->metadata.title);
    return;
  }
}

// Plain text has no headings: the short first line, if a line of credits follows.
void ReadFirstLine(Draft* draft) {
  constexpr size_t kTitleSizeMax = 60;
  std::vector<DraftBlock>& blocks = draft->blocks;
  if (blocks.size() < 3 || blocks[0].kind != BlockKind::kParagraph) return;
  const std::u32string& line = blocks[0].text;
  const bool may_be = line.size() <= kTitleSizeMax && !HasSentenceEnd(line) &&
                      ParseByline(line).empty() && !FindDate(line);
  if (!may_be || ParseByline(blocks[1].text).empty()) return;
  blocks[0].kind = BlockKind::kTitle;
  Fill(line, &draft->metadata.title);
}

// `… | 宝玉的分享`, where a block of the page has the site's name for itself or the site is known.
void StripSite(Draft* draft) {
  const std::u32string title = text::DecodeUtf8(draft->metadata.title);
  for (const std::u32string_view separator : {U" | ", U" · ", U" - ", U" – ", U" — ", U"_"}) {
    const size_t at = title.rfind(separator);
    if (at == title.npos || at == 0) continue;
    const std::u32string_view site = std::u32string_view(title).substr(at + separator.size());
    const auto& blocks = draft->blocks;
    const bool is_on_page = std::any_of(blocks.begin(), blocks.end(), [&](const DraftBlock& b) {
      return b.kind != BlockKind::kTitle && Trim(b.text) == site;
    });
    if (!is_on_page && !IsKnownSite(site)) continue;
    draft->metadata.title = text::EncodeUtf8(Trim(std::u32string_view(title).substr(0, at)));
    Fill(site, &draft->metadata.publisher);
    return;
  }
}

}  // namespace

void ReadTitle(Draft* draft) {
  ReadHeading(draft);
  if (draft->metadata.title.empty()) ReadFirstLine(draft);
  StripSite(draft);
}

}  // namespace wenmai::ingest
