// Cue phrases in named groups, read from data files, and where they stand in a text.
//
//   # relation_cue.tsv
//   develop<TAB>推出|发布|released
//   title<TAB>首席执行官|CEO
//
// A text is cut into the longest cues from left to right, so that 发布会 in a group of its own keeps 发布
// from being found in it. Phrases are compared folded, position by position: case, width and
// traditional forms do not matter. A phrase of Latin letters must stand as a word.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

constexpr int kCueGroupMax = 256;
using CueGroups = std::bitset<kCueGroupMax>;

struct CueHit {
  Span span;
  CueGroups groups;  // a phrase may belong to several
};

// Folds each code point by itself, so that positions stay what they are.
std::u32string FoldInPlace(std::u32string_view text);

class CueTable {
 public:
  // `file` is the data's name for error messages. Throws Error{kInvalidArgument} on a malformed line.
  CueTable(std::string_view file, std::string_view data);

  // The number of the group. Throws Error{kInvalidArgument} if no line names it.
  int Group(std::string_view name) const;
  // The groups' names, by number.
  const std::vector<std::string>& names() const { return names_; }

  // The cues in `folded`, in text order, not overlapping.
  std::vector<CueHit> Find(std::u32string_view folded) const;
  // All cues in `folded` that do not lie within another, in text order.
  std::vector<CueHit> FindOverlapping(std::u32string_view folded) const;

 private:
  // The phrases as a trie whose nodes are numbered breadth first, so that a node's children are
  // neighbours, in the order of their characters.
  struct Node {
    char32_t last = 0;  // character of the phrases that end here
    int32_t first_child = 0, child_count = 0;
    int32_t groups = kNone;  // index into groups_; kNone if no phrase ends here
  };

  void Build(const std::map<std::u32string, CueGroups>& phrases);
  int32_t Root(char32_t c) const { return c < roots_.size() ? roots_[c] : kNone; }
  int32_t Child(int32_t node, char32_t c) const;
  // The longest cue that begins at `begin`; nothing if none does.
  std::optional<CueHit> LongestAt(std::u32string_view folded, size_t begin) const;

  std::string file_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, int> group_numbers_;
  std::vector<Node> nodes_;
  std::vector<CueGroups> groups_;
  std::vector<int32_t> roots_;  // the nodes of single characters, up to the last that has one
};

}  // namespace wenmai::ingest
