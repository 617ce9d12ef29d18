#include "ingest/discourse/cue_table.h"

#include <algorithm>
#include <array>

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

constexpr char32_t kAccentedBegin = 0xC0, kAccentedEnd = 0x250;  // Latin letters beyond ASCII

// REQUIRES: `c` is one of them.
char32_t LowerAccented(char32_t c) {
  static const auto table = [] {
    std::array<char32_t, kAccentedEnd - kAccentedBegin> lower;
    for (char32_t letter = kAccentedBegin; letter < kAccentedEnd; ++letter) {
      const std::u32string folded = text::Fold(std::u32string_view(&letter, 1));
      lower[letter - kAccentedBegin] = folded.size() == 1 ? folded[0] : letter;
    }
    return lower;
  }();
  return table[c - kAccentedBegin];
}

char32_t FoldOne(char32_t c) {
  constexpr char32_t kFullWidthOffset = 0xFEE0;
  if (c >= U'Ａ' && c <= U'ｚ') c -= kFullWidthOffset;
  if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
  if (c == 0xA0 || c == 0x3000) return U' ';
  if (c == U'’') return U'\'';
  if (c >= kAccentedBegin && c < kAccentedEnd) return LowerAccented(c);
  return c < 0x3400 ? c : text::Simplify(c);
}

}  // namespace

std::u32string FoldInPlace(std::u32string_view text) {
  std::u32string folded(text);
  for (char32_t& c : folded) c = FoldOne(c);
  return folded;
}

CueTable::CueTable(std::string_view file, std::string_view data) : file_(file) {
  std::map<std::u32string, CueGroups> phrases;
  ForEachDataLine(file, data, 2, [&](const std::vector<std::string_view>& fields) {
    const auto [found, is_new] =
        group_numbers_.try_emplace(std::string(fields[0]), static_cast<int>(group_numbers_.size()));
    if (is_new) names_.emplace_back(fields[0]);
    if (found->second >= kCueGroupMax) {
      throw Error(ErrorCode::kLimit, file_ + ": more than " + std::to_string(kCueGroupMax) + " groups");
    }
    for (const std::string_view phrase : SplitFields(fields[1], '|')) {
      phrases[FoldInPlace(text::DecodeUtf8(phrase))].set(found->second);
    }
  });
  phrases.erase(U"");
  Build(phrases);
}

int CueTable::Group(std::string_view name) const {
  const auto found = group_numbers_.find(std::string(name));
  if (found == group_numbers_.end()) {
    throw Error(ErrorCode::kInvalidArgument, file_ + ": no cue group " + std::string(name));
  }
  return found->second;
}

void CueTable::Build(const std::map<std::u32string, CueGroups>& phrases) {
  using Place = std::map<std::u32string, CueGroups>::const_iterator;
  struct Range {  // the phrases that pass through a node: neighbours, since phrases are in order
    Place begin, end;
    size_t depth;
  };
  std::vector<Range> ranges;
  const auto add_children = [&](Range range) {
    for (Place at = range.begin; at != range.end;) {
      const char32_t c = at->first[range.depth];
      const Place begin = at;
      while (at != range.end && at->first[range.depth] == c) ++at;
      nodes_.push_back({.last = c});
      ranges.push_back({begin, at, range.depth + 1});
    }
  };
  add_children({phrases.begin(), phrases.end(), 0});
  if (!nodes_.empty()) roots_.assign(nodes_.back().last + 1, kNone);
  for (size_t root = 0; root < nodes_.size(); ++root) {
    roots_[nodes_[root].last] = static_cast<int32_t>(root);
  }
  for (size_t node = 0; node < nodes_.size(); ++node) {
    Range range = ranges[node];
    if (range.begin->first.size() == range.depth) {
      nodes_[node].groups = static_cast<int32_t>(groups_.size());
      groups_.push_back((range.begin++)->second);
    }
    nodes_[node].first_child = static_cast<int32_t>(nodes_.size());
    add_children(range);
    nodes_[node].child_count = static_cast<int32_t>(nodes_.size()) - nodes_[node].first_child;
  }
}

int32_t CueTable::Child(int32_t node, char32_t c) const {
  const auto begin = nodes_.begin() + nodes_[node].first_child;
  const auto end = begin + nodes_[node].child_count;
  const auto found = std::lower_bound(
      begin, end, c, [](const Node& child, char32_t wanted) { return child.last < wanted; });
  return found != end && found->last == c ? static_cast<int32_t>(found - nodes_.begin()) : kNone;
}

std::optional<CueHit> CueTable::LongestAt(std::u32string_view folded, size_t begin) const {
  int32_t node = Root(folded[begin]);
  if (node == kNone || SplitsWord(folded, begin)) return std::nullopt;
  size_t longest = begin;
  int32_t groups = kNone;
  for (size_t end = begin + 1; node != kNone; ++end) {
    if (nodes_[node].groups != kNone && !SplitsWord(folded, end)) {
      longest = end;
      groups = nodes_[node].groups;
    }
    if (end >= folded.size()) break;
    node = Child(node, folded[end]);
  }
  if (groups == kNone) return std::nullopt;
  return CueHit{{static_cast<int32_t>(begin), static_cast<int32_t>(longest)}, groups_[groups]};
}

std::vector<CueHit> CueTable::Find(std::u32string_view folded) const {
  std::vector<CueHit> hits;
  for (size_t begin = 0; begin < folded.size();) {
    const std::optional<CueHit> hit = LongestAt(folded, begin);
    begin = hit ? static_cast<size_t>(hit->span.end) : begin + 1;
    if (hit) hits.push_back(*hit);
  }
  return hits;
}

std::vector<CueHit> CueTable::FindOverlapping(std::u32string_view folded) const {
  std::vector<CueHit> hits;
  for (size_t begin = 0; begin < folded.size(); ++begin) {
    const std::optional<CueHit> hit = LongestAt(folded, begin);
    if (hit && (hits.empty() || hit->span.end > hits.back().span.end)) hits.push_back(*hit);
  }
  return hits;
}

}  // namespace wenmai::ingest
