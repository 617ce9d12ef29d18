// How much of a stretch of sentences is told in the first person.
#pragma once

#include <cstdint>
#include <limits>

#include "ingest/discourse/narrator_phrases.h"
#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

class FirstPerson {
 public:
  // With `counts_turns` what stands in turns counts too.
  FirstPerson(const Reading& reading, const NarratorPhrases& phrases, bool counts_turns)
      : reading_(reading), document_(reading.document()), phrases_(phrases), counts_turns_(counts_turns) {}

  // May the sentence be someone's word?
  bool IsSpeech(int32_t sentence) const;

  // From `begin` on: is 我 or 我们 said often; is it said at all, which will do where the text is announced
  // as someone's.
  bool Prevails(int32_t begin) const;
  bool IsTold(int32_t begin) const;
  // The same of 我, for 我们 may be all of us, or of both where that is said very often.
  bool SaysI(int32_t begin, int32_t end = std::numeric_limits<int32_t>::max()) const;
  // Behind a lead in the third person: the first sentence from which on someone says 我.
  int32_t Begin() const;

 private:
  // How many of the sentences say 我, and how many that or 我们.
  struct Share {
    int32_t count = 0, alone = 0, together = 0;
    bool Holds(double together_min) const;
  };

  Share Sample(int32_t begin, int32_t end) const;
  int32_t SentenceCount() const { return static_cast<int32_t>(document_.sentences.size()); }

  const Reading& reading_;
  const Document& document_;
  const NarratorPhrases& phrases_;
  const bool counts_turns_;
};

}  // namespace wenmai::ingest
