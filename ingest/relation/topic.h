// What the sentences so far speak of, so that a sentence without a subject can be given one:
//
//   [Figure AI]完成了融资。2025年又发布了[Helix]。      the second sentence is about Figure AI
//
// A paragraph's topic of each sort (person, body, artifact, work) is what its latest sentence that
// has a subject of that sort began with, for some sentences; before there is one, what its heading
// alone names.
#pragma once

#include <array>

#include "ingest/relation/argument.h"

namespace wenmai::ingest {

class Topic {
 public:
  Topic() { entities_.fill(kNone); }

  int32_t Of(TopicSort sort) const {
    return sort == TopicSort::kNoTopic ? kNone : entities_[static_cast<size_t>(sort)];
  }
  void Set(TopicSort sort, int32_t entity) {
    if (sort != TopicSort::kNoTopic) entities_[static_cast<size_t>(sort)] = entity;
  }
  // The first topic whose type is among the bits of `types`, kNone if there is none.
  int32_t OfTypes(const Document& document, uint32_t types) const;

 private:
  std::array<int32_t, kTopicSortCount> entities_;
};

class TopicTracker {
 public:
  // `passing` are the verbs of what is done to the topic ([红杉]领投): who does it is none.
  TopicTracker(const Reading& reading, const ArgumentReader& arguments, const CueGroups& passing)
      : reading_(reading), arguments_(arguments), passing_(passing) {}

  // The topic before sentence number `sentence`. REQUIRES: sentences come in order.
  const Topic& Enter(int32_t sentence);
  // Takes in the sentence that was entered last, laid out as `clause`.
  void Leave(const Clause& clause);

 private:
  void EnterBlock(int32_t block);

  const Reading& reading_;
  const ArgumentReader& arguments_;
  const CueGroups passing_;
  Topic topic_, section_;
  int32_t block_ = kNone, turn_ = kNone, sentence_ = kNone;
  std::array<int32_t, kTopicSortCount> last_told_ =
      {};  // sentence that last began with its sort's topic
};

// The item of the bare entity that `part` of the clause begins with, kNone where other words do.
int32_t OpeningEntity(const Reading& reading, const ArgumentReader& arguments, const Clause& clause,
                      ItemRange part);

}  // namespace wenmai::ingest
