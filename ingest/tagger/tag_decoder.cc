#include "ingest/tagger/tag_decoder.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace wenmai::ingest {
namespace {

constexpr int kNoClass = -1;
constexpr float kTiny = 1e-30f;  // stands for a weight that has become nothing

struct BestInside {
  float score = -std::numeric_limits<float>::infinity();
  int32_t begin = 0;  // of the name
};

// The last step of the best row up to some token: a token outside, or a name.
struct BestStep {
  int32_t begin = 0;
  int tag_class = kNoClass;
};

// e^x to five digits for x up to 0, without a branch or a call, so that a token's tags go side by side.
inline float ExpOfNegative(float x) {
  constexpr float kLog2OfE = 1.44269504f;
  const float t = x * kLog2OfE;
  const auto whole = static_cast<int32_t>(t);
  const float part = t - static_cast<float>(whole);  // above -1, up to 0
  const float power =
      1 + part * (0.693147181f +
                  part * (0.240226507f +
                          part * (0.0555041087f +
                                  part * (0.00961812911f +
                                          part * (0.00133335581f + part * 0.000154035304f)))));
  constexpr int32_t kBias = 127, kMantissaBits = 23;
  const int32_t exponent = whole > -kBias ? whole + kBias : 0;
  return std::bit_cast<float>(exponent << kMantissaBits) * power;
}

}  // namespace

const std::vector<TaggedRange>& TagDecoder::BestNames(const float* scores, size_t token_count) {
  BestInside inside[kTagClassCountMax];
  float outside = 0;
  std::vector<BestStep> steps(token_count);
  for (size_t i = 0; i < token_count; ++i) {
    const float* token = scores + i * tag_count_;
    const auto here = static_cast<int32_t>(i);
    float next = outside + token[kOutsideTag];
    BestStep step = {here, kNoClass};
    for (int c = 0; c < class_count_; ++c) {
      const float only = outside + token[TagOf(c, TagPlace::kOnly)];
      const float last = inside[c].score + token[TagOf(c, TagPlace::kLast)];
      if (only > next) next = only, step = {here, c};
      if (last > next) next = last, step = {inside[c].begin, c};
      const float first = outside + token[TagOf(c, TagPlace::kFirst)];
      inside[c].score += token[TagOf(c, TagPlace::kInner)];
      if (first > inside[c].score) inside[c] = {first, here};
    }
    outside = next;
    steps[i] = step;
  }
  names_.clear();
  for (auto end = static_cast<int32_t>(token_count); end > 0;) {
    const BestStep& step = steps[end - 1];
    if (step.tag_class != kNoClass) names_.push_back({{step.begin, end}, step.tag_class});
    end = step.begin;
  }
  std::reverse(names_.begin(), names_.end());
  return names_;
}

double TagDecoder::Exponentiate(const float* scores, size_t token_count, const uint64_t* allowed) {
  emissions_.resize(token_count * tag_count_);
  double logarithm = 0;
  for (size_t i = 0; i < token_count; ++i) {
    const float* token = scores + i * tag_count_;
    const float best = *std::max_element(token, token + tag_count_);
    logarithm += best;
    float* emission = &emissions_[i * tag_count_];
    for (int tag = 0; tag < tag_count_; ++tag) {
      emission[tag] = ExpOfNegative(token[tag] - best) + kTiny;
    }
    if (allowed == nullptr) continue;
    for (int tag = 0; tag < tag_count_; ++tag) {
      if ((allowed[i] >> tag & 1) == 0) emission[tag] = 0;
    }
  }
  return logarithm;
}

double TagDecoder::Sum(const float* scores, size_t token_count, const uint64_t* allowed) {
  token_count_ = token_count;
  double logarithm = Exponentiate(scores, token_count, allowed);
  forward_.assign(token_count + 1, {});
  backward_.assign(token_count + 1, {});
  scale_.resize(token_count);
  forward_[0].outside = 1;
  for (size_t i = 0; i < token_count; ++i) {
    const Weights& from = forward_[i];
    Weights& to = forward_[i + 1];
    to.outside = from.outside * Emission(i, kOutsideTag);
    float sum = 0;
    for (int c = 0; c < class_count_; ++c) {
      to.outside += from.outside * Emission(i, TagOf(c, TagPlace::kOnly)) +
                    from.inside[c] * Emission(i, TagOf(c, TagPlace::kLast));
      to.inside[c] = from.outside * Emission(i, TagOf(c, TagPlace::kFirst)) +
                     from.inside[c] * Emission(i, TagOf(c, TagPlace::kInner));
      sum += to.inside[c];
    }
    sum += to.outside;
    scale_[i] = sum;
    logarithm += std::log(sum);
    to.outside /= sum;
    for (int c = 0; c < class_count_; ++c) to.inside[c] /= sum;
  }
  backward_[token_count].outside = 1;
  for (size_t i = token_count; i-- > 0;) {
    const Weights& from = backward_[i + 1];
    Weights& to = backward_[i];
    float outside = Emission(i, kOutsideTag) * from.outside;
    for (int c = 0; c < class_count_; ++c) {
      outside += Emission(i, TagOf(c, TagPlace::kOnly)) * from.outside +
                 Emission(i, TagOf(c, TagPlace::kFirst)) * from.inside[c];
      to.inside[c] = (Emission(i, TagOf(c, TagPlace::kInner)) * from.inside[c] +
                      Emission(i, TagOf(c, TagPlace::kLast)) * from.outside) /
                     scale_[i];
    }
    to.outside = outside / scale_[i];
  }
  return logarithm + std::log(forward_[token_count].outside);
}

void TagDecoder::Probabilities(size_t token, float* probabilities) const {
  const Weights& before = forward_[token];
  const Weights& after = backward_[token + 1];
  const float norm = 1 / (scale_[token] * forward_[token_count_].outside);
  const float outside = before.outside * norm;
  probabilities[kOutsideTag] = outside * Emission(token, kOutsideTag) * after.outside;
  for (int c = 0; c < class_count_; ++c) {
    const auto emission = [&](TagPlace place) { return Emission(token, TagOf(c, place)); };
    const float inside = before.inside[c] * norm;
    float* of_class = probabilities + TagOf(c, TagPlace::kFirst);
    of_class[0] = outside * emission(TagPlace::kFirst) * after.inside[c];
    of_class[1] = inside * emission(TagPlace::kInner) * after.inside[c];
    of_class[2] = inside * emission(TagPlace::kLast) * after.outside;
    of_class[3] = outside * emission(TagPlace::kOnly) * after.outside;
  }
}

float TagDecoder::Probability(const TaggedRange& range) const {
  const auto begin = static_cast<size_t>(range.tokens.begin);
  const auto end = static_cast<size_t>(range.tokens.end);
  double weight = forward_[begin].outside * backward_[end].outside / forward_[token_count_].outside;
  for (size_t i = begin; i < end; ++i) {
    const TagPlace place = end - begin == 1 ? TagPlace::kOnly
                           : i == begin     ? TagPlace::kFirst
                           : i + 1 == end   ? TagPlace::kLast
                                            : TagPlace::kInner;
    weight *= Emission(i, TagOf(range.tag_class, place)) / scale_[i];
  }
  return static_cast<float>(weight);
}

}  // namespace wenmai::ingest
