// Finds the best well-formed row of tags for a sentence, and how probable a name is, from a score of
// each tag at each token. A tag's score already holds what its neighbours tell, so that tags depend on
// each other only by being well formed: the cost is linear in tags, not square.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/tagger/tag.h"

namespace wenmai::ingest {

class TagDecoder {
 public:
  explicit TagDecoder(int class_count)
      : class_count_(class_count), tag_count_(TagCount(class_count)) {}

  int tag_count() const { return tag_count_; }

  // Scores lie token by token, tag_count() each. The names of the best row, in order.
  const std::vector<TaggedRange>& BestNames(const float* scores, size_t token_count);

  // Reads the scores for the functions below. `allowed`, if given, has a bit for each tag that a token
  // may have. Returns the logarithm of the summed weight of all rows.
  double Sum(const float* scores, size_t token_count, const uint64_t* allowed = nullptr);
  // The probability of a tag at a token, under what Sum() read last.
  void Probabilities(size_t token, float* probabilities) const;
  // The probability that exactly this range is a name of this class.
  float Probability(const TaggedRange& range) const;

 private:
  // What the rows up to a token, or from it on, weigh.
  struct Weights {
    float outside = 0;                     // all that end, or begin, between names
    float inside[kTagClassCountMax] = {};  // that are within a name of the class
  };

  float Emission(size_t token, int tag) const { return emissions_[token * tag_count_ + tag]; }
  // Returns the logarithm of what the emissions were divided by.
  double Exponentiate(const float* scores, size_t token_count, const uint64_t* allowed);

  const int class_count_, tag_count_;
  size_t token_count_ = 0;
  std::vector<float> emissions_;  // each token's are scaled, so that the best weighs one
  std::vector<Weights> forward_;  // before each token, and after the last
  std::vector<Weights> backward_;
  std::vector<float> scale_;      // of forward_ against its predecessor
  std::vector<TaggedRange> names_;
};

}  // namespace wenmai::ingest
