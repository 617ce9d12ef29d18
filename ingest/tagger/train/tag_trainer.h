// Trains the weights of a tagger: a conditional random field, its likelihood climbed by stochastic
// gradients with a rate of its own for each weight (AdaGrad). A name of unsure class counts for all
// the classes that it may have.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "ingest/tagger/tag_decoder.h"
#include "ingest/tagger/train/tag_corpus.h"

namespace wenmai::ingest {

struct TagTrainerOptions {
  int epochs = 8;
  int feature_count_min = 3;    // a rarer feature is left out
  float rate = 0.3f;
  float dropout = 0.15f;        // share of features that a step does not see
  float weight_min = 0.06f;     // smaller weights are not written
  float unit = 0.06f;           // of the written weights
};

class TagTrainer {
 public:
  TagTrainer(const TagCorpus& corpus, const TagTrainerOptions& options);

  // Goes through all sentences `epochs` times, in another order each time; calls after(epoch) after
  // each. In the end the weights are the means of those after the epochs of the second half.
  void Run(const std::function<void(int)>& after);

  // The mean loss of a token in the last epoch.
  double loss() const { return loss_; }

  // The names that the weights find in a sentence.
  std::vector<TaggedRange> Tag(const LabelledSentence& sentence);

  // The weights of each feature, for WriteTagModel.
  std::map<uint32_t, std::vector<float>> Weights() const;

 private:
  void CollectFeatures();
  void RunEpoch(int epoch);
  void Step(const LabelledSentence& sentence);
  void Score(const LabelledSentence& sentence, bool drops);
  void Update(size_t token, const float* gradient);
  uint64_t Random();

  const TagCorpus& corpus_;
  const TagTrainerOptions options_;
  TagDecoder decoder_, constrained_;
  const int tag_count_;
  absl::flat_hash_map<uint32_t, int32_t> numbers_;  // of features
  std::vector<float> weights_, squares_;            // tag_count_ for each feature
  std::vector<std::vector<int32_t>> active_;        // features of each token of the sentence
  std::vector<float> scores_;
  uint64_t random_ = 0x9E3779B97F4A7C15;
  double loss_ = 0, loss_sum_ = 0;
  size_t token_sum_ = 0;
};

}  // namespace wenmai::ingest
