// Whether a sentence asserts something that could be agreed with, checked or disputed. Questions,
// greetings, stage talk, mere feeling, captions and fragments do not.
#pragma once

#include <unordered_set>

#include "ingest/claim/attribution.h"

namespace wenmai::ingest {

class ClaimFilter {
 public:
  ClaimFilter(const Reading& reading, const ClaimCues& cues);

  bool IsClaim(int32_t sentence, const Attribution& attribution) const;

 private:
  bool MayHoldClaims(BlockKind kind) const;
  bool IsAssertingHeading(Span span) const;
  bool IsAssertingQuestion(Span span, const Attribution& attribution) const;
  bool IsFeeling(Span span) const;
  bool IsFiller(Span span) const;

  const Reading& reading_;
  const Document& document_;
  const ClaimCues& cues_;
  std::unordered_set<int32_t> speakers_;  // of turns
};

}  // namespace wenmai::ingest
