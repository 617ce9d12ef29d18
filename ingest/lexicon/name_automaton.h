// An Aho–Corasick automaton: finds every occurrence of many keys in one pass over a text.
//
// States are numbered breadth first, so the children of a state are neighbours and lie in the order
// of their labels: the trie is four flat arrays and no pointer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wenmai::ingest {

class NameAutomaton {
 public:
  // REQUIRES: keys are sorted, distinct and not empty.
  explicit NameAutomaton(const std::vector<std::u32string>& keys);

  // Calls found(key, end) for each occurrence: the key's index and the position after it in `text`.
  template <typename Found>
  void Scan(std::u32string_view text, Found found) const {
    int32_t state = kRoot;
    for (size_t i = 0; i < text.size(); ++i) {
      state = Next(state, text[i]);
      for (int32_t s = key_[state] != kNoKey ? state : shorter_[state]; s != kRoot;
           s = shorter_[s]) {
        found(key_[s], static_cast<int32_t>(i) + 1);
      }
    }
  }

  size_t state_count() const { return key_.size(); }

 private:
  static constexpr int32_t kRoot = 0;
  static constexpr int32_t kNoKey = -1;

  int32_t Child(int32_t state, char32_t label) const {
    if (state == kRoot && label < root_.size()) return root_[label];
    const auto begin = label_.begin() + first_child_[state];
    const auto end = label_.begin() + first_child_[state + 1];
    const auto at = std::lower_bound(begin, end, label);
    return at != end && *at == label ? static_cast<int32_t>(at - label_.begin()) : kRoot;
  }

  // The state for the longest suffix of what was read that some key begins with.
  int32_t Next(int32_t state, char32_t label) const {
    for (;;) {
      const int32_t child = Child(state, label);
      if (child != kRoot || state == kRoot) return child;
      state = suffix_[state];
    }
  }

  void BuildTrie(const std::vector<std::u32string>& keys);
  void LinkSuffixes();

  std::vector<char32_t> label_;       // of the edge that leads to the state
  std::vector<int32_t> first_child_;  // one more entry than states
  std::vector<int32_t> suffix_;       // the state of the longest proper suffix
  std::vector<int32_t> key_;          // the key that ends here
  std::vector<int32_t> shorter_;      // the longest proper suffix that ends a key; kRoot if none
  std::vector<int32_t> root_;         // the root's children by label, for the basic plane
};

}  // namespace wenmai::ingest
