#include "ingest/discourse/protagonist.h"

#include <algorithm>
#include <bitset>
#include <vector>

namespace wenmai::ingest {
namespace {

// How often an entity must be named to stand out, and how much more often than the next of its sort.
constexpr int32_t kNamingMin = 3;
constexpr int32_t kLeadNumerator = 3, kLeadDenominator = 2;
constexpr int32_t kTitleNaming = 2;  // times that the title counts; what it names first, one more

using Sorts = std::bitset<kTopicSortCount>;

// The block that is the article's title; null where it begins without one.
const Block* TitleOf(const Document& document) {
  const auto block = std::find_if(
      document.blocks.begin(), document.blocks.end(),
      [](const Block& candidate) { return candidate.kind != BlockKind::kMetadata; });
  const bool is_title = block != document.blocks.end() &&
                        (block->kind == BlockKind::kTitle || block->kind == BlockKind::kHeading);
  return is_title ? &*block : nullptr;
}

}  // namespace

Protagonists::Protagonists(const Reading& reading) {
  entities_.fill(kNone);
  const Document& document = reading.document();
  const Block* title = TitleOf(document);
  std::vector<int32_t> naming(document.entities.size());
  Sorts in_title;  // that the title has named
  for (const Mention& mention : document.mentions) {
    if (mention.entity == kNone) continue;
    naming[mention.entity] += 1;
    if (title == nullptr || !title->span.Contains(mention.span)) continue;
    const TopicSort sort = TopicSortOf(document.entities[mention.entity].type);
    const bool is_first = sort != TopicSort::kNoTopic && !in_title.test(static_cast<size_t>(sort));
    naming[mention.entity] += is_first ? kTitleNaming : kTitleNaming - 1;
    if (is_first) in_title.set(static_cast<size_t>(sort));
  }
  std::array<int32_t, kTopicSortCount> most = {}, next = {};
  for (size_t i = 0; i < naming.size(); ++i) {
    const TopicSort sort = TopicSortOf(document.entities[i].type);
    if (sort == TopicSort::kNoTopic) continue;
    const size_t s = static_cast<size_t>(sort);
    if (naming[i] > most[s]) {
      next[s] = most[s];
      most[s] = naming[i];
      entities_[s] = static_cast<int32_t>(i);
    } else {
      next[s] = std::max(next[s], naming[i]);
    }
  }
  for (size_t s = 0; s < entities_.size(); ++s) {
    if (most[s] < kNamingMin || kLeadDenominator * most[s] < kLeadNumerator * next[s]) entities_[s] = kNone;
  }
}

bool Protagonists::Has(int32_t entity) const {
  return entity != kNone && std::find(entities_.begin(), entities_.end(), entity) != entities_.end();
}

}  // namespace wenmai::ingest
