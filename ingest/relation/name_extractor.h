// Facts that names themselves state: `Adobe Firefly` is Adobe's, 快手多模态智能创作组 is a part of
// 快手, `Qwen3-8B` one of the family Qwen3.
#pragma once

#include "ingest/discourse/reading.h"
#include "ingest/relation/fact_set.h"

namespace wenmai::ingest {

class NameExtractor {
 public:
  // `cues` is the table that the patterns use; its group `unit` ends the names of parts of a body.
  explicit NameExtractor(const CueTable& cues) : unit_(cues.Group("unit")) {}

  void Extract(const Reading& reading, FactSet* facts) const;

 private:
  int unit_;
};

}  // namespace wenmai::ingest
