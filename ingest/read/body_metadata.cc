#include "ingest/read/body_metadata.h"

#include <algorithm>
#include <climits>
#include <optional>

#include "ingest/read/block_text.h"
#include "ingest/read/byline.h"
#include "ingest/read/date.h"
#include "ingest/read/metadata_value.h"
#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kHeadBlockCount = 14;     // metadata stands in an article's first blocks
constexpr size_t kTailBlockCount = 14;     // or its last
constexpr size_t kShortBlockSizeMax = 90;  // a longer block states no metadata
constexpr size_t kNavigationSizeMax = 30;
constexpr size_t kNamesSizeMax = 40;  // of author and publisher in one line
constexpr size_t kPlaceSizeMax = 10;
constexpr size_t kIntroductionSize = 200;  // how far into a recording its speakers introduce themselves

constexpr size_t kNowhere = std::u32string_view::npos;

std::u32string_view Trim(std::u32string_view text) {
  while (!text.empty() && text::IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && text::IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

struct PublisherRule {
  std::u32string before, after;
};

// The rules of data/read_publisher.tsv by kind.
struct PublisherRules {
  std::vector<PublisherRule> statements, repeats, issues, addresses, between, sites;

  PublisherRules() {
    for (const TableRow& row : ReadTable("data/read_publisher.tsv")) {
      Kind(row.at(0)).push_back({text::DecodeUtf8(row.at(1)), text::DecodeUtf8(row.at(2))});
    }
  }

 private:
  std::vector<PublisherRule>& Kind(std::string_view name) {
    if (name == "statement") return statements;
    if (name == "repeat") return repeats;
    if (name == "issue") return issues;
    if (name == "address") return addresses;
    if (name == "between") return between;
    if (name == "site") return sites;
    throw Error(ErrorCode::kInternal, "no publisher rule " + std::string(name));
  }
};

const PublisherRules& Publishers() {
  static const PublisherRules* const rules = new PublisherRules;  // lives as long as the process
  return *rules;
}

// The part of a block between `begin` and `end` as a block of its own.
DraftBlock Cut(const DraftBlock& block, Span span, BlockKind kind) {
  DraftBlock part;
  part.kind = kind;
  part.text = block.text.substr(span.begin, span.size());
  part.origin.assign(block.origin.begin() + span.begin, block.origin.begin() + span.end);
  return part;
}

class BodyMetadataReader {
 public:
  explicit BodyMetadataReader(Draft* draft)
      : metadata_(draft->metadata), blocks_(draft->blocks) {}

  void Run() {
    ReadTitle();
    StripSiteFromTitle();
    DropNavigation();
    ReadMetadataLines();
    ReadClipLines();
    ReadAddresses();
    ReadBylines();
    ReadPublisher();
    ReadIntroduction();
  }

 private:
  static void Fill(std::u32string_view value, std::string* field) {
    if (field->empty()) *field = text::EncodeUtf8(Trim(value));
  }

  size_t HeadEnd() const { return std::min(blocks_.size(), kHeadBlockCount); }

  // --- Title ---

  // The first heading of the first level, if the text does not begin before it, or a heading that
  // repeats the title.
  void ReadTitle() {
    const std::u32string known = Squeeze(text::DecodeUtf8(metadata_.title));
    for (size_t i = 0; i < HeadEnd(); ++i) {
      DraftBlock& block = blocks_[i];
      if (block.kind != BlockKind::kHeading) {
        if (known.empty() && block.text.size() > kShortBlockSizeMax) return;
        continue;
      }
      const bool repeats = !known.empty() && known.starts_with(Squeeze(block.text));
      if (!repeats && (!known.empty() || block.level != 1)) continue;
      block.kind = BlockKind::kTitle;
      Fill(block.text, &metadata_.title);
      return;
    }
  }

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

  static bool IsFrontMatter(const DraftBlock& block) {
    return block.kind == BlockKind::kMetadata ||
           (block.kind == BlockKind::kTitle && block.level == 0);
  }

  // `… | 宝玉的分享`, where a block of the page has the site's name for itself or the site is known.
  void StripSiteFromTitle() {
    const std::u32string title = text::DecodeUtf8(metadata_.title);
    for (const std::u32string_view separator : {U" | ", U" · ", U" - ", U" – ", U" — ", U"_"}) {
      const size_t at = title.rfind(separator);
      if (at == kNowhere || at == 0) continue;
      const std::u32string_view site = std::u32string_view(title).substr(at + separator.size());
      const bool is_on_page = std::any_of(blocks_.begin(), blocks_.end(), [&](const DraftBlock& b) {
        return b.kind != BlockKind::kTitle && Trim(b.text) == site;
      });
      if (!is_on_page && !IsKnownSite(site)) continue;
      metadata_.title = text::EncodeUtf8(Trim(std::u32string_view(title).substr(0, at)));
      Fill(site, &metadata_.publisher);
      return;
    }
  }

  static bool IsKnownSite(std::u32string_view name) {
    const std::vector<PublisherRule>& sites = Publishers().sites;
    return std::any_of(sites.begin(), sites.end(),
                       [name](const PublisherRule& rule) { return rule.before == name; });
  }

  // --- Metadata lines ---

  // `文章作者: 瓜哥AI新知`, a block each.
  void ReadMetadataLines() {
    MetadataCollector collector;
    std::vector<DraftBlock> kept;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      DraftBlock& block = blocks_[i];
      const size_t colon = block.text.find_first_of(U":：");
      const bool may_be = i < kHeadBlockCount && block.kind == BlockKind::kParagraph &&
                          colon != kNowhere && block.text.size() <= kShortBlockSizeMax;
      std::optional<MetadataKey> key;
      // Author and the like in one word are credits, or the label of a turn.
      if (may_be && colon >= 3) key = FindMetadataKey(text::EncodeUtf8(block.text.substr(0, colon)));
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

  // --- The line that clipping tools keep under the title ---

  void ReadClipLines() {
    for (size_t i = 0; i < HeadEnd(); ++i) {
      DraftBlock& block = blocks_[i];
      if (block.kind != BlockKind::kParagraph || block.text.size() > kShortBlockSizeMax) continue;
      if (ReadDomainLine(&block) || ReadDateLine(&block)) return;
      ReadOriginalLine(&block);
    }
  }

  // `[mp.weixin.qq.com](address)Author Publisher`.
  bool ReadDomainLine(DraftBlock* block) {
    if (block->links.empty() || block->links[0].span.begin != 0) return false;
    const Link& link = block->links[0];
    const std::u32string domain = block->text.substr(0, link.span.end);
    if (!IsWebTarget(link.target) || domain.empty() ||
        link.target.find(domain) == kNowhere) {
      return false;
    }
    Fill(link.target, &metadata_.url);
    std::u32string_view names = std::u32string_view(block->text).substr(domain.size());
    if (!metadata_.published) metadata_.published = ParseDate(names);
    constexpr std::u32string_view kFollowButton = U"关注";
    if (names.ends_with(kFollowButton)) names.remove_suffix(kFollowButton.size());
    names = Trim(names);
    const bool are_names = names.find_first_of(U"0123456789/：:") == kNowhere &&
                           names.find(U"认证") == kNowhere;
    if (!are_names) names = {};
    if (!names.empty()) SplitNames(names, domain.starts_with(U"mp.weixin"));
    const size_t begin = names.empty() ? 0 : names.data() - block->text.data();
    const Span span = {static_cast<int32_t>(begin), static_cast<int32_t>(begin + names.size())};
    *block = Cut(*block, span, BlockKind::kMetadata);
    return true;
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
    Fill(names.substr(0, space), &metadata_.author);
    Fill(names.substr(space + 1), &metadata_.publisher);
  }

  // `Original 沐风 [新质动能](address) 2025年11月25日 08:02`.
  bool ReadDateLine(DraftBlock* block) {
    const std::optional<Span> date = FindDate(block->text);
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
    if (names.size() == block->text.size() || names.size() > kNamesSizeMax) return;
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
  static std::optional<Span> FindDate(std::u32string_view text) {
    const std::optional<graph::Date> date = ParseDate(text);
    if (!date) return std::nullopt;
    size_t begin = 0;
    while (ParseDate(text.substr(begin + 1)) == date) ++begin;
    size_t end = text.find_last_of(U"0123456789日");
    return Span{static_cast<int32_t>(begin), static_cast<int32_t>(end + 1)};
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

  // --- Links that name the publisher ---

  void ReadAddresses() {
    for (size_t i = 0; i < HeadEnd(); ++i) {
      for (const Link& link : blocks_[i].links) {
        for (const PublisherRule& rule : Publishers().addresses) {
          if (!link.target.starts_with(rule.before)) continue;
          Fill(link.target.substr(rule.before.size()), &metadata_.publisher);
        }
      }
    }
  }

  // --- Credits ---

  void ReadBylines() {
    int best_rank = INT_MAX;
    std::u32string author;
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_edge = i < kHeadBlockCount || i + kTailBlockCount >= blocks_.size();
      const bool is_text = blocks_[i].kind == BlockKind::kParagraph ||
                           blocks_[i].kind == BlockKind::kHeading ||
                           blocks_[i].kind == BlockKind::kQuote;
      if (!is_edge || !is_text) continue;
      const std::vector<Credit> credits = ParseByline(blocks_[i].text);
      if (credits.empty()) continue;
      for (const Credit& credit : credits) {
        const std::u32string name = CreditName(credit, i);
        if (!credit.is_author || name.empty() || credit.rank >= best_rank) continue;
        author = name;
        best_rank = credit.rank;
      }
      blocks_[i].kind = BlockKind::kMetadata;
    }
    Fill(author, &metadata_.author);
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
    return CleanMetadataValue(MetadataField::kAuthor, name);
  }

  // --- Publisher ---

  void ReadPublisher() {
    ReadIssue();
    ReadBetween();
    const std::u32string author = text::DecodeUtf8(metadata_.author);
    const std::u32string publisher = text::DecodeUtf8(metadata_.publisher);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_edge = i < kHeadBlockCount || i + kTailBlockCount >= blocks_.size();
      if (!is_edge || blocks_[i].text.size() > kShortBlockSizeMax) continue;
      ReadStatement(&blocks_[i]);
      for (const std::u32string& name : {author, publisher}) {
        if (name.empty() || !Repeats(name, blocks_[i].text)) continue;
        Fill(name, &metadata_.publisher);
        blocks_[i].kind = BlockKind::kMetadata;
      }
    }
  }

  // A name that stands alone between two known pieces of furniture.
  void ReadBetween() {
    for (size_t i = 0; i + 2 < blocks_.size(); ++i) {
      for (const PublisherRule& rule : Publishers().between) {
        if (blocks_[i].text != rule.before || blocks_[i + 2].text != rule.after) continue;
        Fill(blocks_[i + 1].text, &metadata_.publisher);
        blocks_[i + 1].kind = BlockKind::kMetadata;
      }
    }
  }

  void ReadIssue() {
    const std::u32string title = text::DecodeUtf8(metadata_.title);
    const size_t number = title.find_first_of(U"（(");
    if (number == kNowhere || !title.substr(number + 1).starts_with(U"第")) return;
    const std::u32string_view name = Trim(std::u32string_view(title).substr(0, number));
    for (const PublisherRule& rule : Publishers().issues) {
      if (name.ends_with(rule.after)) Fill(name, &metadata_.publisher);
    }
  }

  void ReadStatement(DraftBlock* block) {
    for (const PublisherRule& rule : Publishers().statements) {
      const size_t before = block->text.find(rule.before);
      if (before == kNowhere) continue;
      const size_t begin = before + rule.before.size();
      const size_t end = block->text.find(rule.after, begin);
      if (end == kNowhere) continue;
      Fill(block->text.substr(begin, end - begin), &metadata_.publisher);
      if (block->kind == BlockKind::kParagraph || block->kind == BlockKind::kHeading) {
        block->kind = BlockKind::kMetadata;
      }
    }
  }

  static bool Repeats(const std::u32string& known, const std::u32string& text) {
    const std::u32string name = Squeeze(known), squeezed = Squeeze(text);
    if (!squeezed.starts_with(name)) return false;
    const std::u32string_view rest = std::u32string_view(squeezed).substr(name.size());
    return std::any_of(
        Publishers().repeats.begin(), Publishers().repeats.end(), [rest](const PublisherRule& rule) {
          return rest.starts_with(Squeeze(rule.after)) && rest.size() < kShortBlockSizeMax / 2;
        });
  }

  // --- Recordings ---

  // `大家好，这里是最佳拍档，我是大飞`: only where nothing else says what this is.
  void ReadIntroduction() {
    if (blocks_.empty() || blocks_[0].kind != BlockKind::kTranscript) return;
    if (!metadata_.title.empty() || !metadata_.author.empty() || !metadata_.publisher.empty()) return;
    const std::u32string_view start =
        std::u32string_view(blocks_[0].text).substr(0, kIntroductionSize);
    for (const TableRow& row : ReadTable("data/read_introduction.tsv")) {
      const std::u32string words = text::DecodeUtf8(row.at(1));
      const size_t at = start.find(words);
      if (at == kNowhere) continue;
      const std::u32string_view name = IntroducedName(start.substr(at + words.size()));
      Fill(name, row.at(0) == "author" ? &metadata_.author : &metadata_.publisher);
    }
  }

  // The name at the front of `text`; empty if it does not end soon.
  static std::u32string_view IntroducedName(std::u32string_view text) {
    constexpr size_t kNameSizeMax = 10;
    constexpr std::u32string_view kBrackets = U"《》「」“”";
    while (!text.empty() && kBrackets.find(text.front()) != kNowhere) text.remove_prefix(1);
    const size_t end = text.find_first_of(U" ，,。！!、》」”");
    if (end == kNowhere || end > kNameSizeMax) return {};
    const std::u32string_view name = text.substr(0, end);
    return name.find(U'的') == kNowhere ? name : std::u32string_view();
  }

  Metadata& metadata_;
  std::vector<DraftBlock>& blocks_;
};

}  // namespace

void ReadBodyMetadata(Draft* draft) { BodyMetadataReader(draft).Run(); }

}  // namespace wenmai::ingest
