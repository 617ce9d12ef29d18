#include "ingest/identity/partition.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace wenmai::ingest {
namespace {

enum class Strength { kUser, kArticles, kSound };

struct RankedLink {
  Strength strength;
  int64_t article_count;
  int32_t first, second;  // indices into the sorted keys
};

// Union-find whose sets know their members, so that a join can be refused.
class Partition {
 public:
  Partition(const std::vector<Key>& keys, const Decisions& decisions)
      : keys_(keys), decisions_(decisions), parent_(keys.size()), members_(keys.size()) {
    std::iota(parent_.begin(), parent_.end(), 0);
    for (size_t i = 0; i < keys.size(); ++i) members_[i] = {static_cast<int32_t>(i)};
  }

  void Join(const RankedLink& link) {
    int32_t first = Root(link.first), second = Root(link.second);
    if (first == second || IsRefused(first, second, link.strength)) return;
    if (members_[first].size() < members_[second].size()) std::swap(first, second);
    parent_[second] = first;
    members_[first].insert(members_[first].end(), members_[second].begin(), members_[second].end());
    members_[second].clear();
  }

  std::vector<std::vector<Key>> Sets() {
    std::vector<std::vector<Key>> sets;
    for (std::vector<int32_t>& members : members_) {
      if (members.empty()) continue;
      std::sort(members.begin(), members.end());
      std::vector<Key>& set = sets.emplace_back();
      for (int32_t member : members) set.push_back(keys_[member]);
    }
    std::sort(sets.begin(), sets.end());
    return sets;
  }

 private:
  int32_t Root(int32_t key) {
    while (parent_[key] != key) key = parent_[key] = parent_[parent_[key]];
    return key;
  }

  bool IsRefused(int32_t first, int32_t second, Strength strength) const {
    for (int32_t a : members_[first]) {
      for (int32_t b : members_[second]) {
        if (strength != Strength::kUser && AreTwoEntries(keys_[a], keys_[b])) return true;
        if (decisions_.has_splits() && decisions_.AreApart(keys_[a], keys_[b])) return true;
      }
    }
    return false;
  }

  static bool AreTwoEntries(const Key& first, const Key& second) {
    return KindOf(first) == KeyKind::kLexicon && KindOf(second) == KeyKind::kLexicon;
  }

  const std::vector<Key>& keys_;
  const Decisions& decisions_;
  std::vector<int32_t> parent_;
  std::vector<std::vector<int32_t>> members_;  // of each root
};

}  // namespace

std::vector<std::vector<Key>> PartitionKeys(std::vector<Key> keys, std::vector<KeyLink> links,
                                            const Decisions& decisions) {
  std::sort(keys.begin(), keys.end());
  const auto index_of = [&](const Key& key) {
    return static_cast<int32_t>(std::lower_bound(keys.begin(), keys.end(), key) - keys.begin());
  };
  std::vector<RankedLink> ranked;
  for (const KeyLink& link : links) {
    const bool is_sound =
        KindOf(link.first) == KeyKind::kSound || KindOf(link.second) == KeyKind::kSound;
    ranked.push_back({is_sound ? Strength::kSound : Strength::kArticles, link.article_count,
                      index_of(link.first), index_of(link.second)});
  }
  for (const Key& key : keys) {
    for (const Key& other : decisions.MergedWith(key)) {
      if (key < other) ranked.push_back({Strength::kUser, 0, index_of(key), index_of(other)});
    }
  }
  for (RankedLink& link : ranked) {
    if (link.first > link.second) std::swap(link.first, link.second);
  }
  std::sort(ranked.begin(), ranked.end(), [](const RankedLink& a, const RankedLink& b) {
    return std::tuple(a.strength, -a.article_count, a.first, a.second) <
           std::tuple(b.strength, -b.article_count, b.first, b.second);
  });
  Partition partition(keys, decisions);
  for (const RankedLink& link : ranked) partition.Join(link);
  return partition.Sets();
}

}  // namespace wenmai::ingest
