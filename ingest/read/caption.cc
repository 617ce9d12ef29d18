#include "ingest/read/caption.h"

#include "ingest/read/block_text.h"
#include "ingest/read/table.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kCaptionSizeMax = 80;
constexpr size_t kBareCaptionSizeMax = 45;  // of one that only its place under a picture gives away

struct CaptionWords {
  std::vector<std::u32string> begins, ends;

  CaptionWords() {
    for (const TableRow& row : ReadTable("data/read_caption.tsv")) {
      (row.at(0) == "begin" ? begins : ends).push_back(text::DecodeUtf8(row.at(1)));
    }
  }
};

bool HasCaptionWords(std::u32string_view text) {
  static const CaptionWords* const words = new CaptionWords;  // lives as long as the process
  for (const std::u32string& begin : words->begins) {
    if (text.starts_with(begin)) return true;
  }
  for (const std::u32string& end : words->ends) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

bool IsCaption(const DraftBlock& block) {
  if (block.kind != BlockKind::kParagraph || block.text.size() > kCaptionSizeMax) return false;
  if (HasSentenceEnd(block.text)) return false;
  if (HasCaptionWords(block.text)) return true;
  // Words that lead on to something are text: `测试结果如下：`.
  const bool leads_on = block.text.ends_with(U'：') || block.text.ends_with(U':');
  const bool is_strong = !block.marks.empty() && block.marks[0].kind == MarkKind::kStrong &&
                         block.marks[0].span.size() == static_cast<int32_t>(block.text.size());
  return block.follows_image && !leads_on && !is_strong && block.text.size() <= kBareCaptionSizeMax;
}

}  // namespace

void MarkCaptions(Draft* draft) {
  for (DraftBlock& block : draft->blocks) {
    if (IsCaption(block)) block.kind = BlockKind::kCaption;
  }
}

}  // namespace wenmai::ingest
