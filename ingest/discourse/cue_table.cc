#include "ingest/discourse/cue_table.h"

#include <algorithm>

#include "ingest/discourse/data_lines.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

bool IsWordLetter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

bool SplitsWord(std::u32string_view text, size_t position) {
  return position > 0 && position < text.size() && IsWordLetter(text[position - 1]) &&
         IsWordLetter(text[position]);
}

char32_t FoldOne(char32_t c) {
  constexpr char32_t kFullWidthOffset = 0xFEE0;
  if (c >= U'Ａ' && c <= U'ｚ') c -= kFullWidthOffset;
  if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
  if (c == 0xA0 || c == 0x3000) return U' ';
  if (c == U'’') return U'\'';
  return c < 0x3400 ? c : text::Simplify(c);
}

}  // namespace

std::u32string FoldInPlace(std::u32string_view text) {
  std::u32string folded(text);
  for (char32_t& c : folded) c = FoldOne(c);
  return folded;
}

CueTable::CueTable(std::string_view file, std::string_view data) : file_(file) {
  ForEachDataLine(file, data, 2, [&](const std::vector<std::string_view>& fields) {
    const auto [found, is_new] =
        group_numbers_.try_emplace(std::string(fields[0]), static_cast<int>(group_numbers_.size()));
    if (is_new) names_.emplace_back(fields[0]);
    if (found->second >= kCueGroupMax) {
      throw Error(ErrorCode::kLimit, file_ + ": more than " + std::to_string(kCueGroupMax) + " groups");
    }
    for (const std::string_view phrase : SplitFields(fields[1], '|')) {
      Insert(FoldInPlace(text::DecodeUtf8(phrase)), found->second);
    }
  });
}

int CueTable::Group(std::string_view name) const {
  const auto found = group_numbers_.find(std::string(name));
  if (found == group_numbers_.end()) {
    throw Error(ErrorCode::kInvalidArgument, file_ + ": no cue group " + std::string(name));
  }
  return found->second;
}

void CueTable::Insert(std::u32string_view phrase, int group) {
  if (phrase.empty()) return;
  const auto add_node = [this] {
    nodes_.emplace_back();
    return static_cast<int32_t>(nodes_.size()) - 1;
  };
  first_.Add(phrase[0]);
  auto root = roots_.find(phrase[0]);
  if (root == roots_.end()) root = roots_.emplace(phrase[0], add_node()).first;
  int32_t node = root->second;
  for (const char32_t c : phrase.substr(1)) {
    int32_t child = Child(node, c);
    if (child == kNone) {
      child = add_node();
      auto& children = nodes_[node].children;
      children.insert(std::lower_bound(children.begin(), children.end(), std::pair(c, int32_t{0})),
                      {c, child});
    }
    node = child;
  }
  nodes_[node].groups.set(group);
}

int32_t CueTable::Child(int32_t node, char32_t c) const {
  const auto& children = nodes_[node].children;
  const auto found = std::lower_bound(children.begin(), children.end(), std::pair(c, int32_t{0}));
  return found != children.end() && found->first == c ? found->second : kNone;
}

std::vector<CueHit> CueTable::Find(std::u32string_view folded) const {
  std::vector<CueHit> hits;
  for (size_t begin = 0; begin < folded.size();) {
    if (!first_.MayContain(folded[begin])) {
      ++begin;
      continue;
    }
    size_t longest = begin;
    const CueGroups* groups = nullptr;
    const auto root = roots_.find(folded[begin]);
    if (root != roots_.end() && !SplitsWord(folded, begin)) {
      int32_t node = root->second;
      for (size_t end = begin + 1; node != kNone; ++end) {
        if (nodes_[node].groups.any() && !SplitsWord(folded, end)) {
          longest = end;
          groups = &nodes_[node].groups;
        }
        if (end >= folded.size()) break;
        node = Child(node, folded[end]);
      }
    }
    if (groups == nullptr) {
      ++begin;
      continue;
    }
    hits.push_back({{static_cast<int32_t>(begin), static_cast<int32_t>(longest)}, *groups});
    begin = longest;
  }
  return hits;
}

}  // namespace wenmai::ingest
