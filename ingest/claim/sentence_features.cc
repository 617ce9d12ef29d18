#include "ingest/claim/sentence_features.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/claim_feature.tsv";

// Features beside the groups: the bias, one for every doubling of length, and numbers.
enum PlainFeature { kBias, kLength, kNumber = kLength + 5, kNumbers, kMeasure, kMeasures, kPlainCount };
constexpr std::string_view kPlainNames[kPlainCount] = {
    "bias",      "length<8", "length<16", "length<32", "length<64",
    "length>63", "number",   "numbers",   "measure",   "measures"};

// Features of each group. Often is four times or more.
enum GroupFeature { kOnce, kTwice, kOften, kAtHead, kAtEnd, kGroupFeatureCount };
constexpr std::string_view kGroupSuffixes[kGroupFeatureCount] = {"", " twice", " often", " at head",
                                                                 " at end"};
constexpr int32_t kHeadReach = 2, kEndReach = 3;  // characters

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// A number that belongs to a name (GPT-5, H100) tells nothing.
bool IsOfName(std::u32string_view folded, size_t begin) {
  if (begin == 0) return false;
  const char32_t before = folded[begin - 1];
  return (before >= U'a' && before <= U'z') || before == U'-' || before == U'‑' || before == U'.';
}

}  // namespace

SentenceFeatures::SentenceFeatures() : groups_(kFile, IngestData(kFile)) {
  names_.assign(std::begin(kPlainNames), std::end(kPlainNames));
  none_ = groups_.Group("none");
  unit_ = groups_.Group("unit");
  for (const std::string& name : groups_.names()) {
    for (const std::string_view suffix : kGroupSuffixes) names_.push_back(name + std::string(suffix));
  }
}

std::vector<int> SentenceFeatures::Of(std::u32string_view folded) const {
  std::vector<int> features = {kBias};
  int length = 0;
  for (size_t size = 8; size <= folded.size() && length < 4; size *= 2) ++length;
  features.push_back(kLength + length);
  const std::vector<CueHit> hits = groups_.FindOverlapping(folded);
  AddNumbers(folded, hits, &features);
  AddGroups(folded, hits, &features);
  return features;
}

void SentenceFeatures::AddNumbers(std::u32string_view folded, const std::vector<CueHit>& hits,
                                  std::vector<int>* features) const {
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
  if (numbers > 0) features->push_back(kNumber);
  if (numbers > 1) features->push_back(kNumbers);
  if (measures > 0) features->push_back(kMeasure);
  if (measures > 1) features->push_back(kMeasures);
}

void SentenceFeatures::AddGroups(std::u32string_view folded, const std::vector<CueHit>& hits,
                                 std::vector<int>* features) const {
  const auto size = static_cast<int32_t>(folded.size());
  const int group_count = static_cast<int>(groups_.names().size());
  std::array<CueGroups, kGroupFeatureCount> groups;  // that have each feature
  CueGroups thrice;
  for (const CueHit& hit : hits) {
    groups[kOften] |= thrice & hit.groups;
    thrice |= groups[kTwice] & hit.groups;
    groups[kTwice] |= groups[kOnce] & hit.groups;
    groups[kOnce] |= hit.groups;
    if (hit.span.begin <= kHeadReach) groups[kAtHead] |= hit.groups;
    if (hit.span.end + kEndReach >= size) groups[kAtEnd] |= hit.groups;
  }
  for (int group = 0; group < group_count; ++group) {
    if (!groups[kOnce].test(group) || group == none_) continue;
    for (int feature = 0; feature < kGroupFeatureCount; ++feature) {
      if (groups[feature].test(group)) {
        features->push_back(kPlainCount + group * kGroupFeatureCount + feature);
      }
    }
  }
}

}  // namespace wenmai::ingest
