// A log-linear model of sentences: is this a claim, and of which kind? It weighs a sentence's features
// (sentence_features.h) and, as an average over the sentence, its words; and then, since facts come
// among facts and opinions among opinions, how the sentences around it and the whole article are judged.
// The weights, data/claim_model.tsv and data/claim_word.tsv, are written by train/train_claim_model.cc.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "ingest/claim/sentence_features.h"
#include "ingest/document.h"
#include "ingest/lexicon/text_hash.h"

namespace wenmai::ingest {

// The kinds of ClaimKind, in its order, and then what is no claim.
constexpr int kClaimClassCount = 6;
constexpr int kNoClaim = 5;
using ClaimScores = std::array<float, kClaimClassCount>;

// The numbers by which a sentence in its context is judged: its own, its neighbours', their surroundings'
// and the article's scores, and a constant.
constexpr int kContextSize = 5 * kClaimClassCount + 1;
using ContextValues = std::array<float, kContextSize>;
// Each value's name, as the weight file spells it: `own fact`, `previous opinion`, …
std::vector<std::string> ContextValueNames();
// The values of every sentence of an article, given what each is by itself, in text order.
std::vector<ContextValues> ContextsOf(const std::vector<ClaimScores>& scores);

class ClaimModel {
 public:
  ClaimModel();

  // The probability of each class; they sum to 1. The sentence is judged by itself.
  ClaimScores Classify(std::u32string_view folded) const;
  // The same of all sentences of an article, in text order, each judged in its context.
  std::vector<ClaimScores> ClassifyAll(const std::vector<std::u32string_view>& folded) const;

 private:
  struct Word {
    float share = 0;  // how much it counts in the average
    ClaimScores weights;
  };

  Word& Place(std::u32string_view token);
  // Null if there is none.
  const Word* Find(std::u32string_view token) const;
  void AddWords(std::u32string_view folded, ClaimScores* scores) const;

  SentenceFeatures features_;
  std::vector<ClaimScores> weights_;  // of each feature
  std::array<ClaimScores, kContextSize> context_weights_ = {};
  absl::flat_hash_map<uint64_t, Word> short_words_;  // of one or two characters, as nearly all tokens are
  TextMap<Word> words_;
};

// Turns sums of weights into probabilities, in place.
void Normalize(ClaimScores* scores);

}  // namespace wenmai::ingest
