// Who holds a post that the text names without its body, which goes without saying: that of which the
// article speaks.
//
//   [雷鸟创新]开了发布会，新任首席技术官[李宏伟]说……      →  李宏伟 WORKS_AT 雷鸟创新
#pragma once

#include "ingest/relation/assertion.h"
#include "ingest/relation/fact_set.h"
#include "ingest/relation/pattern.h"
#include "ingest/relation/topic.h"

namespace wenmai::ingest {

class BarePostExtractor {
 public:
  BarePostExtractor(const CueTable& cues, const ArgumentReader& arguments);

  // Quick: may the text in `span` name a post?
  bool MayHold(const Reading& reading, Span span) const {
    return (reading.GroupsIn(span) & posts_).any();
  }

  // Adds the posts that `clause` names; `topic` is what was spoken of before. The document's
  // facts are those stated in plain words: whose post they tell, of him nothing is left to guess.
  void Extract(const Reading& reading, const Clause& clause, const Topic& topic,
               FactSet* facts) const;

 private:
  ItemRange PostBefore(const Clause& clause, int32_t person) const;
  ItemRange PostBehind(const Clause& clause, int32_t person) const;
  int32_t BodyOf(const Reading& reading, const Clause& clause, int32_t post,
                 const Topic& topic) const;

  void AddHolders(const Document& document, const Clause& clause, ItemRange post, int32_t person,
                  int32_t body, FactSet* facts) const;

  const ArgumentReader& arguments_;
  PatternCues list_;  // of which only those of lists are used
  CueGroups posts_, words_, holds_;
  int founder_, byline_, former_, come_, officer_;
};

}  // namespace wenmai::ingest
