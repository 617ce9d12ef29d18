// The centres of a part of a sentence: whom it makes the text go on about, the likeliest last.
//
//   [李开复]2023年创办的[零一万物]宣布，…      the head of the description that opens it
//   [张一]离开[百度]，创办了[知星]             what it tells the beginning of
#pragma once

#include <vector>

#include "ingest/discourse/passing.h"
#include "ingest/relation/argument.h"

namespace wenmai::ingest {

class CentreReader {
 public:
  CentreReader(const CueTable& cues, const ArgumentReader& arguments);

  // Items of entities, none of which is named in passing.
  std::vector<int32_t> CentresOf(const Reading& reading, const Clause& clause, ItemRange part,
                                 const Standing& standing) const;

 private:
  int32_t HeadOfDescription(const Reading& reading, const Clause& clause, ItemRange part) const;
  int32_t Begun(const Reading& reading, const Clause& clause, ItemRange part) const;

  const ArgumentReader& arguments_;
  int of_, list_;
  CueGroups begins_;
};

// The item of the bare entity that `part` of the clause begins with, kNone where other words do.
int32_t OpeningEntity(const Reading& reading, const ArgumentReader& arguments, const Clause& clause,
                      ItemRange part);

}  // namespace wenmai::ingest
