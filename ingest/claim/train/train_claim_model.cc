// Trains the claim model: data/claim_model.tsv and data/claim_word.tsv.
//
//   train_claim_model CORPUS.txt SENTENCES.tsv MODEL.tsv WORDS.tsv
//
// CORPUS is any text of the articles' sort, a sentence a line. Each line of SENTENCES is an article's
// name, a class (fact, figure, prediction, opinion, plan, none) and a sentence, with tabs between. It
// prints how well held-out articles are classified (ten folds), then trains on all and writes.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "ingest/claim/claim_model.h"
#include "ingest/claim/sentence_token.h"
#include "ingest/claim/train/word_vectors.h"
#include "ingest/discourse/cue_table.h"
#include "ingest/discourse/data_lines.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr int kFoldCount = 10;
constexpr int kEpochCount = 20;
constexpr float kRate = 0.05f;
constexpr float kFeatureDecay = 0.1f;  // of weights, a step
constexpr float kVectorDecay = 0.2f;
constexpr float kRareWeight = 3.0f;    // of an example of a figure, prediction or plan
constexpr float kWordWeightMin = 0.6f; // words whose weights are all smaller are not written

struct Example {
  int fold = 0;
  int label = 0;
  std::vector<int> features;
  std::vector<float> vector;  // standardized: mean 0, deviation 1 over all examples
};

int LabelOf(std::string_view name) {
  for (int i = 0; i < kNoClaim; ++i) {
    if (ClaimKindName(static_cast<ClaimKind>(i)) == name) return i;
  }
  if (name == "none") return kNoClaim;
  throw Error(ErrorCode::kInvalidArgument, "no class " + std::string(name));
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::stringstream data;
  data << file.rdbuf();
  if (!file) throw Error(ErrorCode::kIo, "cannot read " + path);
  return data.str();
}

std::vector<std::vector<std::u32string>> ReadCorpus(const std::string& path) {
  std::vector<std::vector<std::u32string>> sentences;
  const std::string corpus = ReadFile(path);
  for (const std::string_view line : SplitFields(corpus, '\n')) {
    sentences.push_back(SentenceTokens(FoldInPlace(text::DecodeUtf8(line))));
  }
  return sentences;
}

std::vector<Example> ReadExamples(const std::string& path, const SentenceFeatures& features,
                                  const WordVectors& vectors) {
  const std::string lines = ReadFile(path);
  std::vector<Example> examples;
  std::map<std::string, int> folds;  // whole articles, so that none is on both sides
  ForEachDataLine(path, lines, 3, [&](const std::vector<std::string_view>& fields) {
    const auto fold = folds.try_emplace(std::string(fields[0]), folds.size() % kFoldCount).first;
    const std::u32string folded = FoldInPlace(text::DecodeUtf8(fields[2]));
    examples.push_back({fold->second, LabelOf(fields[1]), features.Of(folded),
                        vectors.Mean(SentenceTokens(folded))});
  });
  return examples;
}

// The means and deviations that made the examples' vectors standard.
struct Scale {
  std::vector<float> mean, deviation;
};

Scale Standardize(std::vector<Example>* examples) {
  const size_t dimensions = examples->front().vector.size();
  Scale scale = {std::vector<float>(dimensions), std::vector<float>(dimensions)};
  for (size_t k = 0; k < dimensions; ++k) {
    for (const Example& e : *examples) scale.mean[k] += e.vector[k] / examples->size();
    for (const Example& e : *examples) {
      scale.deviation[k] += std::pow(e.vector[k] - scale.mean[k], 2.0f) / examples->size();
    }
    scale.deviation[k] = std::sqrt(scale.deviation[k]) + 1e-6f;
    for (Example& e : *examples) e.vector[k] = (e.vector[k] - scale.mean[k]) / scale.deviation[k];
  }
  return scale;
}

// Weights of features and of the vector's dimensions, trained by AdaGrad.
class Trainer {
 public:
  Trainer(size_t feature_count, size_t dimensions)
      : features_(feature_count), dimensions_(dimensions) {}

  const ClaimScores& FeatureWeights(size_t feature) const { return features_[feature].weights; }
  const ClaimScores& DimensionWeights(size_t k) const { return dimensions_[k].weights; }

  ClaimScores Classify(const Example& example) const {
    ClaimScores scores = {};
    for (int i = 0; i < kClaimClassCount; ++i) {
      for (const int feature : example.features) scores[i] += features_[feature].weights[i];
      for (size_t k = 0; k < dimensions_.size(); ++k) {
        scores[i] += example.vector[k] * dimensions_[k].weights[i];
      }
    }
    Normalize(&scores);
    return scores;
  }

  // Trains on the examples that `holds` accepts, always in the same order.
  void Train(const std::vector<Example>& examples, const std::function<bool(const Example&)>& holds) {
    for (int epoch = 0; epoch < kEpochCount; ++epoch) {
      for (size_t i = 0; i < examples.size(); ++i) {
        // A stride that has no factor in common with the size visits all and mixes the articles.
        const Example& example = examples[(i * 7919 + epoch) % examples.size()];
        if (holds(example)) Step(example);
      }
    }
  }

 private:
  struct Row {
    ClaimScores weights = {}, squares = {};
  };

  void Step(const Example& example) {
    const auto kind = static_cast<ClaimKind>(example.label);
    const bool is_rare = kind == ClaimKind::kFigure || kind == ClaimKind::kPrediction ||
                         kind == ClaimKind::kPlan;
    ClaimScores errors = Classify(example);
    errors[example.label] -= 1;
    for (float& error : errors) error *= is_rare ? kRareWeight : 1;
    for (const int feature : example.features) Update(errors, 1, kFeatureDecay, &features_[feature]);
    for (size_t k = 0; k < dimensions_.size(); ++k) {
      Update(errors, example.vector[k], kVectorDecay, &dimensions_[k]);
    }
  }

  static void Update(const ClaimScores& errors, float value, float decay, Row* row) {
    for (int i = 0; i < kClaimClassCount; ++i) {
      const float gradient = errors[i] * value + decay * row->weights[i];
      row->squares[i] += gradient * gradient;
      row->weights[i] -= kRate * gradient / std::sqrt(row->squares[i] + 1e-6f);
    }
  }

  std::vector<Row> features_, dimensions_;
};

void CrossValidate(const std::vector<Example>& examples, size_t feature_count) {
  int right = 0, claims = 0, found = 0, predicted = 0;
  for (int fold = 0; fold < kFoldCount; ++fold) {
    Trainer trainer(feature_count, examples.front().vector.size());
    trainer.Train(examples, [&](const Example& e) { return e.fold != fold; });
    for (const Example& example : examples) {
      if (example.fold != fold) continue;
      const ClaimScores scores = trainer.Classify(example);
      const bool says_claim = scores[kNoClaim] < 0.5f;
      predicted += says_claim;
      if (example.label == kNoClaim) continue;
      ++claims;
      found += says_claim;
      right += std::max_element(scores.begin(), scores.begin() + kNoClaim) - scores.begin() ==
               example.label;
    }
  }
  std::printf("held out: kind %.3f of %d claims; claims P %.3f R %.3f\n",
              static_cast<double>(right) / claims, claims, static_cast<double>(found) / predicted,
              static_cast<double>(found) / claims);
}

void WriteRow(const std::string& name, const ClaimScores& weights, std::ofstream* file) {
  char number[16];
  *file << name;
  for (const float weight : weights) {
    std::snprintf(number, sizeof number, "\t%.2f", static_cast<double>(weight));
    *file << number;
  }
  *file << "\n";
}

// The vectors' scale is worked into the weights: of each word, and of the bias.
void Write(const SentenceFeatures& features, const WordVectors& vectors, const Scale& scale,
           const Trainer& trainer, const std::string& model_path, const std::string& word_path) {
  constexpr std::string_view kHead =
      "# Weights for fact, figure, prediction, opinion, plan and no claim. Written by train_claim_model.\n";
  const auto project = [&](const float* vector, float sign, ClaimScores* weights) {
    for (int k = 0; k < vectors.dimensions(); ++k) {
      for (int i = 0; i < kClaimClassCount; ++i) {
        (*weights)[i] += sign * vector[k] / scale.deviation[k] * trainer.DimensionWeights(k)[i];
      }
    }
  };
  std::ofstream model(model_path);
  model << kHead;
  for (size_t f = 0; f < features.names().size(); ++f) {
    ClaimScores weights = trainer.FeatureWeights(f);
    if (f == 0) project(scale.mean.data(), -1, &weights);  // the bias
    WriteRow(features.names()[f], weights, &model);
  }
  std::ofstream words(word_path);
  words << kHead << "# The number after a word is its share in the average over a sentence.\n";
  for (size_t w = 0; w < vectors.words().size(); ++w) {
    ClaimScores weights = {};
    project(vectors.Vector(static_cast<int>(w)), 1, &weights);
    const bool counts = std::any_of(weights.begin(), weights.end(),
                                    [](float x) { return std::fabs(x) >= kWordWeightMin; });
    if (!counts) continue;
    char share[16];
    std::snprintf(share, sizeof share, "\t%.2f",
                  static_cast<double>(vectors.Share(static_cast<int>(w))));
    WriteRow(text::EncodeUtf8(vectors.words()[w]) + share, weights, &words);
  }
  if (!model || !words) throw Error(ErrorCode::kIo, "cannot write the model");
}

void Main(char** paths) {
  const SentenceFeatures features;
  const WordVectors vectors(ReadCorpus(paths[0]), {});
  std::vector<Example> examples = ReadExamples(paths[1], features, vectors);
  const Scale scale = Standardize(&examples);
  CrossValidate(examples, features.names().size());
  Trainer trainer(features.names().size(), vectors.dimensions());
  trainer.Train(examples, [](const Example&) { return true; });
  Write(features, vectors, scale, trainer, paths[2], paths[3]);
}

}  // namespace
}  // namespace wenmai::ingest

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: train_claim_model CORPUS.txt SENTENCES.tsv MODEL.tsv WORDS.tsv\n";
    return 2;
  }
  try {
    wenmai::ingest::Main(argv + 1);
    return 0;
  } catch (const wenmai::Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
