// What a sentence shows of the kind of its claim: the word groups of data/claim_feature.tsv, whether once,
// often, at its head or at its end; numbers and measures; its length.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/discourse/cue_table.h"

namespace wenmai::ingest {

class SentenceFeatures {
 public:
  SentenceFeatures();

  // Every feature's name, as the weight file spells it.
  const std::vector<std::string>& names() const { return names_; }
  // The features that a folded sentence has: indices into names(), each once.
  std::vector<int> Of(std::u32string_view folded) const;

 private:
  void AddNumbers(std::u32string_view folded, const std::vector<CueHit>& hits,
                  std::vector<int>* features) const;
  void AddGroups(std::u32string_view folded, const std::vector<CueHit>& hits,
                 std::vector<int>* features) const;

  CueTable groups_;
  int none_ = 0, unit_ = 0;
  std::vector<std::string> names_;
};

}  // namespace wenmai::ingest
