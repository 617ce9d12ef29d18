// `element IN list` for one list and many elements.
#pragma once

#include <absl/container/flat_hash_set.h>

#include "query/expressions/comparison.h"

namespace wenmai::query {

class Membership {
 public:
  // Looks elements up by hash where the list is long enough and `lookup_count` large enough for
  // that to pay. Throws TypeError InvalidArgumentType, at the first Find, if `list` is neither list
  // nor null.
  Membership(graph::Value list, size_t lookup_count);

  Truth Find(const graph::Value& element) const;

 private:
  graph::Value list_;
  bool is_hashed_ = false;
  bool has_null_ = false;
  absl::flat_hash_set<graph::Value, EquivalenceHash, EquivalenceEqual> elements_;
};

}  // namespace wenmai::query
