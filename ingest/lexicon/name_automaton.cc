#include "ingest/lexicon/name_automaton.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kBasicPlaneSize = 0x10000;

}  // namespace

NameAutomaton::NameAutomaton(const std::vector<std::u32string>& keys) {
  BuildTrie(keys);
  root_.assign(kBasicPlaneSize, kRoot);
  for (int32_t child = first_child_[kRoot]; child < first_child_[kRoot + 1]; ++child) {
    if (label_[child] < kBasicPlaneSize) root_[label_[child]] = child;
  }
  LinkSuffixes();
}

void NameAutomaton::BuildTrie(const std::vector<std::u32string>& keys) {
  // The keys that pass through a state are neighbours, since keys are sorted.
  struct Range {
    int32_t begin, end;
  };
  std::vector<Range> ranges = {{0, static_cast<int32_t>(keys.size())}};
  label_ = {0};
  key_ = {kNoKey};
  size_t depth = 0;
  size_t level_end = 1;  // the first state of the next depth
  for (size_t state = 0; state < ranges.size(); ++state) {
    if (state == level_end) {
      ++depth;
      level_end = ranges.size();
    }
    first_child_.push_back(static_cast<int32_t>(label_.size()));
    auto [at, end] = ranges[state];
    if (at < end && keys[at].size() == depth) key_[state] = at++;
    while (at < end) {
      const char32_t label = keys[at][depth];
      const int32_t begin = at;
      while (at < end && keys[at][depth] == label) ++at;
      ranges.push_back({begin, at});
      label_.push_back(label);
      key_.push_back(kNoKey);
    }
  }
  first_child_.push_back(static_cast<int32_t>(label_.size()));
}

void NameAutomaton::LinkSuffixes() {
  suffix_.assign(label_.size(), kRoot);
  shorter_.assign(label_.size(), kRoot);
  for (int32_t state = 0; state < static_cast<int32_t>(label_.size()); ++state) {
    for (int32_t child = first_child_[state]; child < first_child_[state + 1]; ++child) {
      if (state != kRoot) suffix_[child] = Next(suffix_[state], label_[child]);
      const int32_t suffix = suffix_[child];
      shorter_[child] = key_[suffix] != kNoKey ? suffix : shorter_[suffix];
    }
  }
}

}  // namespace wenmai::ingest
