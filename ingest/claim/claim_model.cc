#include "ingest/claim/claim_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

#include "ingest/claim/sentence_token.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kModelFile = "data/claim_model.tsv";
constexpr std::string_view kWordFile = "data/claim_word.tsv";

bool IsShort(std::u32string_view token) { return token.size() <= 2; }
uint64_t ShortKey(std::u32string_view token) {
  uint64_t key = 0;
  for (const char32_t c : token) key = key << 32 | c;
  return key;
}

float ParseWeight(std::string_view file, std::string_view field) {
  float weight = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), weight);
  if (error != std::errc() || end != field.data() + field.size()) {
    throw Error(ErrorCode::kInvalidArgument,
                std::string(file) + ": no weight: " + std::string(field));
  }
  return weight;
}

// The weights in the last fields of a line.
ClaimScores ParseWeights(std::string_view file, const std::vector<std::string_view>& fields) {
  ClaimScores weights;
  for (int i = 0; i < kClaimClassCount; ++i) {
    weights[i] = ParseWeight(file, fields[fields.size() - kClaimClassCount + i]);
  }
  return weights;
}

void AddTimes(float factor, const ClaimScores& weights, ClaimScores* sum) {
  for (int i = 0; i < kClaimClassCount; ++i) (*sum)[i] += factor * weights[i];
}

}  // namespace

void Normalize(ClaimScores* scores) {
  const float highest = *std::max_element(scores->begin(), scores->end());
  float sum = 0;
  for (float& score : *scores) sum += score = std::exp(score - highest);
  for (float& score : *scores) score /= sum;
}

std::vector<std::string> ContextValueNames() {
  std::vector<std::string> names;
  for (const std::string_view place : {"own", "previous", "next", "around", "article"}) {
    for (int i = 0; i < kClaimClassCount; ++i) {
      const std::string_view name = i == kNoClaim ? "none" : ClaimKindName(static_cast<ClaimKind>(i));
      names.push_back(std::string(place) + " " + std::string(name));
    }
  }
  names.push_back("context");
  return names;
}

std::vector<ContextValues> ContextsOf(const std::vector<ClaimScores>& scores) {
  constexpr int kReach = 5;          // sentences to either side
  constexpr float kFloor = 0.02f;    // keeps the logarithm of a small probability small
  constexpr float kMeanScale = 2.0f; // means vary less than single scores
  const int count = static_cast<int>(scores.size());
  ClaimScores article = {};
  for (const ClaimScores& s : scores) AddTimes(kMeanScale / static_cast<float>(count), s, &article);
  std::vector<ContextValues> contexts(scores.size());
  for (int i = 0; i < count; ++i) {
    ClaimScores around = {};
    const int begin = std::max(0, i - kReach), end = std::min(count, i + kReach + 1);
    const float scale = kMeanScale / static_cast<float>(std::max(1, end - begin - 1));
    for (int j = begin; j < end; ++j) {
      if (j != i) AddTimes(scale, scores[j], &around);
    }
    auto value = contexts[i].begin();
    for (const float score : scores[i]) *value++ = std::log(score + kFloor);
    for (const int neighbour : {i - 1, i + 1}) {
      if (neighbour >= 0 && neighbour < count) {
        std::copy(scores[neighbour].begin(), scores[neighbour].end(), value);
      }
      value += kClaimClassCount;
    }
    value = std::copy(around.begin(), around.end(), value);
    value = std::copy(article.begin(), article.end(), value);
    *value = 1;
  }
  return contexts;
}

ClaimModel::ClaimModel() : weights_(features_.names().size()) {
  std::unordered_map<std::string, ClaimScores*> rows;
  for (size_t f = 0; f < weights_.size(); ++f) rows[features_.names()[f]] = &weights_[f];
  const std::vector<std::string> context_names = ContextValueNames();
  for (int v = 0; v < kContextSize; ++v) rows[context_names[v]] = &context_weights_[v];
  ForEachDataLine(kModelFile, IngestData(kModelFile), 1 + kClaimClassCount, [&](const auto& fields) {
    const auto row = rows.find(std::string(fields[0]));
    if (row == rows.end()) {
      throw Error(ErrorCode::kInvalidArgument,
                  std::string(kModelFile) + ": no feature " + std::string(fields[0]));
    }
    *row->second = ParseWeights(kModelFile, fields);
  });
  ForEachDataLine(kWordFile, IngestData(kWordFile), 2 + kClaimClassCount, [&](const auto& fields) {
    Place(text::DecodeUtf8(fields[0])) = {ParseWeight(kWordFile, fields[1]),
                                          ParseWeights(kWordFile, fields)};
  });
}

ClaimModel::Word& ClaimModel::Place(std::u32string_view token) {
  return IsShort(token) ? short_words_[ShortKey(token)] : words_[std::u32string(token)];
}

const ClaimModel::Word* ClaimModel::Find(std::u32string_view token) const {
  if (IsShort(token)) {
    const auto word = short_words_.find(ShortKey(token));
    return word == short_words_.end() ? nullptr : &word->second;
  }
  const auto word = words_.find(token);
  return word == words_.end() ? nullptr : &word->second;
}

void ClaimModel::AddWords(std::u32string_view folded, ClaimScores* scores) const {
  ClaimScores sum = {};
  float shares = 0;
  ForEachSentenceToken(folded, [&](std::u32string_view token) {
    const Word* word = Find(token);
    if (word == nullptr) return;
    shares += word->share;
    AddTimes(word->share, word->weights, &sum);
  });
  if (shares > 0) AddTimes(1 / shares, sum, scores);
}

ClaimScores ClaimModel::Classify(std::u32string_view folded) const {
  ClaimScores scores = {};
  for (const int feature : features_.Of(folded)) AddTimes(1, weights_[feature], &scores);
  AddWords(folded, &scores);
  Normalize(&scores);
  return scores;
}

std::vector<ClaimScores> ClaimModel::ClassifyAll(
    const std::vector<std::u32string_view>& folded) const {
  std::vector<ClaimScores> alone;
  for (const std::u32string_view sentence : folded) alone.push_back(Classify(sentence));
  std::vector<ClaimScores> scores;
  for (const ContextValues& context : ContextsOf(alone)) {
    ClaimScores sum = {};
    for (int v = 0; v < kContextSize; ++v) AddTimes(context[v], context_weights_[v], &sum);
    Normalize(&sum);
    scores.push_back(sum);
  }
  return scores;
}

}  // namespace wenmai::ingest
