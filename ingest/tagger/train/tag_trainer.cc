#include "ingest/tagger/train/tag_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace wenmai::ingest {
namespace {

constexpr float kGradientMin = 1e-3f;  // a token with smaller errors teaches nothing
constexpr int kCounterBits = 27;       // of the table in which features are counted

constexpr uint64_t kAnyTag = ~uint64_t{0};

// The tags that each token may have.
std::vector<uint64_t> AllowedTags(const LabelledSentence& sentence) {
  std::vector<uint64_t> allowed(sentence.features.size(), uint64_t{1} << kOutsideTag);
  for (const LabelledRange& name : sentence.names) {
    for (int32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
      const TagPlace place = name.tokens.size() == 1     ? TagPlace::kOnly
                             : i == name.tokens.begin    ? TagPlace::kFirst
                             : i + 1 == name.tokens.end ? TagPlace::kLast
                                                         : TagPlace::kInner;
      allowed[i] = name.classes == 0 ? kAnyTag : 0;
      for (int c = 0; c < kTagClassCountMax; ++c) {
        if (name.classes >> c & 1) allowed[i] |= uint64_t{1} << TagOf(c, place);
      }
    }
  }
  return allowed;
}

}  // namespace

TagTrainer::TagTrainer(const TagCorpus& corpus, const TagTrainerOptions& options)
    : corpus_(corpus),
      options_(options),
      decoder_(static_cast<int>(corpus.classes().size())),
      constrained_(static_cast<int>(corpus.classes().size())),
      tag_count_(decoder_.tag_count()) {
  CollectFeatures();
  weights_.assign(numbers_.size() * tag_count_, 0);
  squares_.assign(numbers_.size() * tag_count_, 1);
}

void TagTrainer::CollectFeatures() {
  std::vector<uint8_t> counts(size_t{1} << kCounterBits);
  const auto count_of = [&](uint32_t feature) -> uint8_t& {
    return counts[feature >> (32 - kCounterBits)];
  };
  for (const LabelledSentence& sentence : corpus_.sentences()) {
    if (sentence.is_held_out) continue;
    for (const TagFeatures& features : sentence.features) {
      for (const uint32_t feature : features) {
        if (count_of(feature) < UINT8_MAX) ++count_of(feature);
      }
    }
  }
  for (const LabelledSentence& sentence : corpus_.sentences()) {
    if (sentence.is_held_out) continue;
    for (const TagFeatures& features : sentence.features) {
      for (const uint32_t feature : features) {
        if (count_of(feature) < options_.feature_count_min) continue;
        numbers_.try_emplace(feature, static_cast<int32_t>(numbers_.size()));
      }
    }
  }
}

uint64_t TagTrainer::Random() {  // xorshift64
  random_ ^= random_ << 13;
  random_ ^= random_ >> 7;
  random_ ^= random_ << 17;
  return random_;
}

void TagTrainer::Run(const std::function<void(int)>& after) {
  std::vector<float> sums(weights_.size());
  const int first_counted = options_.epochs / 2;
  for (int epoch = 0; epoch < options_.epochs; ++epoch) {
    RunEpoch(epoch);
    after(epoch);
    if (epoch < first_counted) continue;
    for (size_t i = 0; i < sums.size(); ++i) sums[i] += weights_[i];
  }
  const auto counted = static_cast<float>(options_.epochs - first_counted);
  for (size_t i = 0; i < sums.size(); ++i) weights_[i] = sums[i] / counted;
}

void TagTrainer::RunEpoch(int epoch) {
  std::vector<size_t> order(corpus_.sentences().size());
  std::iota(order.begin(), order.end(), 0);
  random_ += static_cast<uint64_t>(epoch);
  for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[Random() % i]);
  loss_sum_ = 0;
  token_sum_ = 0;
  for (const size_t i : order) {
    if (!corpus_.sentences()[i].is_held_out) Step(corpus_.sentences()[i]);
  }
  loss_ = loss_sum_ / static_cast<double>(std::max<size_t>(token_sum_, 1));
}

void TagTrainer::Score(const LabelledSentence& sentence, bool drops) {
  const auto limit = static_cast<uint32_t>(options_.dropout * 4294967295.0f);
  const size_t size = sentence.features.size();
  if (active_.size() < size) active_.resize(size);
  scores_.assign(size * tag_count_, 0);
  for (size_t i = 0; i < size; ++i) {
    active_[i].clear();
    float* scores = &scores_[i * tag_count_];
    for (const uint32_t feature : sentence.features[i]) {
      if (drops && static_cast<uint32_t>(Random() >> 32) < limit) continue;
      const auto found = numbers_.find(feature);
      if (found == numbers_.end()) continue;
      active_[i].push_back(found->second);
      const float* row = &weights_[static_cast<size_t>(found->second) * tag_count_];
      for (int tag = 0; tag < tag_count_; ++tag) scores[tag] += row[tag];
    }
  }
}

void TagTrainer::Step(const LabelledSentence& sentence) {
  const size_t size = sentence.features.size();
  Score(sentence, true);
  const std::vector<uint64_t> allowed = AllowedTags(sentence);
  loss_sum_ += decoder_.Sum(scores_.data(), size) -
               constrained_.Sum(scores_.data(), size, allowed.data());
  token_sum_ += size;
  float gradient[kTagCountMax], wanted[kTagCountMax];
  for (size_t i = 0; i < size; ++i) {
    decoder_.Probabilities(i, gradient);
    constrained_.Probabilities(i, wanted);
    float largest = 0;
    for (int tag = 0; tag < tag_count_; ++tag) {
      gradient[tag] -= wanted[tag];
      largest = std::max(largest, std::fabs(gradient[tag]));
    }
    if (largest >= kGradientMin) Update(i, gradient);
  }
}

void TagTrainer::Update(size_t token, const float* gradient) {
  for (const int32_t feature : active_[token]) {
    float* weights = &weights_[static_cast<size_t>(feature) * tag_count_];
    float* squares = &squares_[static_cast<size_t>(feature) * tag_count_];
    for (int tag = 0; tag < tag_count_; ++tag) {
      squares[tag] += gradient[tag] * gradient[tag];
      weights[tag] -= options_.rate * gradient[tag] / std::sqrt(squares[tag]);
    }
  }
}

std::vector<TaggedRange> TagTrainer::Tag(const LabelledSentence& sentence) {
  Score(sentence, false);
  return decoder_.BestNames(scores_.data(), sentence.features.size());
}

std::map<uint32_t, std::vector<float>> TagTrainer::Weights() const {
  const float largest = 127 * options_.unit;
  std::map<uint32_t, std::vector<float>> weights;
  for (const auto& [feature, number] : numbers_) {
    const float* row = &weights_[static_cast<size_t>(number) * tag_count_];
    std::vector<float> kept(row, row + tag_count_);
    bool counts = false;
    for (float& weight : kept) {
      weight = std::fabs(weight) < options_.weight_min ? 0 : std::clamp(weight, -largest, largest);
      counts |= weight != 0;
    }
    if (counts) weights.emplace(feature, std::move(kept));
  }
  return weights;
}

}  // namespace wenmai::ingest
