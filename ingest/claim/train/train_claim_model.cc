// Trains the claim model: claim_model.tsv and claim_word.tsv in the folder OUT.
//
//   train_claim_model OUT SENTENCES.tsv [ARTICLES LABELS.tsv...]
//
// SENTENCES holds labelled sentences, `kind<TAB>sentence` a line. ARTICLES is a folder of articles of
// which LABELS (kind_label.h) judge some sentences; the vectors of words are learnt from all of them.
// Prints how well the articles and sentences of each fifth are judged by a model of the others.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <string>
#include <unordered_set>
#include <vector>

#include "ingest/claim/claim_model.h"
#include "ingest/claim/sentence_token.h"
#include "ingest/claim/train/labelled_article.h"
#include "ingest/claim/train/log_linear.h"
#include "ingest/claim/train/word_vectors.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr int kFoldCount = 5;
constexpr int kPartCount = 3;           // of the articles, each judged by a model of the others
constexpr float kVectorScale = 0.3f;    // deviation of a sentence's vector
constexpr float kWordScale = 6;         // of a word's share of its sentence
constexpr float kWordWeightMin = 0.4f;  // words whose weights are all smaller are not written

using Selection = std::function<bool(size_t article)>;

// Everything that is learnt from, with the features of each sentence.
class Corpus {
 public:
  explicit Corpus(std::vector<LabelledArticle> articles)
      : articles_(std::move(articles)), vectors_(DistinctSentences(), {}) {
    for (const LabelledArticle& article : articles_) examples_.push_back(ExamplesOf(article));
    Standardize();
  }

  size_t size() const { return examples_.size(); }
  // All sentences of an article that has labels, none of one that has not; the kind is -1 without label.
  const std::vector<Example>& Sentences(size_t article) const { return examples_[article]; }
  const SentenceFeatures& features() const { return features_; }
  const WordVectors& vectors() const { return vectors_; }
  float mean(int k) const { return mean_[k]; }
  float deviation(int k) const { return deviation_[k]; }

 private:
  std::vector<std::vector<std::u32string>> DistinctSentences() const {
    std::unordered_set<std::u32string> seen;
    std::vector<std::vector<std::u32string>> sentences;
    for (const LabelledArticle& article : articles_) {
      for (const TrainingSentence& sentence : article.sentences) {
        if (seen.insert(sentence.folded).second) sentences.push_back(SentenceTokens(sentence.folded));
      }
    }
    return sentences;
  }

  std::vector<Example> ExamplesOf(const LabelledArticle& article) const {
    const bool has_label = std::any_of(article.sentences.begin(), article.sentences.end(),
                                       [](const TrainingSentence& s) { return s.kind >= 0; });
    std::vector<Example> examples;
    if (!has_label) return examples;
    for (const TrainingSentence& s : article.sentences) {
      const std::vector<std::u32string> tokens = SentenceTokens(s.folded);
      Example example{features_.Of(s.folded), {}, vectors_.Mean(tokens), s.kind};
      for (const auto& [word, share] : vectors_.Shares(tokens)) example.words.push_back({word, kWordScale * share});
      examples.push_back(std::move(example));
    }
    return examples;
  }

  // Gives all vectors mean 0 and deviation kVectorScale, as labelled sentences have them.
  void Standardize() {
    const int dimensions = vectors_.dimensions();
    std::vector<double> sum(dimensions), squares(dimensions);
    double count = 0;
    for (const std::vector<Example>& article : examples_) {
      for (const Example& e : article) {
        if (e.kind < 0) continue;
        ++count;
        for (int k = 0; k < dimensions; ++k) {
          sum[k] += e.values[k];
          squares[k] += static_cast<double>(e.values[k]) * e.values[k];
        }
      }
    }
    for (int k = 0; k < dimensions; ++k) {
      const double mean = sum[k] / count;
      mean_.push_back(static_cast<float>(mean));
      deviation_.push_back(
          static_cast<float>(std::sqrt(squares[k] / count - mean * mean + 1e-9)) / kVectorScale);
    }
    for (std::vector<Example>& article : examples_) {
      for (Example& e : article) {
        for (int k = 0; k < dimensions; ++k) e.values[k] = (e.values[k] - mean_[k]) / deviation_[k];
      }
    }
  }

  std::vector<LabelledArticle> articles_;
  SentenceFeatures features_;
  WordVectors vectors_;
  std::vector<std::vector<Example>> examples_;  // of each article
  std::vector<float> mean_, deviation_;         // of each dimension of vectors
};

std::vector<Example> LabelledExamples(const std::vector<Example>& sentences) {
  std::vector<Example> labelled;
  std::copy_if(sentences.begin(), sentences.end(), std::back_inserter(labelled),
               [](const Example& e) { return e.kind >= 0; });
  return labelled;
}

LogLinear TrainAlone(const Corpus& corpus, const Selection& selects) {
  std::vector<Example> examples;
  for (size_t a = 0; a < corpus.size(); ++a) {
    if (!selects(a)) continue;
    for (Example& e : LabelledExamples(corpus.Sentences(a))) examples.push_back(std::move(e));
  }
  LogLinear model(corpus.features().names().size(), corpus.vectors().words().size(),
                  corpus.vectors().dimensions(), {});
  model.Train(examples);
  return model;
}

// The sentences of an article as the second step sees them: by what `alone` makes of them.
std::vector<Example> InContext(const std::vector<Example>& sentences, const LogLinear& alone) {
  std::vector<ClaimScores> scores;
  for (const Example& e : sentences) scores.push_back(alone.Classify(e));
  std::vector<Example> examples;
  for (const ContextValues& context : ContextsOf(scores)) {
    examples.push_back({{}, {}, {context.begin(), context.end()}, sentences[examples.size()].kind});
  }
  return examples;
}

// Learns from articles that `alone` models have not seen, as the ones will be that it judges.
LogLinear TrainInContext(const Corpus& corpus, const Selection& selects) {
  std::vector<Example> examples;
  for (int part = 0; part < kPartCount; ++part) {
    const auto is_in_part = [part](size_t a) { return static_cast<int>(a % kPartCount) == part; };
    const LogLinear alone =
        TrainAlone(corpus, [&](size_t a) { return selects(a) && !is_in_part(a); });
    for (size_t a = 0; a < corpus.size(); ++a) {
      if (!selects(a) || !is_in_part(a)) continue;
      for (Example& e : LabelledExamples(InContext(corpus.Sentences(a), alone))) {
        examples.push_back(std::move(e));
      }
    }
  }
  LogLinearOptions options;
  options.epochs = 30;
  options.value_decay = 0.002f;
  options.rare_weight = 1;
  LogLinear model(0, 0, kContextSize, options);
  model.Train(examples);
  return model;
}

void CrossValidate(const Corpus& corpus) {
  int right = 0, claims = 0, found = 0, predicted = 0;
  for (int fold = 0; fold < kFoldCount; ++fold) {
    const auto is_held_out = [fold](size_t a) { return static_cast<int>(a % kFoldCount) == fold; };
    const auto selects = [&](size_t a) { return !is_held_out(a); };
    const LogLinear alone = TrainAlone(corpus, selects);
    const LogLinear in_context = TrainInContext(corpus, selects);
    for (size_t a = 0; a < corpus.size(); ++a) {
      if (!is_held_out(a)) continue;
      for (const Example& e : LabelledExamples(InContext(corpus.Sentences(a), alone))) {
        const ClaimScores scores = in_context.Classify(e);
        const bool says_claim = scores[kNoClaim] < 0.5f;
        predicted += says_claim;
        if (e.kind == kNoClaim) continue;
        ++claims;
        found += says_claim;
        right += std::max_element(scores.begin(), scores.begin() + kNoClaim) - scores.begin() == e.kind;
      }
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

// The scales of vectors and words are worked into the weights: of each word, and of the bias.
void Write(const Corpus& corpus, const LogLinear& alone, const LogLinear& in_context,
           const std::string& folder) {
  constexpr std::string_view kHead =
      "# Weights for fact, figure, prediction, opinion, plan and no claim. Written by train_claim_model.\n";
  const WordVectors& vectors = corpus.vectors();
  const auto project = [&](const std::function<float(int)>& value, float sign, ClaimScores* weights) {
    for (int k = 0; k < vectors.dimensions(); ++k) {
      for (int i = 0; i < kClaimClassCount; ++i) {
        (*weights)[i] += sign * value(k) / corpus.deviation(k) * alone.ValueWeights(k)[i];
      }
    }
  };
  std::ofstream model(folder + "/claim_model.tsv");
  model << kHead;
  for (size_t f = 0; f < corpus.features().names().size(); ++f) {
    ClaimScores weights = alone.FeatureWeights(f);
    if (f == 0) project([&](int k) { return corpus.mean(k); }, -1, &weights);  // the bias
    WriteRow(corpus.features().names()[f], weights, &model);
  }
  const std::vector<std::string> context_names = ContextValueNames();
  for (int v = 0; v < kContextSize; ++v) WriteRow(context_names[v], in_context.ValueWeights(v), &model);
  std::ofstream words(folder + "/claim_word.tsv");
  words << kHead << "# The number after a word is its share in the average over a sentence.\n";
  for (int w = 0; w < static_cast<int>(vectors.words().size()); ++w) {
    ClaimScores weights = alone.WordWeights(w);
    for (float& weight : weights) weight *= kWordScale;
    project([&](int k) { return vectors.Vector(w)[k]; }, 1, &weights);
    const bool counts = std::any_of(weights.begin(), weights.end(),
                                    [](float x) { return std::fabs(x) >= kWordWeightMin; });
    if (!counts) continue;
    char share[16];
    std::snprintf(share, sizeof share, "\t%.2f", static_cast<double>(vectors.Share(w)));
    WriteRow(text::EncodeUtf8(vectors.words()[w]) + share, weights, &words);
  }
  if (!model || !words) throw Error(ErrorCode::kIo, "cannot write to " + folder);
}

void Main(const std::vector<std::string>& arguments) {
  std::vector<LabelledArticle> articles = ReadLabelledSentences(arguments[1]);
  if (arguments.size() > 2) {
    std::vector<KindLabel> labels;
    for (size_t i = 3; i < arguments.size(); ++i) {
      for (KindLabel& label : ReadKindLabels(arguments[i])) labels.push_back(std::move(label));
    }
    for (LabelledArticle& article : ReadLabelledArticles(arguments[2], labels)) {
      articles.push_back(std::move(article));
    }
  }
  const Corpus corpus(std::move(articles));
  CrossValidate(corpus);
  const auto all = [](size_t) { return true; };
  Write(corpus, TrainAlone(corpus, all), TrainInContext(corpus, all), arguments[0]);
}

}  // namespace
}  // namespace wenmai::ingest

int main(int argc, char** argv) {
  if (argc < 3 || argc == 4) {
    std::cerr << "usage: train_claim_model OUT SENTENCES.tsv [ARTICLES LABELS.tsv...]\n";
    return 2;
  }
  try {
    wenmai::ingest::Main({argv + 1, argv + argc});
    return 0;
  } catch (const wenmai::Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
