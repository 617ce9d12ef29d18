// What the user has said about identity. Decisions name keys, not nodes, so they outlive the
// articles that made them necessary and hold for articles that come later.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/identity/key.h"

namespace wenmai::ingest {

class Decisions {
 public:
  // The entities that bear these keys are one. Takes back what said that they are not.
  // REQUIRES: neither is empty.
  void Merge(const std::vector<Key>& first, const std::vector<Key>& second);

  // Takes back what merged a key of the one with a key of the other.
  void Unmerge(const std::vector<Key>& first, const std::vector<Key>& second);

  // The name that `name` (of kind kName) spells means no entity that bears one of `keys`. Takes
  // back merges between them.
  void Split(const Key& name, const std::vector<Key>& keys);

  // The keys merged with `key` by decision.
  const std::set<Key>& MergedWith(const Key& key) const;
  // The keys whose entities the name `key` does not mean.
  const std::set<Key>& SplitFrom(const Key& name) const;
  bool AreApart(const Key& first, const Key& second) const;

  bool has_splits() const { return !splits_.empty(); }
  bool operator==(const Decisions&) const = default;

  template <typename Archive>
  friend void Fields(Archive& archive, Decisions& decisions) {
    archive(decisions.merges_, decisions.splits_);
  }

 private:
  using Relation = std::map<Key, std::set<Key>>;

  Relation merges_;  // both ways
  Relation splits_;  // name → keys
};

}  // namespace wenmai::ingest
