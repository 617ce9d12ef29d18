#include "ingest/discourse/topic_sort.h"

namespace wenmai::ingest {

TopicSort TopicSortOf(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return TopicSort::kPerson;
    case EntityType::kCompany:
    case EntityType::kOrganization:
      return TopicSort::kBody;
    case EntityType::kModel:
    case EntityType::kProduct:
      return TopicSort::kArtifact;
    case EntityType::kWork:
      return TopicSort::kWork;
    case EntityType::kPlace:
      return TopicSort::kNoTopic;
  }
  return TopicSort::kNoTopic;
}

}  // namespace wenmai::ingest
