#include "ingest/read/title.h"

#include <algorithm>

#include "ingest/read/block_text.h"
#include "ingest/read/byline.h"
#include "ingest/read/byline_line.h"
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

bool IsByline(std::u32string_view line) { return !ParseByline(line).empty() || ParseBylineLine(line).has_value(); }

// Could a text without marks begin with `line` for its title?
bool MayBeTitle(std::u32string_view line) {
  constexpr size_t kTitleSizeMin = 4, kTitleSizeMax = 60, kLabelSizeMax = 6;
  return line.size() >= kTitleSizeMin && line.size() <= kTitleSizeMax && !HasSentenceEnd(line) && !IsByline(line) &&
         !FindDate(line) && line.substr(0, kLabelSizeMax).find_first_of(U"：:>，,") == std::u32string_view::npos;
}

// Plain text has no headings: the short first line, if a line of credits follows, or a text of long lines.
void ReadFirstLine(Draft* draft) {
  constexpr size_t kLongLine = 100, kProse = 40;
  std::vector<DraftBlock>& blocks = draft->blocks;
  const bool is_plain = !blocks.empty() && (blocks[0].kind == BlockKind::kParagraph || blocks[0].kind == BlockKind::kTranscript);
  if (!is_plain) return;
  const int32_t line_end = blocks[0].lines.size() > 1 ? blocks[0].lines[1] : 0;
  const std::u32string_view line = Trim(std::u32string_view(blocks[0].text).substr(0, line_end > 0 ? line_end : blocks[0].text.size()));
  if (!MayBeTitle(line) || (line_end == 0 && blocks.size() < 2)) return;
  const std::u32string_view next =
      line_end == 0 ? std::u32string_view(blocks[1].text)
                    : Trim(std::u32string_view(blocks[0].text).substr(line_end, blocks[0].lines.size() > 2 ? blocks[0].lines[2] - line_end : std::u32string_view::npos));
  const bool has_credits = IsByline(next) && (line_end > 0 || blocks.size() > 2);
  const bool is_text = next.size() >= kLongLine || (next.size() >= kProse && HasSentenceEnd(next));
  if (!has_credits && !is_text) return;
  Fill(line, &draft->metadata.title);
  if (line_end > 0) {
    DraftBlock rest = SplitOff(line_end, &blocks[0]);
    blocks.insert(blocks.begin() + 1, std::move(rest));
  }
  blocks[0].kind = BlockKind::kTitle;
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
    const std::u32string_view rest = Trim(std::u32string_view(title).substr(0, at));
    const bool is_headed = std::any_of(blocks.begin(), blocks.end(), [&](const DraftBlock& b) {
      return (b.kind == BlockKind::kHeading || b.kind == BlockKind::kTitle) && Squeeze(b.text) == Squeeze(rest);
    });
    const bool is_publisher = text::DecodeUtf8(draft->metadata.publisher) == site;
    if (!is_on_page && !is_headed && !is_publisher && !IsKnownSite(site)) continue;
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
