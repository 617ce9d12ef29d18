#include "ingest/claim/claim_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "ingest/claim/sentence_token.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kGroupFile = "data/claim_feature.tsv";
constexpr std::string_view kModelFile = "data/claim_model.tsv";
constexpr std::string_view kWordFile = "data/claim_word.tsv";

// Features beside the groups: the bias, one for every doubling of length, and numbers.
enum PlainFeature { kBias, kLength, kNumber = kLength + 5, kNumbers, kMeasure, kMeasures, kPlainCount };
constexpr std::string_view kPlainNames[kPlainCount] = {
    "bias",      "length<8", "length<16", "length<32", "length<64",
    "length>63", "number",   "numbers",   "measure",   "measures"};

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// A number that belongs to a name (GPT-5, H100) tells nothing.
bool IsOfName(std::u32string_view folded, size_t begin) {
  if (begin == 0) return false;
  const char32_t before = folded[begin - 1];
  return (before >= U'a' && before <= U'z') || before == U'-' || before == U'‑' || before == U'.';
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

}  // namespace

SentenceFeatures::SentenceFeatures() : groups_(kGroupFile, IngestData(kGroupFile)) {
  names_.assign(std::begin(kPlainNames), std::end(kPlainNames));
  unit_ = groups_.Group("unit");
  first_group_ = kPlainCount;
  for (const std::string& name : groups_.names()) {
    names_.push_back(name);
    names_.push_back(name + " twice");
  }
}

std::vector<int> SentenceFeatures::Of(std::u32string_view folded) const {
  std::vector<int> features = {kBias};
  int length = 0;
  for (size_t size = 8; size <= folded.size() && length < 4; size *= 2) ++length;
  features.push_back(kLength + length);
  const std::vector<CueHit> hits = groups_.Find(folded);
  int numbers = 0, measures = 0;
  for (size_t at = 0; at < folded.size(); ++at) {
    if (!IsDigit(folded[at]) || (at > 0 && IsDigit(folded[at - 1])) || IsOfName(folded, at)) continue;
    size_t end = at;
    while (end < folded.size() && (IsDigit(folded[end]) || folded[end] == U'.' || folded[end] == U',' ||
                                   folded[end] == U' ')) {
      ++end;
    }
    ++numbers;
    measures += std::any_of(hits.begin(), hits.end(), [&](const CueHit& hit) {
      return hit.span.begin == static_cast<int32_t>(end) && hit.groups.test(unit_);
    });
  }
  if (numbers > 0) features.push_back(kNumber);
  if (numbers > 1) features.push_back(kNumbers);
  if (measures > 0) features.push_back(kMeasure);
  if (measures > 1) features.push_back(kMeasures);
  CueGroups once, twice;
  for (const CueHit& hit : hits) {
    twice |= once & hit.groups;
    once |= hit.groups;
  }
  for (int i = 0; i < static_cast<int>(groups_.names().size()); ++i) {
    if (once.test(i)) features.push_back(first_group_ + 2 * i);
    if (twice.test(i)) features.push_back(first_group_ + 2 * i + 1);
  }
  return features;
}

void Normalize(ClaimScores* scores) {
  const float highest = *std::max_element(scores->begin(), scores->end());
  float sum = 0;
  for (float& score : *scores) sum += score = std::exp(score - highest);
  for (float& score : *scores) score /= sum;
}

ClaimModel::ClaimModel() : weights_(features_.names().size()) {
  const auto read_weights = [](std::string_view file, const std::vector<std::string_view>& fields) {
    ClaimScores weights;
    for (int i = 0; i < kClaimClassCount; ++i) {
      weights[i] = ParseWeight(file, fields[fields.size() - kClaimClassCount + i]);
    }
    return weights;
  };
  ForEachDataLine(kModelFile, IngestData(kModelFile), 1 + kClaimClassCount, [&](const auto& fields) {
    const auto& names = features_.names();
    const auto name = std::find(names.begin(), names.end(), fields[0]);
    if (name == names.end()) {
      throw Error(ErrorCode::kInvalidArgument,
                  std::string(kModelFile) + ": no feature " + std::string(fields[0]));
    }
    weights_[name - names.begin()] = read_weights(kModelFile, fields);
  });
  ForEachDataLine(kWordFile, IngestData(kWordFile), 2 + kClaimClassCount, [&](const auto& fields) {
    words_[text::DecodeUtf8(fields[0])] = {ParseWeight(kWordFile, fields[1]),
                                           read_weights(kWordFile, fields)};
  });
}

ClaimScores ClaimModel::Classify(std::u32string_view folded) const {
  ClaimScores scores = {}, of_words = {};
  for (const int feature : features_.Of(folded)) {
    for (int i = 0; i < kClaimClassCount; ++i) scores[i] += weights_[feature][i];
  }
  float shares = 0;
  ForEachSentenceToken(folded, [&](std::u32string_view token) {
    const auto word = words_.find(token);
    if (word == words_.end()) return;
    shares += word->second.share;
    for (int i = 0; i < kClaimClassCount; ++i) {
      of_words[i] += word->second.share * word->second.weights[i];
    }
  });
  if (shares > 0) {
    for (int i = 0; i < kClaimClassCount; ++i) scores[i] += of_words[i] / shares;
  }
  Normalize(&scores);
  return scores;
}

}  // namespace wenmai::ingest
