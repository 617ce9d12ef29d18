#include "ingest/claim/topic.h"

#include <algorithm>

namespace wenmai::ingest {

std::vector<ClaimTopic> TopicFinder::Find(int32_t sentence) const {
  const Document& document = reading_.document();
  const Span span = document.sentences[sentence].span;
  std::vector<ClaimTopic> topics;
  const auto add = [&](int32_t entity, Span surface) {
    if (entity == kNone) return;
    const bool is_known = std::any_of(topics.begin(), topics.end(),
                                      [&](const ClaimTopic& t) { return t.entity == entity; });
    if (!is_known) topics.push_back({entity, surface});
  };
  const IndexRange mentions = reading_.MentionsIn(span);
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    add(document.mentions[i].entity, document.mentions[i].span);
  }
  for (const Reference& reference : references_) {
    if (span.Contains(reference.span) && reference.kind == ReferenceKind::kThird) {
      add(reference.entity, reference.span);
    }
  }
  std::sort(topics.begin(), topics.end(), [](const ClaimTopic& a, const ClaimTopic& b) {
    return a.surface < b.surface;
  });
  return topics;
}

}  // namespace wenmai::ingest
