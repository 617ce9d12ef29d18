#include "ingest/identity/decision.h"

namespace wenmai::ingest {
namespace {

const std::set<Key>& Find(const std::map<Key, std::set<Key>>& relation, const Key& key) {
  static const std::set<Key> kNobody;
  const auto found = relation.find(key);
  return found == relation.end() ? kNobody : found->second;
}

void Erase(std::map<Key, std::set<Key>>& relation, const Key& from, const Key& to) {
  const auto found = relation.find(from);
  if (found == relation.end()) return;
  found->second.erase(to);
  if (found->second.empty()) relation.erase(found);
}

// A name is split off whatever article bears it, so a key of one article stands for its name.
Key SplitName(const Key& key) {
  return KindOf(key) == KeyKind::kLocal
             ? MakeKey(KeyKind::kName, GroupOfKey(key), SpellingOfKey(key))
             : key;
}

}  // namespace

void Decisions::Merge(const std::vector<Key>& first, const std::vector<Key>& second) {
  for (const Key& one : first) {
    for (const Key& other : second) {
      Erase(splits_, SplitName(one), other);
      Erase(splits_, SplitName(other), one);
    }
  }
  merges_[first.front()].insert(second.front());
  merges_[second.front()].insert(first.front());
}

void Decisions::Unmerge(const std::vector<Key>& first, const std::vector<Key>& second) {
  for (const Key& one : first) {
    for (const Key& other : second) {
      Erase(merges_, one, other);
      Erase(merges_, other, one);
    }
  }
}

void Decisions::Split(const Key& name, const std::vector<Key>& keys) {
  Unmerge({name}, keys);
  for (const Key& key : keys) {
    if (key != name) splits_[name].insert(key);
  }
}

const std::set<Key>& Decisions::MergedWith(const Key& key) const { return Find(merges_, key); }

const std::set<Key>& Decisions::SplitFrom(const Key& name) const { return Find(splits_, name); }

bool Decisions::AreApart(const Key& first, const Key& second) const {
  return SplitFrom(first).contains(second) || SplitFrom(second).contains(first);
}

}  // namespace wenmai::ingest
