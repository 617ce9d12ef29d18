#include "ingest/read/body_metadata.h"

#include <algorithm>
#include <climits>
#include <optional>

#include "ingest/read/block_text.h"
#include "ingest/read/byline.h"
#include "ingest/read/byline_line.h"
#include "ingest/read/clip_line.h"
#include "ingest/read/date.h"
#include "ingest/read/introduction.h"
#include "ingest/read/metadata_value.h"
#include "ingest/read/publisher.h"
#include "ingest/read/title.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kNavigationSizeMax = 30;

constexpr size_t kNowhere = std::u32string_view::npos;

class BodyMetadataReader {
 public:
  explicit BodyMetadataReader(Draft* draft)
      : draft_(*draft), metadata_(draft->metadata), blocks_(draft->blocks) {}

  void Run() {
    DemoteLongHeadings();
    ReadTitle(&draft_);
    ReadMetadataLines();
    ReadAttribution(&draft_);
    ReadDispatch();
    ReadClipLines(&draft_);
    DropNavigation();
    ReadBylines();
    ReadPublisher(&draft_);
    if (!view_.empty() && view_ == text::DecodeUtf8(metadata_.publisher)) metadata_.author = metadata_.publisher;
    Fill(source_, &metadata_.publisher);
    ReadIntroduction(&draft_);
    for (std::string* field : {&metadata_.author, &metadata_.publisher}) {
      Fill(text::DecodeUtf8(draft_.site), field);
    }
    if (!metadata_.published) metadata_.published = draft_.kept_on;
  }

 private:
  // Clippings may mark paragraphs as headings of a low level.
  void DemoteLongHeadings() {
    constexpr size_t kHeadingMax = 60;
    for (DraftBlock& block : blocks_) {
      const bool is_text = block.kind == BlockKind::kHeading && block.level > 1 &&
                           block.text.size() > kHeadingMax && HasSentenceEnd(block.text);
      if (is_text) block.kind = BlockKind::kParagraph;
    }
  }

  // --- Navigation ---

  // What a page shows above the heading that repeats the title its front matter gives.
  void DropNavigation() {
    const auto is_heading = [](const DraftBlock& block) {
      return block.kind == BlockKind::kTitle && block.level > 0;
    };
    const auto heading = std::find_if(blocks_.begin(), blocks_.end(), is_heading);
    const bool has_front_matter = !blocks_.empty() && IsFrontMatter(blocks_[0]);
    if (heading == blocks_.end() || !has_front_matter) return;
    const auto is_navigation = [](const DraftBlock& block) {
      return !IsFrontMatter(block) && block.text.size() <= kNavigationSizeMax &&
             !HasSentenceEnd(block.text) && ParseByline(block.text).empty();
    };
    if (std::all_of(blocks_.begin(), heading, [&](const DraftBlock& block) {
          return IsFrontMatter(block) || is_navigation(block);
        })) {
      blocks_.erase(std::remove_if(blocks_.begin(), heading, is_navigation), heading);
    }
  }

  // --- Metadata lines ---

  // `文章作者: 瓜哥AI新知`, a block each.
  void ReadMetadataLines() {
    MetadataCollector collector;
    std::vector<DraftBlock> kept;
    const size_t head_end = HeadEnd(blocks_);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      DraftBlock& block = blocks_[i];
      const size_t colon = block.text.find_first_of(U":：");
      const bool may_be = i < head_end && block.kind == BlockKind::kParagraph &&
                          colon != kNowhere && block.text.size() <= kShortBlockSizeMax;
      std::optional<MetadataKey> key;
      // Author and the like in one word are credits, or the label of a turn.
      if (may_be && colon >= 3)
        key = FindMetadataKey(text::EncodeUtf8(block.text.substr(0, colon)));
      if (!key || HasSentenceEnd(block.text)) {
        kept.push_back(std::move(block));
        continue;
      }
      std::u32string value =
          CleanMetadataValue(key->field, std::u32string_view(block.text).substr(colon + 1));
      if (key->field == MetadataField::kUrl && !block.links.empty()) value = block.links[0].target;
      collector.Offer(*key, text::EncodeUtf8(value));
      if (!key->is_text || value.empty()) continue;
      const auto begin = static_cast<int32_t>(block.text.find(value));
      const Span span = {begin, begin + static_cast<int32_t>(value.size())};
      kept.push_back(Cut(block, span, BlockKind::kMetadata));
    }
    blocks_ = std::move(kept);
    collector.Apply(&metadata_);
  }

  // --- Credits ---

  void ReadBylines() {
    int best_rank = INT_MAX;
    std::u32string author;
    ReadDatelines();
    const size_t head_end = HeadEnd(blocks_);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_edge = i < head_end || i + kTailBlockCount >= blocks_.size();
      const bool is_text = blocks_[i].kind == BlockKind::kParagraph ||
                           blocks_[i].kind == BlockKind::kHeading ||
                           blocks_[i].kind == BlockKind::kQuote;
      if (!is_edge || !is_text) continue;
      const bool is_head = i < head_end;
      if (is_head) ReadBylineLines(i);
      if (blocks_[i].kind == BlockKind::kMetadata) continue;
      const std::vector<Credit> credits = ParseByline(blocks_[i].text);
      if (credits.empty()) continue;
      if (is_head && !metadata_.published) metadata_.published = ParseDate(blocks_[i].text);
      if (is_head) ReadBareAddress(blocks_[i]);
      for (const Credit& credit : credits) {
        const std::u32string name = CreditName(credit, i);
        if (credit.role == CreditRole::kPublisher && is_head && source_.empty()) source_ = name;
        if (credit.role == CreditRole::kView) view_ = name;
        if (credit.role != CreditRole::kAuthor || name.empty() || credit.rank >= best_rank) continue;
        author = name;
        best_rank = credit.rank;
      }
      blocks_[i].kind = BlockKind::kMetadata;
    }
    Fill(author, &metadata_.author);
  }

  // Takes lines of a short paragraph that tell author, publisher or day (byline_line.h); what else it holds stays.
  void ReadBylineLines(size_t index) {
    constexpr size_t kSizeMax = 220;
    DraftBlock& block = blocks_[index];
    if (block.text.size() > kSizeMax) return;
    const std::vector<std::u32string_view> lines = LinesOf(block);
    const bool are_credits = lines.size() == 1 && !FindDate(block.text) && !ParseByline(block.text).empty();
    if (are_credits) return;
    for (const std::u32string_view line : lines) {
      const std::optional<BylineLine> byline = ParseBylineLine(line);
      if (!byline) continue;
      Fill(CleanMetadataValue(MetadataField::kAuthor, StripExtras(byline->author)), &metadata_.author);
      Fill(byline->publisher, &metadata_.publisher);
      if (!metadata_.published) metadata_.published = byline->published ? byline->published : ParseDate(block.text);
      ReadBareAddress(block);
      const bool is_all = line.size() + 1 >= Trim(block.text).size();
      if (is_all) block.kind = BlockKind::kMetadata;
    }
  }

  // The block's lines as they stand in the file, or its sentences where it is one line.
  static std::vector<std::u32string_view> LinesOf(const DraftBlock& block) {
    std::vector<std::u32string_view> lines;
    const std::u32string_view text = block.text;
    size_t begin = 0;
    const auto add = [&](size_t end) {
      if (end > begin) lines.push_back(Trim(text.substr(begin, end - begin)));
      begin = end;
    };
    for (size_t i = 1; i < block.lines.size(); ++i) add(block.lines[i]);
    constexpr std::u32string_view kStop = U". ";
    for (size_t at = text.find(kStop, begin); block.lines.size() < 2 && at != kNowhere; at = text.find(kStop, begin)) {
      add(at + kStop.size());
    }
    add(text.size());
    return lines;
  }

  // `西风 克雷西 发自 凹非寺`
  void ReadDispatch() {
    constexpr std::u32string_view kFrom = U" 发自 ";
    constexpr size_t kSizeMax = 40;
    for (size_t i = 0, end = HeadEnd(blocks_); i < end; ++i) {
      const size_t from = blocks_[i].text.find(kFrom);
      if (from == kNowhere || blocks_[i].text.size() > kSizeMax || HasSentenceEnd(blocks_[i].text)) continue;
      Fill(std::u32string_view(blocks_[i].text).substr(0, from), &metadata_.author);
      blocks_[i].kind = BlockKind::kMetadata;
    }
  }

  // The credited name, which may stand in the block after `作者：`.
  std::u32string CreditName(const Credit& credit, size_t block) {
    std::u32string_view name =
        std::u32string_view(blocks_[block].text).substr(credit.name.begin, credit.name.size());
    if (name.empty() && block + 1 < blocks_.size()) {
      DraftBlock& next = blocks_[block + 1];
      if (next.text.size() > 40 || HasSentenceEnd(next.text)) return {};
      next.kind = BlockKind::kMetadata;
      name = next.text;
    }
    return CleanMetadataValue(MetadataField::kAuthor, StripExtras(name));
  }

  // An address without words of its own among the credits is the article's.
  void ReadBareAddress(const DraftBlock& block) {
    for (const Link& link : block.links) {
      if (link.span.size() == 0 && IsWebTarget(link.target)) Fill(link.target, &metadata_.url);
    }
  }

  // `Jane Roe · May 2, 2025`: the date is no part of the name.
  std::u32string_view StripExtras(std::u32string_view name) {
    if (const std::optional<FoundDate> date = FindDate(name)) name = name.substr(0, date->begin);
    name = name.substr(0, name.find_first_of(U"（("));
    constexpr std::u32string_view kSeparators = U" ·•|｜-–—,，";
    const size_t last = name.find_last_not_of(kSeparators);
    return last == kNowhere ? std::u32string_view() : name.substr(0, last + 1);
  }

  void ReadDatelines() {
    for (size_t i = 0, end = HeadEnd(blocks_); i < end; ++i) {
      if (blocks_[i].kind != BlockKind::kParagraph) continue;
      const std::optional<Dateline> line = ParseDateline(blocks_[i].text);
      if (!line) continue;
      Fill(line->author, &metadata_.author);
      Fill(line->publisher, &metadata_.publisher);
      if (!metadata_.published) metadata_.published = line->published;
      blocks_[i].kind = BlockKind::kMetadata;
    }
  }

  Draft& draft_;
  Metadata& metadata_;
  std::vector<DraftBlock>& blocks_;
  std::u32string view_;    // `观点 / …`, whose article it is where that is the account's owner
  std::u32string source_;  // `来源：…`, which names the publisher if nothing else does
};

}  // namespace

void ReadBodyMetadata(Draft* draft) { BodyMetadataReader(draft).Run(); }

}  // namespace wenmai::ingest
