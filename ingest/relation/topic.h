// What the sentences so far speak of, so that a sentence without a subject can be given one:
//
//   [Figure AI]完成了融资。2025年又发布了[Helix]。      the second sentence is about Figure AI
//
// A paragraph's topic of each sort (person, body, artifact, work) is the centre of its latest sentence
// that has one of that sort, for some sentences; before there is one, what its heading alone names. What
// only leaves out whose it is (客户包括A; 本轮由B领投) may be of the body of which the article as a whole
// speaks, too.
#pragma once

#include <array>

#include "ingest/discourse/protagonist.h"
#include "ingest/relation/centre.h"

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
  // Did the sentences just before tell of a round of investment?
  bool tells_of_round() const { return tells_of_round_; }
  void TellOfRound(bool tells) { tells_of_round_ = tells; }
  void SetMain(int32_t body) { main_ = body; }

  // All kNone if there is none whose type is among the bits of `types`. The first topic; the same, else
  // the body that the section or the article is about; that body, else the first topic.
  int32_t OfTypes(const Document& document, uint32_t types) const;
  int32_t BridgeTo(const Document& document, uint32_t types) const;
  int32_t OfRound(const Document& document, uint32_t types) const;

 private:
  std::array<int32_t, kTopicSortCount> entities_;
  int32_t main_ = kNone;
  bool tells_of_round_ = false;
};

class TopicTracker {
 public:
  // `rounds` are the groups of words that tell of a round of investment.
  TopicTracker(const Reading& reading, const ArgumentReader& arguments, const CentreReader& centres,
               const PassingFinder& passing, const CueGroups& rounds)
      : reading_(reading),
        arguments_(arguments),
        centres_(centres),
        passing_(passing),
        rounds_(rounds),
        protagonists_(reading) {}

  // The topic before sentence number `sentence`. REQUIRES: sentences come in order.
  const Topic& Enter(int32_t sentence);
  // Takes in the sentence that was entered last, laid out as `clause`.
  void Leave(const Clause& clause);

 private:
  void EnterBlock(int32_t block);
  void EnterSection(const Block& heading);
  int32_t MainBody() const;

  const Reading& reading_;
  const ArgumentReader& arguments_;
  const CentreReader& centres_;
  const PassingFinder& passing_;
  const CueGroups rounds_;
  const Protagonists protagonists_;
  Topic topic_, section_;
  int32_t block_ = kNone, turn_ = kNone, sentence_ = kNone;
  int32_t last_round_ = kNone;  // the sentence that last told of a round
  std::array<int32_t, kTopicSortCount> last_told_ =
      {};  // sentence whose centre its sort's topic last was
};

}  // namespace wenmai::ingest
