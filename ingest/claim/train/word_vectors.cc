#include "ingest/claim/train/word_vectors.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace wenmai::ingest {
namespace {

uint64_t NextRandom(uint64_t* state) {  // xorshift64
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return *state;
}

}  // namespace

WordVectors::WordVectors(const std::vector<std::vector<std::u32string>>& sentences,
                         const WordVectorOptions& options)
    : options_(options) {
  std::unordered_map<std::u32string, int> counts;
  double total = 0;
  for (const auto& sentence : sentences) {
    for (const std::u32string& token : sentence) ++counts[token];
    total += static_cast<double>(sentence.size());
  }
  for (const auto& [word, count] : counts) {
    if (count >= options.count_min) words_.push_back(word);
  }
  std::sort(words_.begin(), words_.end());
  constexpr double kCommon = 1e-3;   // a word of this frequency counts half
  constexpr double kThinned = 1e-4;  // more frequent words are left out at random
  std::vector<float> kept;
  for (int i = 0; i < static_cast<int>(words_.size()); ++i) {
    numbers_[words_[i]] = i;
    const int count = counts[words_[i]];
    const double frequency = count / total;
    shares_.push_back(static_cast<float>(kCommon / (kCommon + frequency)));
    kept.push_back(static_cast<float>(std::sqrt(kThinned / frequency)));
    samples_.insert(samples_.end(), static_cast<size_t>(std::pow(count, 0.75) / 3) + 1, i);
  }
  const size_t size = words_.size() * options.dimensions;
  outputs_.assign(size, 0);
  for (size_t i = 0; i < size; ++i) {
    inputs_.push_back((NextRandom(&random_) % 1000 / 1000.0f - 0.5f) / options.dimensions);
  }
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    const float rate = options.rate * (1 - epoch / static_cast<float>(options.epochs));
    for (const auto& sentence : sentences) {
      std::vector<int> words;
      for (const std::u32string& token : sentence) {
        const int word = Find(token);
        if (word >= 0 && NextRandom(&random_) % 10000 / 10000.0f <= kept[word]) words.push_back(word);
      }
      for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        const int window = 2 + static_cast<int>(NextRandom(&random_) % (options.window_max - 1));
        const int end = std::min(static_cast<int>(words.size()), i + window + 1);
        for (int j = std::max(0, i - window); j < end; ++j) {
          if (j != i) TrainPair(words[i], words[j], rate);
        }
      }
    }
  }
}

int WordVectors::Find(const std::u32string& word) const {
  const auto found = numbers_.find(word);
  return found == numbers_.end() ? -1 : found->second;
}

void WordVectors::TrainPair(int word, int neighbour, float rate) {
  const int dimensions = options_.dimensions;
  float* const input = &inputs_[word * dimensions];
  std::vector<float> gradient(dimensions);
  for (int n = 0; n <= options_.negatives; ++n) {
    const int other = n == 0 ? neighbour : samples_[NextRandom(&random_) % samples_.size()];
    float* const output = &outputs_[other * dimensions];
    float product = 0;
    for (int k = 0; k < dimensions; ++k) product += input[k] * output[k];
    const float step = ((n == 0 ? 1.0f : 0.0f) - 1 / (1 + std::exp(-product))) * rate;
    for (int k = 0; k < dimensions; ++k) {
      gradient[k] += step * output[k];
      output[k] += step * input[k];
    }
  }
  for (int k = 0; k < dimensions; ++k) input[k] += gradient[k];
}

std::vector<std::pair<int, float>> WordVectors::Shares(const std::vector<std::u32string>& tokens) const {
  std::map<int, float> shares;
  float sum = 0;
  for (const std::u32string& token : tokens) {
    const int word = Find(token);
    if (word < 0) continue;
    shares[word] += Share(word);
    sum += Share(word);
  }
  std::vector<std::pair<int, float>> normalized;
  for (const auto& [word, share] : shares) normalized.emplace_back(word, share / sum);
  return normalized;
}

std::vector<float> WordVectors::Mean(const std::vector<std::u32string>& tokens) const {
  std::vector<float> mean(options_.dimensions);
  for (const auto& [word, share] : Shares(tokens)) {
    for (int k = 0; k < options_.dimensions; ++k) mean[k] += share * Vector(word)[k];
  }
  return mean;
}

}  // namespace wenmai::ingest
