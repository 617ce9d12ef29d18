// Who works for the article's publisher, from bylines: `编辑：Panda、小舟`, `主笔 | 袁越`,
// `白交 发自 北京`.
#pragma once

#include "ingest/relation/clause.h"
#include "ingest/relation/fact_set.h"

namespace wenmai::ingest {

class BylineExtractor {
 public:
  explicit BylineExtractor(const CueTable& cues)
      : byline_(cues.Group("byline")), dateline_(cues.Group("dateline")) {}

  // Adds what `clause` states if it is a byline and the article names its publisher.
  void Extract(const Document& document, const Clause& clause, FactSet* facts) const;

 private:
  size_t LabelIn(const std::vector<Item>& items) const;

  int byline_, dateline_;
};

}  // namespace wenmai::ingest
