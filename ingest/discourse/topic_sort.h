// The sorts of entities that a text speaks of one beside the other, so that 该公司 and 他 can both
// go on.
#pragma once

#include "ingest/document.h"

namespace wenmai::ingest {

enum class TopicSort : uint8_t { kPerson, kBody, kArtifact, kWork, kNoTopic };
constexpr int kTopicSortCount = 4;

TopicSort TopicSortOf(EntityType type);

}  // namespace wenmai::ingest
