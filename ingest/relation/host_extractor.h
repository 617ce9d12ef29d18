// Who hosts what is recorded: who welcomes to a show made it, who welcomes to a company's channel
// works there.
//
//   欢迎收听《[硅谷101]》，我是[泓君]        Joe: Welcome to another episode of [Odd Lots].
#pragma once

#include "ingest/discourse/reading.h"
#include "ingest/relation/fact_set.h"

namespace wenmai::ingest {

class HostExtractor {
 public:
  explicit HostExtractor(const CueTable& cues)
      : welcome_(cues.Group("welcome")), i_am_(cues.Group("i_am")) {}

  void Extract(const Reading& reading, FactSet* facts) const;

 private:
  void AddHosts(const Reading& reading, int32_t sentence, const Mention& show,
                FactSet* facts) const;

  int welcome_, i_am_;
};

}  // namespace wenmai::ingest
