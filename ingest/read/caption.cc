#include "ingest/read/caption.h"

#include <algorithm>

#include "ingest/read/block_text.h"
#include "ingest/read/table.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kCaptionSizeMax = 80;
constexpr size_t kPrefixSizeMax = 30;
constexpr size_t kBareCaptionSizeMax = 45;  // of one that only its place under a picture gives away

struct CaptionWords {
  std::vector<std::u32string> begins, ends, prefixes;

  CaptionWords() {
    for (const TableRow& row : ReadTable("data/read_caption.tsv")) {
      (row.at(0) == "begin" ? begins
       : row.at(0) == "end" ? ends
                            : prefixes)
          .push_back(text::DecodeUtf8(row.at(1)));
    }
  }
};

const CaptionWords& Words() {
  static const CaptionWords* const words = new CaptionWords;  // lives as long as the process
  return *words;
}

bool HasCaptionWords(std::u32string_view text) {
  const auto begins_so = [text](const std::u32string& words) { return text.starts_with(words); };
  const auto ends_so = [text](const std::u32string& words) { return text.ends_with(words); };
  return std::any_of(Words().begins.begin(), Words().begins.end(), begins_so) ||
         std::any_of(Words().ends.begin(), Words().ends.end(), ends_so);
}

bool IsStrong(const DraftBlock& block) {
  return std::any_of(block.marks.begin(), block.marks.end(), [&block](const Mark& mark) {
    return mark.kind == MarkKind::kStrong &&
           mark.span.size() == static_cast<int32_t>(block.text.size());
  });
}

bool IsCaption(const DraftBlock& block) {
  if (block.kind != BlockKind::kParagraph || block.text.size() > kCaptionSizeMax) return false;
  if (HasSentenceEnd(block.text)) return false;
  if (HasCaptionWords(block.text)) return true;
  // Words that lead on to something are text: `测试结果如下：`.
  const bool has_colon = block.text.find_first_of(U"：:") != std::u32string::npos;
  return block.image == ImagePlace::kBeside && !has_colon && !IsStrong(block) &&
         block.text.size() <= kBareCaptionSizeMax;
}

// How much of the block's front is a caption that ran into the text: `《狂飙》剧照一直以来，…`. 0
// if none is.
int32_t CaptionPrefix(const DraftBlock& block) {
  if (block.image == ImagePlace::kNone || block.kind != BlockKind::kParagraph) return 0;
  const std::u32string_view head = std::u32string_view(block.text).substr(0, kPrefixSizeMax);
  size_t end = 0;
  for (const std::u32string& prefix : Words().prefixes) {
    const size_t at = head.find(prefix);
    if (at != std::u32string_view::npos) end = std::max(end, at + prefix.size());
  }
  const bool is_within_sentence = head.substr(0, end).find_first_of(U"，。！？") != head.npos;
  return is_within_sentence || end >= block.text.size() ? 0 : static_cast<int32_t>(end);
}

}  // namespace

void MarkCaptions(Draft* draft) {
  std::vector<DraftBlock> blocks;
  for (DraftBlock& block : draft->blocks) {
    if (const int32_t end = CaptionPrefix(block)) {
      DraftBlock rest = SplitOff(end, &block);
      block.kind = BlockKind::kCaption;
      blocks.push_back(std::move(block));
      blocks.push_back(std::move(rest));
      continue;
    }
    if (IsCaption(block)) block.kind = BlockKind::kCaption;
    blocks.push_back(std::move(block));
  }
  draft->blocks = std::move(blocks);
}

}  // namespace wenmai::ingest
