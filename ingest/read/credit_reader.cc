#include "ingest/read/credit_reader.h"

#include <algorithm>
#include <climits>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/read/block_text.h"
#include "ingest/read/byline.h"
#include "ingest/read/byline_line.h"
#include "ingest/read/date.h"
#include "ingest/read/metadata_value.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kNowhere = std::u32string_view::npos;

class CreditReader {
 public:
  explicit CreditReader(Draft* draft) : metadata_(draft->metadata), blocks_(draft->blocks) {}

  CreditSources Read() {
    int best_rank = INT_MAX;
    std::u32string author;
    ReadDatelines();
    const size_t head_end = HeadEnd(blocks_);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_edge = i < head_end || i + kTailBlockCount >= blocks_.size();
      const bool is_text = blocks_[i].kind == BlockKind::kParagraph ||
                           blocks_[i].kind == BlockKind::kHeading ||
                           blocks_[i].kind == BlockKind::kQuote;
      const bool is_head = i < head_end;
      const bool is_item = is_head && blocks_[i].kind == BlockKind::kListItem;  // `- 作者：林溪`
      if (!is_edge || (!is_text && !is_item)) continue;
      if (is_head) ReadBylineLines(i);
      if (blocks_[i].kind == BlockKind::kMetadata) continue;
      const std::vector<Credit> credits = ParseByline(blocks_[i].text);
      if (credits.empty()) continue;
      if (is_head && !metadata_.published) metadata_.published = ParseDate(blocks_[i].text);
      if (is_head) ReadBareAddress(blocks_[i]);
      for (const Credit& credit : credits) {
        const std::u32string name = CreditName(credit, i);
        if (credit.role == CreditRole::kPublisher && is_head && sources_.source.empty()) sources_.source = name;
        if (credit.role == CreditRole::kView) sources_.view = name;
        if (credit.role != CreditRole::kAuthor || name.empty() || credit.rank >= best_rank) continue;
        author = name;
        best_rank = credit.rank;
      }
      blocks_[i].kind = BlockKind::kMetadata;
    }
    Fill(author, &metadata_.author);
    return sources_;
  }

 private:
  // Takes lines of a short paragraph that tell author, publisher or day (byline_line.h); what else it holds stays.
  void ReadBylineLines(size_t index) {
    constexpr size_t kSizeMax = 220;
    DraftBlock& block = blocks_[index];
    if (block.text.size() > kSizeMax) return;
    const std::vector<std::u32string_view> lines = LinesOf(block);
    const bool are_credits = lines.size() == 1 && !FindDate(block.text) && !ParseByline(block.text).empty() &&
                             block.text.find(U", ") == kNowhere;
    if (are_credits) return;
    const bool is_one_line = block.lines.size() < 2;
    if (lines.size() > 1 && TakeByline(is_one_line ? block.text : Joined(lines), index)) {
      block.kind = BlockKind::kMetadata;
      return;
    }
    for (const std::u32string_view line : lines) {
      if (!TakeByline(line, index)) continue;
      const bool is_all = line.size() + 1 >= Trim(block.text).size();
      if (is_all) block.kind = BlockKind::kMetadata;
    }
    ReadNameAlone(index);
  }

  bool TakeByline(std::u32string_view line, size_t index) {
    const DraftBlock& block = blocks_[index];
    const std::optional<BylineLine> byline = ParseBylineLine(line);
    if (!byline) return false;
    Fill(CleanMetadataValue(MetadataField::kAuthor, StripExtras(byline->author)), &metadata_.author);
    Fill(byline->publisher, &metadata_.publisher);
    if (!metadata_.published) metadata_.published = byline->published ? byline->published : ParseDate(block.text);
    ReadBareAddress(block);
    return true;
  }

  static std::u32string Joined(const std::vector<std::u32string_view>& lines) {
    std::u32string joined;
    for (const std::u32string_view line : lines) joined.append(joined.empty() ? U"" : U" | ").append(line);
    return joined;
  }

  // A name alone over a line with the date or credits, or below the date.
  void ReadNameAlone(size_t index) {
    constexpr size_t kSizeMax = 40;
    DraftBlock& block = blocks_[index];
    const bool may_be = block.kind == BlockKind::kParagraph && block.text.size() <= kSizeMax && !FindDate(block.text);
    if (!may_be) return;
    for (const size_t beside : {index + 1, index - 1}) {
      if (beside >= blocks_.size()) continue;  // index - 1 wraps
      const std::u32string& other = blocks_[beside].text;
      const bool tells = FindDate(other) || (beside > index && ParseByline(other).size() == 1);
      if (other.size() > kSizeMax || !tells || !TakeByline(Joined({block.text, other}), index)) continue;
      block.kind = BlockKind::kMetadata;
      return;
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
    name = name.substr(0, name.find(U" 发自"));
    constexpr std::u32string_view kSeparators = U" ·•|｜-–—,，";
    const size_t last = name.find_last_not_of(kSeparators);
    return last == kNowhere ? std::u32string_view() : name.substr(0, last + 1);
  }

  void ReadDatelines() {
    for (size_t i = 0, end = HeadEnd(blocks_); i < end; ++i) {
      if (blocks_[i].kind != BlockKind::kParagraph && blocks_[i].kind != BlockKind::kHeading) continue;
      const std::optional<Dateline> line = ParseDateline(blocks_[i].text);
      if (!line) continue;
      Fill(line->author, &metadata_.author);
      Fill(line->publisher, &metadata_.publisher);
      if (!metadata_.published) metadata_.published = line->published;
      blocks_[i].kind = BlockKind::kMetadata;
    }
  }

  Metadata& metadata_;
  std::vector<DraftBlock>& blocks_;
  CreditSources sources_;
};

// `远望社北京9月10日电（记者林溪、周野）…`, `远望财经讯（记者 林溪）…`
void ReadWire(std::u32string_view text, Metadata* metadata) {
  constexpr size_t kReach = 40, kBodyMax = 8;
  constexpr std::u32string_view kReporter = U"（记者";
  const size_t reporter = text.substr(0, kReach).find(kReporter);
  const size_t end = text.find(U'）');
  if (reporter == kNowhere || reporter == 0 || end == kNowhere || end > kReach) return;
  const bool is_news = text[reporter - 1] == U'讯';
  if (!is_news && text[reporter - 1] != U'电') return;
  const size_t body = is_news ? reporter - 1 : text.substr(0, kBodyMax).find_first_of(U"社网报") + 1;
  if (body == 0 || body > kBodyMax) return;
  const size_t name = reporter + kReporter.size();
  Fill(Trim(text.substr(name, end - name)), &metadata->author);
  Fill(text.substr(0, body), &metadata->publisher);
}

// `HARBOUR (Reuters) - Ferries …`
void ReadAgency(std::u32string_view text, Metadata* metadata) {
  constexpr size_t kReach = 40;
  const size_t open = text.substr(0, kReach).find(U" ("), close = text.substr(0, kReach).find(U") ");
  if (open == kNowhere || close == kNowhere || close < open || close + 2 >= text.size()) return;
  const bool is_place = std::all_of(text.begin(), text.begin() + open, [](char32_t c) {
    return (c >= U'A' && c <= U'Z') || std::u32string_view(U" ,.").find(c) != kNowhere;
  });
  const bool has_dash = std::u32string_view(U"-—–").find(text[close + 2]) != kNowhere;
  if (is_place && has_dash) Fill(text.substr(open + 2, close - open - 2), &metadata->publisher);
}

}  // namespace

CreditSources ReadCredits(Draft* draft) { return CreditReader(draft).Read(); }

// `西风 克雷西 发自 凹非寺`
void ReadDispatches(Draft* draft) {
  std::vector<DraftBlock>& blocks = draft->blocks;
  constexpr std::u32string_view kFrom = U" 发自 ";
  constexpr size_t kSizeMax = 40;
  for (size_t i = 0, end = HeadEnd(blocks); i < end; ++i) {
    ReadWire(blocks[i].text, &draft->metadata);
    ReadAgency(blocks[i].text, &draft->metadata);
    const size_t from = blocks[i].text.find(kFrom);
    if (from == kNowhere || blocks[i].text.size() > kSizeMax || HasSentenceEnd(blocks[i].text)) continue;
    Fill(std::u32string_view(blocks[i].text).substr(0, from), &draft->metadata.author);
    blocks[i].kind = BlockKind::kMetadata;
  }
}

}  // namespace wenmai::ingest
