// Who is named in passing: in a part that a sentence plays for somebody else, as investor, customer or
// rival, so that the text goes on about that other one:
//
//   本轮由[蚂蚁集团]领投。客户包括[京东]。          [Sequoia] led the round.
#pragma once

#include <vector>

#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

// Knows the words of data/discourse_focus.tsv.
// How the names of one sentence stand in it.
struct Standing {
  std::vector<Span> passing;     // within which bodies are named in passing; in no order
  std::vector<int32_t> governed; // where a preposition ends, in text order
  std::vector<int32_t> begun;    // where words end that tell a beginning: 创办, 成立了

  bool IsPassing(Span name) const;
};

class PassingFinder {
 public:
  PassingFinder();

  Standing Find(const Reading& reading, Span sentence) const;

 private:
  CueTable words_;
  int before_, behind_, governs_, begins_;
};

}  // namespace wenmai::ingest
