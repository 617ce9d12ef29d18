#include "ingest/read/publisher.h"

#include <algorithm>

#include "ingest/read/block_text.h"
#include "ingest/read/metadata_value.h"
#include "ingest/read/table.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kNowhere = std::u32string_view::npos;

struct PublisherRule {
  std::u32string before, after;
};

// The rules of data/read_publisher.tsv by kind.
struct PublisherRules {
  std::vector<PublisherRule> statements, repeats, issues, addresses, between, sites, hosts, attributions;

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
    if (name == "host") return hosts;
    if (name == "attribution") return attributions;
    throw Error(ErrorCode::kInternal, "no publisher rule " + std::string(name));
  }
};

const PublisherRules& Publishers() {
  static const PublisherRules* const rules = new PublisherRules;  // lives as long as the process
  return *rules;
}

// The name behind a label: `：["海外独角兽"（ID:unicornobserver）`.
std::u32string_view NameAtFront(std::u32string_view text) {
  constexpr std::u32string_view kOpening = U"：: \"“「《";
  constexpr std::u32string_view kClosing = U"（(，,。；;、\"”」》";
  const size_t begin = text.find_first_not_of(kOpening);
  if (begin == kNowhere) return {};
  text.remove_prefix(begin);
  return text.substr(0, text.find_first_of(kClosing));
}

class PublisherReader {
 public:
  explicit PublisherReader(Draft* draft) : metadata_(draft->metadata), blocks_(draft->blocks) {}

  void Run() {
    ReadAddresses();
    ReadIssue();
    ReadBetween();
    const std::u32string author = text::DecodeUtf8(metadata_.author);
    const std::u32string publisher = text::DecodeUtf8(metadata_.publisher);
    const size_t head_end = HeadEnd(blocks_);
    for (size_t i = 0; i < blocks_.size(); ++i) {
      const bool is_edge = i < head_end || i + kTailBlockCount >= blocks_.size();
      if (!is_edge || blocks_[i].text.size() > kShortBlockSizeMax) continue;
      ReadStatement(&blocks_[i]);
      for (const std::u32string& name : {author, publisher}) {
        if (name.empty() || !Repeats(name, blocks_[i].text)) continue;
        Fill(name, &metadata_.publisher);
        blocks_[i].kind = BlockKind::kMetadata;
      }
    }
    Fill(text::DecodeUtf8(account_), &metadata_.author);
    ReadHost();
  }

 private:
  // The site of the article's address.
  void ReadHost() {
    const std::u32string url = text::DecodeUtf8(metadata_.url);
    const size_t host = url.find(U"://");
    if (host == kNowhere) return;
    const std::u32string_view name = std::u32string_view(url).substr(host + 3, url.find(U'/', host + 3) - host - 3);
    for (const PublisherRule& rule : Publishers().hosts) {
      if (!name.ends_with(rule.before)) continue;
      Fill(rule.after.empty() ? text::DecodeUtf8(metadata_.author) : rule.after, &metadata_.publisher);
    }
  }

  // Links that name the publisher: `/gzh/九边`.
  void ReadAddresses() {
    for (size_t i = 0, end = HeadEnd(blocks_); i < end; ++i) {
      for (const Link& link : blocks_[i].links) {
        for (const PublisherRule& rule : Publishers().addresses) {
          if (!link.target.starts_with(rule.before)) continue;
          Fill(link.target.substr(rule.before.size()), &metadata_.publisher);
          Fill(link.target.substr(rule.before.size()), &account_);
        }
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
    return std::any_of(Publishers().repeats.begin(), Publishers().repeats.end(),
                       [rest](const PublisherRule& rule) {
                         return rest.starts_with(Squeeze(rule.after)) &&
                                rest.size() < kShortBlockSizeMax / 2;
                       });
  }

  Metadata& metadata_;
  std::vector<DraftBlock>& blocks_;
  std::string account_;  // which is the author where no one else is
};

}  // namespace

void ReadPublisher(Draft* draft) { PublisherReader(draft).Run(); }

void ReadAttribution(Draft* draft) {
  constexpr size_t kSizeMax = 120;
  for (DraftBlock& block : draft->blocks) {
    const std::u32string_view text = block.text;
    if (block.kind != BlockKind::kParagraph || text.size() > kSizeMax) continue;
    for (const PublisherRule& rule : Publishers().attributions) {
      const size_t author = text.find(rule.after);
      if (!text.starts_with(rule.before) || author == kNowhere) continue;
      Fill(NameAtFront(text.substr(rule.before.size())), &draft->metadata.publisher);
      Fill(NameAtFront(text.substr(author + rule.after.size())), &draft->metadata.author);
      block.kind = BlockKind::kMetadata;
    }
  }
}

bool IsKnownSite(std::u32string_view name) {
  const std::vector<PublisherRule>& sites = Publishers().sites;
  return std::any_of(sites.begin(), sites.end(),
                     [name](const PublisherRule& rule) { return rule.before == name; });
}

}  // namespace wenmai::ingest
