#include "ingest/read/body_metadata.h"

#include <algorithm>
#include <optional>

#include "ingest/read/block_text.h"
#include "ingest/read/byline.h"
#include "ingest/read/clip_line.h"
#include "ingest/read/credit_reader.h"
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
    ReadDispatches(&draft_);
    ReadClipLines(&draft_);
    DropNavigation();
    const CreditSources sources = ReadCredits(&draft_);
    ReadPublisher(&draft_);
    const bool is_view_of_account = !sources.view.empty() && sources.view == text::DecodeUtf8(metadata_.publisher);
    if (is_view_of_account) metadata_.author = metadata_.publisher;
    Fill(sources.source, &metadata_.publisher);
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

  Draft& draft_;
  Metadata& metadata_;
  std::vector<DraftBlock>& blocks_;
};

}  // namespace

void ReadBodyMetadata(Draft* draft) { BodyMetadataReader(draft).Run(); }

}  // namespace wenmai::ingest
