// Whom an article as a whole speaks of: of each sort the one whom its title and its text name by far
// the most. What leaves out of whom it tells (本轮由蚂蚁集团领投) tells of him, wherever it stands.
#pragma once

#include <array>

#include "ingest/discourse/reading.h"
#include "ingest/discourse/topic_sort.h"

namespace wenmai::ingest {

class Protagonists {
 public:
  explicit Protagonists(const Reading& reading);

  // kNone where nobody stands out.
  int32_t Of(TopicSort sort) const {
    return sort == TopicSort::kNoTopic ? kNone : entities_[static_cast<size_t>(sort)];
  }
  bool Has(int32_t entity) const;

 private:
  std::array<int32_t, kTopicSortCount> entities_;
};

}  // namespace wenmai::ingest
