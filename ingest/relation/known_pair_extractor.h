// Facts of bodies that are known to belong with what a sentence names beside them: a maker and its
// product (data/relation_maker.tsv), a body and its people (data/relation_employer.tsv). A sentence
// that names both (苹果让iPhone也用了它) speaks of the maker's own product.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/discourse/reading.h"
#include "ingest/relation/fact_set.h"

namespace wenmai::ingest {

class KnownPairExtractor {
 public:
  // `file` lists `body<TAB>name|name|…`, of which the body is the subject, or the object. Names are as the
  // lexicon has them; one that ends in `*` stands for all that begin with it.
  KnownPairExtractor(std::string_view file, FactType type, bool body_is_subject,
                     const CueTable& cues);

  void Extract(const Reading& reading, FactSet* facts) const;

 private:
  using Bodies = std::vector<int32_t>;  // by number
  using BodiesOfNames = std::unordered_map<std::u32string, Bodies>;

  static void AddTo(std::u32string name, int32_t body, BodiesOfNames* names);
  Bodies NumbersOf(const Entity& body) const;
  Bodies BodiesOf(const Entity& member) const;
  void AddFact(const Document& document, const Mention& body, const Mention& member,
               FactSet* facts) const;

  FactType type_;
  bool body_is_subject_;
  CueGroups others_;         // what denies it, and what tells that a person founded the body
  BodiesOfNames numbers_;    // of the bodies themselves, by folded name
  BodiesOfNames names_;      // the bodies of a member's folded name
  BodiesOfNames beginnings_;  // of all names that begin so
  size_t beginning_size_max_ = 0;
};

}  // namespace wenmai::ingest
