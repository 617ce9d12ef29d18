// What a claim is about: the entities that its sentence names or plainly refers to.
#pragma once

#include <vector>

#include "ingest/discourse/reading.h"
#include "ingest/discourse/reference.h"

namespace wenmai::ingest {

class TopicFinder {
 public:
  TopicFinder(const Reading& reading, const std::vector<Reference>& references)
      : reading_(reading), references_(references) {}

  // Each entity once, in text order.
  std::vector<ClaimTopic> Find(int32_t sentence) const;

 private:
  const Reading& reading_;
  const std::vector<Reference>& references_;
};

}  // namespace wenmai::ingest
