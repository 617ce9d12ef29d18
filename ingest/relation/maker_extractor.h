// DEVELOPS facts of makers and products that are known to belong together: data/relation_maker.tsv.
// Where a text names both in one breath (苹果让iPhone也用了它), it speaks of the maker's own
// product.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/discourse/reading.h"
#include "ingest/relation/fact_set.h"

namespace wenmai::ingest {

class MakerExtractor {
 public:
  explicit MakerExtractor(const CueTable& cues);

  void Extract(const Reading& reading, FactSet* facts) const;

 private:
  int not_;  // the group of words that deny
  // The makers of the entity, by number.
  std::vector<int32_t> MakersOf(const Entity& entity) const;

  std::unordered_map<std::u32string, int32_t> numbers_;              // of makers, by folded name
  std::unordered_map<std::u32string, std::vector<int32_t>> makers_;  // of a product's folded name
  std::unordered_map<std::u32string, std::vector<int32_t>>
      beginnings_;  // of all names that begin so
};

}  // namespace wenmai::ingest
