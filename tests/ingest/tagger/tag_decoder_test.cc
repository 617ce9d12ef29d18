#include "ingest/tagger/tag_decoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <map>
#include <random>

namespace wenmai::ingest {
namespace {

constexpr int kClassCount = 2;
constexpr size_t kTokenCount = 5;

using Row = std::vector<int>;  // a tag of each token

bool IsFirstOrInner(int tag) {
  return tag != kOutsideTag && ((tag - 1) % 4 == static_cast<int>(TagPlace::kFirst) ||
                                (tag - 1) % 4 == static_cast<int>(TagPlace::kInner));
}
bool IsInnerOrLast(int tag) {
  return tag != kOutsideTag && ((tag - 1) % 4 == static_cast<int>(TagPlace::kInner) ||
                                (tag - 1) % 4 == static_cast<int>(TagPlace::kLast));
}

bool IsWellFormed(const Row& row) {
  for (size_t i = 0; i <= row.size(); ++i) {
    const int before = i == 0 ? kOutsideTag : row[i - 1];
    const int after = i == row.size() ? kOutsideTag : row[i];
    if (IsFirstOrInner(before) != IsInnerOrLast(after)) return false;
    if (IsFirstOrInner(before) && (before - 1) / 4 != (after - 1) / 4) return false;
  }
  return true;
}

// Every well-formed row of tags, one by one: what the decoder must agree with.
void ForEachRow(size_t size, const std::function<void(const Row&)>& take) {
  Row row(size, 0);
  for (;;) {
    if (IsWellFormed(row)) take(row);
    size_t i = 0;
    while (i < size && ++row[i] == TagCount(kClassCount)) row[i++] = 0;
    if (i == size) return;
  }
}

double ScoreOf(const std::vector<float>& scores, const Row& row) {
  double sum = 0;
  for (size_t i = 0; i < row.size(); ++i) sum += scores[i * TagCount(kClassCount) + row[i]];
  return sum;
}

Row RowOf(const std::vector<TaggedRange>& names, size_t size) {
  Row row(size, kOutsideTag);
  for (const TaggedRange& name : names) {
    for (int32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
      row[i] = TagOf(name.tag_class, name.tokens.size() == 1     ? TagPlace::kOnly
                                     : i == name.tokens.begin    ? TagPlace::kFirst
                                     : i + 1 == name.tokens.end ? TagPlace::kLast
                                                                 : TagPlace::kInner);
    }
  }
  return row;
}

class TagDecoderTest : public testing::TestWithParam<int> {
 protected:
  TagDecoderTest() {
    std::mt19937 random(GetParam());
    std::normal_distribution<float> normal(0, 2);
    for (size_t i = 0; i < kTokenCount * TagCount(kClassCount); ++i) {
      scores_.push_back(normal(random));
    }
  }

  std::vector<float> scores_;
  TagDecoder decoder_{kClassCount};
};

TEST_P(TagDecoderTest, FindsTheBestRow) {
  double best = -1e9;
  ForEachRow(kTokenCount, [&](const Row& row) { best = std::max(best, ScoreOf(scores_, row)); });
  const Row found = RowOf(decoder_.BestNames(scores_.data(), kTokenCount), kTokenCount);
  EXPECT_TRUE(IsWellFormed(found));
  EXPECT_NEAR(ScoreOf(scores_, found), best, 1e-4);
}

TEST_P(TagDecoderTest, SumsAllRows) {
  double sum = 0;
  std::map<std::pair<size_t, int>, double> weight_of_tag;
  ForEachRow(kTokenCount, [&](const Row& row) {
    const double weight = std::exp(ScoreOf(scores_, row));
    sum += weight;
    for (size_t i = 0; i < row.size(); ++i) weight_of_tag[{i, row[i]}] += weight;
  });
  EXPECT_NEAR(decoder_.Sum(scores_.data(), kTokenCount), std::log(sum), 1e-3);
  std::vector<float> probabilities(decoder_.tag_count());
  for (size_t i = 0; i < kTokenCount; ++i) {
    decoder_.Probabilities(i, probabilities.data());
    for (int tag = 0; tag < decoder_.tag_count(); ++tag) {
      EXPECT_NEAR(probabilities[tag], weight_of_tag[std::pair(i, tag)] / sum, 1e-4);
    }
  }
}

TEST_P(TagDecoderTest, TellsHowProbableANameIs) {
  const TaggedRange name = {{1, 4}, 1};
  double sum = 0, with_name = 0;
  ForEachRow(kTokenCount, [&](const Row& row) {
    const double weight = std::exp(ScoreOf(scores_, row));
    sum += weight;
    const Row wanted = RowOf({name}, kTokenCount);
    if (std::equal(row.begin() + 1, row.begin() + 4, wanted.begin() + 1)) with_name += weight;
  });
  decoder_.Sum(scores_.data(), kTokenCount);
  EXPECT_NEAR(decoder_.Probability(name), with_name / sum, 1e-4);
}

TEST_P(TagDecoderTest, CountsOnlyAllowedTags) {
  std::vector<uint64_t> allowed(kTokenCount, uint64_t{1} << kOutsideTag);
  allowed[2] |= uint64_t{1} << TagOf(0, TagPlace::kOnly);
  double outside = 0;
  for (size_t i = 0; i < kTokenCount; ++i) outside += scores_[i * decoder_.tag_count()];
  const size_t token = 2 * decoder_.tag_count();
  const double named = outside - scores_[token] + scores_[token + TagOf(0, TagPlace::kOnly)];
  EXPECT_NEAR(decoder_.Sum(scores_.data(), kTokenCount, allowed.data()),
              std::log(std::exp(outside) + std::exp(named)), 1e-3);
}

INSTANTIATE_TEST_SUITE_P(Seeds, TagDecoderTest, testing::Range(0, 10));

}  // namespace
}  // namespace wenmai::ingest
