// What a claim is about: the entities that its sentence names or plainly refers to.
#pragma once

#include <vector>

#include "ingest/claim/claim_cues.h"
#include "ingest/discourse/reading.h"
#include "ingest/discourse/reference.h"

namespace wenmai::ingest {

class TopicFinder {
 public:
  TopicFinder(const Reading& reading, const std::vector<Reference>& references, const ClaimCues& cues)
      : reading_(reading), references_(references), cues_(cues) {}

  // The topics of every sentence, each entity once, in text order. In a transcript a short clause group
  // that names nothing goes on about the first topic of the group before it.
  std::vector<std::vector<ClaimTopic>> FindAll() const;

 private:
  std::vector<ClaimTopic> Find(Span sentence) const;
  bool GoesOn(int32_t sentence) const;
  bool IsTopic(const Reference& reference, Span sentence) const;

  const Reading& reading_;
  const std::vector<Reference>& references_;  // in text order
  const ClaimCues& cues_;
};

}  // namespace wenmai::ingest
