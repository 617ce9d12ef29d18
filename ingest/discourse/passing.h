// Who is named in passing: in a part that a sentence plays for somebody else, as investor, customer or
// rival, so that the text goes on about that other one:
//
//   本轮由[蚂蚁集团]领投。客户包括[京东]。          [Sequoia] led the round.
#pragma once

#include <vector>

#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

// Knows the words of data/discourse_focus.tsv.
class PassingFinder {
 public:
  PassingFinder();

  // The stretches of `sentence` within which bodies and persons are named in passing, in no order.
  std::vector<Span> Find(const Reading& reading, Span sentence) const;

 private:
  CueTable words_;
  int before_, behind_;
};

// Does one of the stretches hold `span`?
bool IsWithin(const std::vector<Span>& stretches, Span span);

}  // namespace wenmai::ingest
