// Scores the tags of a sentence's tokens: each tag by the sum of the weights of the token's features.
// Most of the tagger's time goes here, so it looks no feature up in vain: what few kinds of tokens have
// is summed once and remembered, and what a token will read is fetched while its neighbour is summed.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/tagger/tag_feature.h"
#include "ingest/tagger/tag_model.h"
#include "ingest/tagger/tag_token.h"

namespace wenmai::ingest {

// Serves one thread at a time. The model must outlive it.
class TagScorer {
 public:
  explicit TagScorer(const TagModel* model);

  // Writes the score of each tag at each token of a sentence: tag_count() numbers a token.
  void Score(std::span<const TagToken> sentence, float* scores);

 private:
  using Group = std::array<uint32_t, kCommonTagFeatures[0].size()>;
  // What the features of a group come to. An empty place holds the group of no features.
  struct Remembered {
    Group features = {};
    TagSums sums;
  };
  // A token's features, the ones that are remembered by group apart.
  struct Split {
    std::array<Group, kCommonTagFeatures.size()> common;
    std::array<uint32_t, kTagFeatureCount - kCommonTagFeatures.size() * Group().size()> rare;
  };

  Split SplitFeatures(const TagFeatures& features) const;
  void AddCommon(const Group& features, TagSums* sums);

  const TagModel& model_;
  std::vector<Remembered> remembered_;
};

}  // namespace wenmai::ingest
