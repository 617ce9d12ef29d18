// The facts of one article, each once.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

class FactSet {
 public:
  explicit FactSet(const Document& document) : document_(document) {}

  // Adds `fact` unless its entities are one or of types that its relationship does not join. Of two
  // statements of one fact the earlier is kept as evidence; a role or status it lacks is taken from
  // the later.
  void Add(Fact fact);

  // Sorted by type, subject and object, without the makers among the users of a product.
  std::vector<Fact> Sorted() const;

 private:
  bool UsesOwn(const Fact& fact) const;

  const Document& document_;
  std::map<std::tuple<FactType, int32_t, int32_t>, Fact> facts_;
};

}  // namespace wenmai::ingest
