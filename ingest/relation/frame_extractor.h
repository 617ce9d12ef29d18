// Facts from the relation frames: data/relation_frame.tsv, read around their verbs and nouns.
#pragma once

#include <vector>

#include "ingest/relation/fact_set.h"
#include "ingest/relation/frame_reader.h"

namespace wenmai::ingest {

class FrameExtractor {
 public:
  explicit FrameExtractor(const CueTable& cues);

  const ArgumentReader& arguments() const { return arguments_; }
  // The words that tell of a round of investment.
  const CueGroups& rounds() const { return cues_.rounds; }

  // Adds the facts that `clause` states; what lacks a subject is said of `topic`.
  void Extract(const Reading& reading, const Clause& clause, const Topic& topic,
               FactSet* facts) const;

 private:
  void AddFacts(const Reading& reading, const Clause& clause, const Frame& frame,
                const FrameEnds& ends, int32_t cue, FactSet* facts) const;

  std::vector<Frame> frames_;
  CueGroups triggers_;  // of all frames
  ArgumentReader arguments_;
  FrameCues cues_;
  Assertion assertion_;
};

}  // namespace wenmai::ingest
