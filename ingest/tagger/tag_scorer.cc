#include "ingest/tagger/tag_scorer.h"

namespace wenmai::ingest {
namespace {

constexpr int kRememberedBits = 10;

// Which features belong to no group.
constexpr auto kRarePlaces = [] {
  std::array<bool, kTagFeatureCount> is_common = {};
  for (const auto& group : kCommonTagFeatures) {
    for (const uint8_t place : group) is_common[place] = true;
  }
  std::array<uint8_t, kTagFeatureCount - kCommonTagFeatures.size() * kCommonTagFeatures[0].size()>
      places = {};
  size_t count = 0;
  for (uint8_t place = 0; place < kTagFeatureCount; ++place) {
    if (!is_common[place]) places[count++] = place;
  }
  return places;
}();

}  // namespace

TagScorer::TagScorer(const TagModel* model)
    : model_(*model), remembered_(size_t{1} << kRememberedBits) {}

TagScorer::Split TagScorer::SplitFeatures(const TagFeatures& features) const {
  Split split;
  for (size_t g = 0; g < kCommonTagFeatures.size(); ++g) {
    for (size_t i = 0; i < kCommonTagFeatures[g].size(); ++i) {
      split.common[g][i] = features[kCommonTagFeatures[g][i]];
    }
  }
  for (size_t i = 0; i < kRarePlaces.size(); ++i) {
    split.rare[i] = features[kRarePlaces[i]];
    model_.weights().Prefetch(split.rare[i]);
  }
  return split;
}

void TagScorer::AddCommon(const Group& features, TagSums* sums) {
  uint32_t mixed = 0;
  for (const uint32_t feature : features) mixed = (mixed ^ feature) * 0x9E3779B1u;
  Remembered& remembered = remembered_[mixed >> (32 - kRememberedBits)];
  if (remembered.features != features) {
    remembered.features = features;
    remembered.sums = {};
    model_.weights().Sum(features, &remembered.sums);
  }
  const int size = model_.weights().row_size();
  for (int begin = 0; begin < size; begin += kTagRowStep) {
    for (int tag = begin; tag < begin + kTagRowStep; ++tag) {
      sums->of[tag] = static_cast<int16_t>(sums->of[tag] + remembered.sums.of[tag]);
    }
  }
}

void TagScorer::Score(std::span<const TagToken> sentence, float* scores) {
  if (sentence.empty()) return;
  Split next = SplitFeatures(TagFeaturesOf(sentence, 0));
  for (size_t i = 0; i < sentence.size(); ++i) {
    const Split split = next;
    if (i + 1 < sentence.size()) next = SplitFeatures(TagFeaturesOf(sentence, i + 1));
    TagSums sums;
    model_.weights().Sum(split.rare, &sums);
    for (const Group& group : split.common) AddCommon(group, &sums);
    for (int tag = 0; tag < model_.tag_count(); ++tag) *scores++ = model_.unit() * sums.of[tag];
  }
}

}  // namespace wenmai::ingest
