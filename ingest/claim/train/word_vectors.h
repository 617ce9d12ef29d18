// Vectors of sentence tokens, such that tokens of like company lie near one another: skip-grams with
// negative samples. From few labelled sentences they let a model judge words that it never saw there.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace wenmai::ingest {

struct WordVectorOptions {
  int dimensions = 48;
  int epochs = 5;
  int count_min = 8;      // of a token in the corpus
  int window_max = 7;     // tokens to either side
  int negatives = 5;      // samples against each true neighbour
  float rate = 0.05f;     // at the beginning; falls to nothing
};

class WordVectors {
 public:
  // Deterministic: the same sentences give the same vectors.
  WordVectors(const std::vector<std::vector<std::u32string>>& sentences,
              const WordVectorOptions& options);

  int dimensions() const { return options_.dimensions; }
  const std::vector<std::u32string>& words() const { return words_; }
  // The word's number, -1 if it is too rare.
  int Find(const std::u32string& word) const;
  const float* Vector(int word) const { return &inputs_[word * options_.dimensions]; }
  // How much a word counts in its sentence: little, if it is everywhere.
  float Share(int word) const { return shares_[word]; }

  // Each word of `tokens` once, and how much of the sentence it is, which sums to 1; by number.
  std::vector<std::pair<int, float>> Shares(const std::vector<std::u32string>& tokens) const;
  // The mean of the vectors of `tokens`, each by its share.
  std::vector<float> Mean(const std::vector<std::u32string>& tokens) const;

 private:
  void TrainPair(int word, int neighbour, float rate);

  WordVectorOptions options_;
  std::vector<std::u32string> words_;
  std::unordered_map<std::u32string, int> numbers_;
  std::vector<float> shares_;
  std::vector<int> samples_;  // words, each as often as it is drawn against
  std::vector<float> inputs_, outputs_;
  uint64_t random_ = 0x9E3779B97F4A7C15;
};

}  // namespace wenmai::ingest
