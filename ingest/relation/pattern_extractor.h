// Facts from the relation patterns: data/relation_pattern.tsv laid over clauses.
#pragma once

#include <vector>

#include "ingest/relation/assertion.h"
#include "ingest/relation/fact_set.h"
#include "ingest/relation/pattern.h"

namespace wenmai::ingest {

class PatternExtractor {
 public:
  PatternExtractor();

  const CueTable& cues() const { return cues_; }

  // Adds the facts that `clause` states. A question states only what it takes for granted.
  void Extract(const Reading& reading, const Clause& clause, bool is_question,
               FactSet* facts) const;

 private:
  void AddFacts(const Reading& reading, const Clause& clause, const Pattern& pattern,
                const Binding& binding, FactSet* facts) const;
  bool IsFigure(const Reading& reading, const Clause& clause, const Pattern& pattern,
                const Binding& binding) const;
  bool IsDoer(const Document& document, const Clause& clause, const Pattern& pattern,
              const Binding& binding) const;

  CueTable cues_;
  Assertion assertion_{cues_};
  PatternCues pattern_cues_;
  int preposition_ = 0;
  CueGroups used_;  // what stands behind them is used
  std::vector<Pattern> patterns_;
};

}  // namespace wenmai::ingest
