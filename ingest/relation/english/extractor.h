// Facts that clauses of English state: their verbs and nouns are read by
// data/relation_english_frame.tsv.
#pragma once

#include <vector>

#include "ingest/relation/assertion.h"
#include "ingest/relation/english/event.h"
#include "ingest/relation/fact_set.h"

namespace wenmai::ingest::english {

// Has the clause words, none of them Chinese?
bool IsEnglish(const Clause& clause);

class Extractor {
 public:
  Extractor();

  // Adds the facts of `clause`, if it is English; what lacks an end is said of `topic`.
  void Extract(const Reading& reading, const Clause& clause, const Topic& topic,
               FactSet* facts) const;

 private:
  void AddFacts(const Reading& reading, const Clause& clause, const Syntax& syntax,
                const EventReader& reader, const Event& event, const Frame& frame,
                FactSet* facts) const;

  Lexicon lexicon_;
  std::vector<Frame> frames_;
  CueGroups words_;  // of all frames
};

}  // namespace wenmai::ingest::english
