// A log-linear model under training: weights of features that are there or not, of words by how much they count, and of
// numbers.
#pragma once

#include <vector>

#include "ingest/claim/claim_model.h"

namespace wenmai::ingest {

struct WordValue {
  int word = 0;
  float value = 0;
};

struct Example {
  std::vector<int> features;
  std::vector<WordValue> words;
  std::vector<float> values;
  int kind = 0;
};

struct LogLinearOptions {
  int epochs = 20;
  float rate = 0.05f;           // at the beginning; a tenth at the end
  float feature_decay = 0.02f;  // of weights, a step
  float word_decay = 0.003f;
  float value_decay = 0.01f;
  float rare_weight = 1.5f;     // of an example of a figure, prediction or plan
};

// Trained by AdaGrad. Deterministic: the same examples in the same order give the same weights.
class LogLinear {
 public:
  LogLinear(size_t feature_count, size_t word_count, size_t value_count, const LogLinearOptions& options);

  void Train(const std::vector<Example>& examples);
  ClaimScores Classify(const Example& example) const;

  const ClaimScores& FeatureWeights(size_t feature) const { return features_[feature].weights; }
  const ClaimScores& WordWeights(size_t word) const { return words_[word].weights; }
  const ClaimScores& ValueWeights(size_t value) const { return values_[value].weights; }

 private:
  struct Row {
    ClaimScores weights = {}, squares = {};
  };

  void Step(const Example& example, float rate);
  static void Update(const ClaimScores& errors, float value, float decay, float rate, Row* row);

  LogLinearOptions options_;
  std::vector<Row> features_, words_, values_;
};

}  // namespace wenmai::ingest
