// Text within one leaf of Markdown or one run of HTML: marks dropped, links and images resolved,
// entities decoded, wrapped lines joined, white space collapsed.
//
// This is deliberately more forgiving than CommonMark, whose rules for emphasis fail on Chinese
// (`**作者：**张三` is no emphasis there) and on the marks that converters leave behind (`****`,
// addresses broken over lines). Text is never lost to a mark that does not close.
#pragma once

#include <vector>

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Between lines of a RawText: a break that ends the block, as two spaces at a line's end do. A
// plain
// '\n' is a soft break.
constexpr char32_t kHardBreak = 0x2028;

struct InlineOptions {
  BlockKind kind = BlockKind::kParagraph;
  int32_t level = 0;
  bool is_markdown = true;  // false: only entities, addresses and white space are treated
  ImagePlace image = ImagePlace::kNone;
  bool keeps_line_gaps = false;  // a soft break is a space even between Han (transcripts)
};

// Appends the blocks that `raw` makes: one, more where it has hard breaks or block-level tags, none
// if no text is left. `<details>` found within are followed over calls through `*details_depth`:
// text inside is kOriginal. Returns true if an image stands at the end, with no text after it.
bool ParseInline(const RawText& raw, const InlineOptions& options, int* details_depth,
                 std::vector<DraftBlock>* blocks);

}  // namespace wenmai::ingest
