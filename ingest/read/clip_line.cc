#include "ingest/read/clip_line.h"

#include <algorithm>
#include <optional>

#include "ingest/read/block_text.h"
#include "ingest/read/date.h"
#include "ingest/read/metadata_value.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kNamesSizeMax = 40;  // of author and publisher in one line
constexpr size_t kPlaceSizeMax = 10;  // of what may stand behind the date
constexpr size_t kNowhere = std::u32string_view::npos;

class ClipLineReader {
 public:
  explicit ClipLineReader(Draft* draft) : metadata_(draft->metadata), blocks_(draft->blocks) {}

  void Run() {
    for (size_t i = 0, end = HeadEnd(blocks_); i < end; ++i) {
      DraftBlock& block = blocks_[i];
      if (block.kind != BlockKind::kParagraph || block.text.size() > kShortBlockSizeMax) continue;
      if (ReadDomainLine(&block) || ReadDateLine(&block)) return;
      ReadOriginalLine(&block);
    }
  }

 private:
  // `[mp.weixin.qq.com](address)Author Publisher`.
  bool ReadDomainLine(DraftBlock* block) {
    if (block->links.empty() || block->links[0].span.begin != 0) return false;
    const Link& link = block->links[0];
    const std::u32string domain = block->text.substr(0, link.span.end);
    if (!IsWebTarget(link.target) || domain.empty() || link.target.find(domain) == kNowhere) {
      return false;
    }
    Fill(link.target, &metadata_.url);
    std::u32string_view names = std::u32string_view(block->text).substr(domain.size());
    if (!metadata_.published) metadata_.published = ParseDate(names);
    constexpr std::u32string_view kFollowButton = U"关注";
    if (names.ends_with(kFollowButton)) names.remove_suffix(kFollowButton.size());
    names = Trim(names);
    const bool are_names =
        names.find_first_of(U"0123456789/：:") == kNowhere && names.find(U"认证") == kNowhere;
    if (!are_names) names = {};
    if (!names.empty()) SplitNames(names, domain.starts_with(U"mp.weixin"));
    const size_t begin = names.empty() ? 0 : names.data() - block->text.data();
    const Span span = {static_cast<int32_t>(begin), static_cast<int32_t>(begin + names.size())};
    *block = Cut(*block, span, BlockKind::kMetadata);
    return true;
  }

  // `关注前沿科技`, `陷入沉思的`: what an account shows in place of an author.
  static bool IsSlogan(std::u32string_view name) {
    return name.starts_with(U"关注") || name.ends_with(U"的");
  }

  // `沐风 新质动能`, `Founder Park Founder Park`, or one name alone.
  void SplitNames(std::u32string_view names, bool has_publisher) {
    const size_t half = names.size() / 2;
    size_t space = names.rfind(U' ');
    const bool is_doubled = names.size() % 2 == 1 && names[half] == U' ' &&
                            names.substr(0, half) == names.substr(half + 1);
    if (is_doubled) space = half;
    // A space within a name in Latin letters parts nothing: `Founder Park`.
    const bool is_latin = text::MeasureScripts(names).latin == 1;
    if (!has_publisher || space == kNowhere || (is_latin && !is_doubled)) {
      Fill(names, &metadata_.author);
      if (has_publisher) Fill(names, &metadata_.publisher);
      return;
    }
    const std::u32string_view author = names.substr(0, space), publisher = names.substr(space + 1);
    Fill(IsSlogan(author) ? publisher : author, &metadata_.author);
    Fill(publisher, &metadata_.publisher);
  }

  // `Original 沐风 [新质动能](address) 2025年11月25日 08:02`.
  bool ReadDateLine(DraftBlock* block) {
    const std::optional<Span> date = DateSpan(block->text);
    if (!date || HasSentenceEnd(block->text) || metadata_.url.empty()) return false;
    const std::u32string_view text = block->text;
    const std::u32string_view names = StripOriginal(text.substr(0, date->begin));
    const bool may_be = names.size() <= kNamesSizeMax && text.size() - date->end <= kPlaceSizeMax &&
                        names.find_first_of(U"，,：:") == kNowhere;
    if (!may_be) return false;
    if (!metadata_.published) metadata_.published = ParseDate(text.substr(date->begin));
    ReadLineNames(*block, names);
    block->kind = BlockKind::kMetadata;
    return true;
  }

  // The same, broken off before the date.
  void ReadOriginalLine(DraftBlock* block) {
    const std::u32string_view names = StripOriginal(block->text);
    const bool may_be = names.size() < block->text.size() && names.size() <= kNamesSizeMax &&
                        !metadata_.url.empty();
    if (!may_be) return;
    ReadLineNames(*block, names);
    block->kind = BlockKind::kMetadata;
  }

  static std::u32string_view StripOriginal(std::u32string_view names) {
    names = Trim(names);
    for (const std::u32string_view label : {U"Original ", U"原创 "}) {
      if (names.starts_with(label)) return Trim(names.substr(label.size()));
    }
    return names;
  }

  // Where a date begins and the digits of its day, or of the time behind it, end.
  static std::optional<Span> DateSpan(std::u32string_view text) {
    const std::optional<FoundDate> date = FindDate(text);
    if (!date) return std::nullopt;
    const size_t end = text.find_last_of(U"0123456789日");
    return Span{static_cast<int32_t>(date->begin), static_cast<int32_t>(end + 1)};
  }

  void ReadLineNames(const DraftBlock& block, std::u32string_view names) {
    for (const Link& link : block.links) {
      if (link.span.size() == 0) continue;
      const std::u32string_view linked =
          std::u32string_view(block.text).substr(link.span.begin, link.span.size());
      if (!names.ends_with(linked)) continue;
      Fill(linked, &metadata_.publisher);
      names = Trim(names.substr(0, names.size() - linked.size()));
    }
    const std::u32string author = text::DecodeUtf8(metadata_.author);
    if (!author.empty() && names.starts_with(author)) {
      Fill(names.substr(author.size()), &metadata_.publisher);
    } else {
      Fill(CleanMetadataValue(MetadataField::kAuthor, names), &metadata_.author);
    }
  }

  Metadata& metadata_;
  std::vector<DraftBlock>& blocks_;
};

}  // namespace

void ReadClipLines(Draft* draft) { ClipLineReader(draft).Run(); }

}  // namespace wenmai::ingest
