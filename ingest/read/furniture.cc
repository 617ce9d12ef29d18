#include "ingest/read/furniture.h"

#include <algorithm>
#include <unordered_set>

#include "ingest/read/block_text.h"
#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kRuleSizeMax = 240;  // a longer block matches no rule
constexpr size_t kPartialMatchSizeMax =
    120;                                   // squeezed; a longer block is text with the words in it
constexpr double kLinkListShareMin = 0.8;  // of a block that is nothing but a link
constexpr size_t kBodyBlockSizeMin = 60;   // a paragraph that no list of links contains

enum class Scope { kNone, kBlock, kTail };

struct PartialRule {
  Scope scope;
  std::u32string text;
};

class RuleSet {
 public:
  RuleSet() {
    for (const TableRow& row : ReadTable("data/read_furniture.tsv")) {
      const Scope scope = row.at(0) == "tail" ? Scope::kTail : Scope::kBlock;
      const std::u32string text = Squeeze(text::DecodeUtf8(row.at(2)));
      if (row.at(1) == "whole") {
        (scope == Scope::kTail ? whole_tail_ : whole_block_).insert(text);
      } else {
        Partial(row.at(1)).push_back({scope, text});
      }
    }
  }

  Scope Match(std::u32string_view text) const {
    if (text.size() > kRuleSizeMax) return Scope::kNone;
    const std::u32string squeezed = Squeeze(text);
    const std::u32string bare = Bare(squeezed);
    if (whole_tail_.contains(bare)) return Scope::kTail;
    if (whole_block_.contains(bare)) return Scope::kBlock;
    if (squeezed.size() > kPartialMatchSizeMax) return Scope::kNone;
    for (const PartialRule& rule : prefixes_) {
      if (squeezed.starts_with(rule.text) || bare.starts_with(rule.text)) return rule.scope;
    }
    for (const PartialRule& rule : contained_) {
      if (squeezed.find(rule.text) != std::u32string::npos) return rule.scope;
    }
    return Scope::kNone;
  }

 private:
  std::vector<PartialRule>& Partial(std::string_view match) {
    if (match == "prefix") return prefixes_;
    if (match == "contains") return contained_;
    throw Error(ErrorCode::kInternal, "no furniture match " + std::string(match));
  }

  // Without punctuation and symbols around: `— 完 —`, `推荐阅读：`.
  static std::u32string Bare(std::u32string_view text) {
    const auto is_word = [](char32_t c) {
      return !text::IsPunctuation(c) && text::Classify(c) != text::CharClass::kOther;
    };
    while (!text.empty() && !is_word(text.front())) text.remove_prefix(1);
    while (!text.empty() && !is_word(text.back())) text.remove_suffix(1);
    return std::u32string(text);
  }

  std::unordered_set<std::u32string> whole_block_, whole_tail_;
  std::vector<PartialRule> prefixes_, contained_;
};

const RuleSet& Rules() {
  static const RuleSet* const rules = new RuleSet;  // lives as long as the process
  return *rules;
}

bool HasWord(const DraftBlock& block) {
  return std::any_of(block.text.begin(), block.text.end(), [](char32_t c) {
    const text::CharClass kind = text::Classify(c);
    return kind >= text::CharClass::kHan && kind <= text::CharClass::kDigit;
  });
}

bool IsFixed(const DraftBlock& block) {
  return block.kind == BlockKind::kTitle || block.kind == BlockKind::kMetadata ||
         block.kind == BlockKind::kCode || block.kind == BlockKind::kTranscript;
}

// Where the text ends and a tail of furniture begins, as an index into blocks.
size_t FindTail(const std::vector<DraftBlock>& blocks) {
  size_t total = 0, before = 0;
  for (const DraftBlock& block : blocks) total += block.text.size();
  for (size_t i = 0; i < blocks.size(); ++i) {
    const bool is_second_half = 2 * before > total;
    if (is_second_half && !IsFixed(blocks[i]) && Rules().Match(blocks[i].text) == Scope::kTail) {
      return i;
    }
    before += blocks[i].text.size();
  }
  return blocks.size();
}

// Links to other articles that no paragraph follows.
void DropTrailingLinks(std::vector<DraftBlock>* blocks) {
  size_t end = blocks->size();
  while (end > 0) {
    const DraftBlock& block = (*blocks)[end - 1];
    const bool is_link = LinkShare(block) >= kLinkListShareMin;
    if (IsFixed(block) || block.kind == BlockKind::kHeading ||
        (!is_link && block.text.size() >= kBodyBlockSizeMin)) {
      break;
    }
    --end;
  }
  const auto is_link = [](const DraftBlock& block) {
    return LinkShare(block) >= kLinkListShareMin;
  };
  blocks->erase(std::remove_if(blocks->begin() + end, blocks->end(), is_link), blocks->end());
}

// Takes out the lines of a wrapped paragraph that are furniture by themselves.
void DropLines(DraftBlock* block) {
  if (block->lines.size() < 2 || IsFixed(*block)) return;
  for (size_t i = block->lines.size(); i-- > 0;) {
    const auto size = static_cast<int32_t>(block->text.size());
    const int32_t end = i + 1 < block->lines.size() ? block->lines[i + 1] : size;
    const Span line = {std::min(block->lines[i], size), std::min(end, size)};
    const std::u32string_view text =
        std::u32string_view(block->text).substr(line.begin, line.size());
    if (line.size() > 0 && Rules().Match(text) == Scope::kBlock) Erase(line, block);
  }
}

// `原文链接：` before an address, which is no text.
bool LeadsToAddressOnly(const DraftBlock& block) {
  constexpr size_t kSizeMax = 30;
  if (block.text.size() > kSizeMax || block.links.empty()) return false;
  if (block.text.find_last_of(U"：:") != block.text.size() - 1) return false;
  return block.links.back().span.size() == 0;
}

}  // namespace

void RemoveFurniture(Draft* draft) {
  std::vector<DraftBlock>& blocks = draft->blocks;
  blocks.resize(FindTail(blocks));
  for (DraftBlock& block : blocks) DropLines(&block);
  std::erase_if(blocks, [](const DraftBlock& block) {
    if (!HasWord(block) || LeadsToAddressOnly(block)) return true;
    const bool may_go = !IsFixed(block) || block.kind == BlockKind::kMetadata;
    return may_go && Rules().Match(block.text) == Scope::kBlock;
  });
  DropTrailingLinks(&blocks);
}

}  // namespace wenmai::ingest
