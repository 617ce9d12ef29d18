// A log-linear model of sentences: is this a claim, and of which kind? It weighs features (the word
// groups of data/claim_feature.tsv, numbers, length) and, as an average over the sentence, its words.
// The weights, data/claim_model.tsv and data/claim_word.tsv, are written by train/train_claim_model.cc.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/discourse/cue_table.h"
#include "ingest/document.h"
#include "ingest/lexicon/text_hash.h"

namespace wenmai::ingest {

// The kinds of ClaimKind, in its order, and then what is no claim.
constexpr int kClaimClassCount = 6;
constexpr int kNoClaim = 5;
using ClaimScores = std::array<float, kClaimClassCount>;

class SentenceFeatures {
 public:
  SentenceFeatures();

  // Every feature's name, as the weight file spells it.
  const std::vector<std::string>& names() const { return names_; }
  // The features that a folded sentence has: indices into names(), ascending.
  std::vector<int> Of(std::u32string_view folded) const;

 private:
  CueTable groups_;
  int first_group_ = 0;  // index of the first group's feature
  int unit_ = 0;
  std::vector<std::string> names_;
};

class ClaimModel {
 public:
  ClaimModel();

  // The probability of each class; they sum to 1.
  ClaimScores Classify(std::u32string_view folded) const;

 private:
  struct Word {
    float share = 0;  // how much it counts in the average
    ClaimScores weights;
  };

  SentenceFeatures features_;
  std::vector<ClaimScores> weights_;  // of each feature
  TextMap<Word> words_;
};

// Turns sums of weights into probabilities, in place.
void Normalize(ClaimScores* scores);

}  // namespace wenmai::ingest
