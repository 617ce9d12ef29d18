#include "ingest/claim/train/log_linear.h"

#include <cmath>
#include <numeric>
#include <utility>

namespace wenmai::ingest {

LogLinear::LogLinear(size_t feature_count, size_t word_count, size_t value_count,
                     const LogLinearOptions& options)
    : options_(options), features_(feature_count), words_(word_count), values_(value_count) {}

ClaimScores LogLinear::Classify(const Example& example) const {
  ClaimScores scores = {};
  for (int i = 0; i < kClaimClassCount; ++i) {
    for (const int feature : example.features) scores[i] += features_[feature].weights[i];
    for (const WordValue& w : example.words) scores[i] += w.value * words_[w.word].weights[i];
    for (size_t k = 0; k < example.values.size(); ++k) scores[i] += example.values[k] * values_[k].weights[i];
  }
  Normalize(&scores);
  return scores;
}

void LogLinear::Train(const std::vector<Example>& examples) {
  std::vector<size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0);
  uint32_t random = 7920;
  for (int epoch = 0; epoch < options_.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) {  // Fisher-Yates; std::shuffle differs by library
      random = random * 1664525u + 1013904223u;
      std::swap(order[i - 1], order[(random >> 8) % i]);
    }
    const float rate = options_.rate * (1 - 0.9f * static_cast<float>(epoch) / options_.epochs);
    for (const size_t i : order) Step(examples[i], rate);
  }
}

void LogLinear::Step(const Example& example, float rate) {
  const auto kind = static_cast<ClaimKind>(example.kind);
  const bool is_rare = kind == ClaimKind::kFigure || kind == ClaimKind::kPrediction ||
                       kind == ClaimKind::kPlan;
  ClaimScores errors = Classify(example);
  errors[example.kind] -= 1;
  for (float& error : errors) error *= is_rare ? options_.rare_weight : 1;
  for (const int feature : example.features) {
    Update(errors, 1, options_.feature_decay, rate, &features_[feature]);
  }
  for (const WordValue& w : example.words) {
    Update(errors, w.value, options_.word_decay, rate, &words_[w.word]);
  }
  for (size_t k = 0; k < values_.size(); ++k) {
    Update(errors, example.values[k], options_.value_decay, rate, &values_[k]);
  }
}

void LogLinear::Update(const ClaimScores& errors, float value, float decay, float rate, Row* row) {
  for (int i = 0; i < kClaimClassCount; ++i) {
    const float gradient = errors[i] * value + decay * row->weights[i];
    row->squares[i] += gradient * gradient;
    row->weights[i] -= rate * gradient / std::sqrt(row->squares[i] + 1e-6f);
  }
}

}  // namespace wenmai::ingest
