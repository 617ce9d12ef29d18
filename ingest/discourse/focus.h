// The focus of a text: whom its sentences have spoken of, and how plainly words without a name (他,
// 该公司, 后者, 两人) can mean each of them. What a sentence names first outranks the rest, whom the
// article as a whole speaks of outranks others, who is named in passing ([红杉]领投) is not spoken of at all.
#pragma once

#include <deque>
#include <limits>
#include <vector>

#include "ingest/discourse/passing.h"
#include "ingest/discourse/protagonist.h"
#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

constexpr int32_t kAnywhere = std::numeric_limits<int32_t>::max();

// `types` are bits of EntityType throughout, `limit` is where a name must have ended.
class Focus {
 public:
  Focus(const Reading& reading, const PassingFinder& passing)
      : reading_(reading), document_(reading.document()), passing_(passing), protagonists_(reading) {}

  // REQUIRES: sentences come in order, and what they name in the order of the text.
  void Enter(int32_t sentence);
  void Speak(int32_t entity, Span span, bool is_name);
  // What follows has a subject of its own: a verb of saying.
  void EndClause() { clause_end_ = kNone; }

  // What a line that is nothing but a name makes the topic of what follows; kNone if there is none.
  int32_t topic() const { return topic_; }
  // The body that the article as a whole speaks of, kNone if none stands out.
  int32_t protagonist() const { return protagonists_.Of(TopicSort::kBody); }
  // Does the sentence stand in a title or heading?
  bool is_in_heading() const;
  // What the sentence's latest clause names first, kNone if nothing yet.
  int32_t clause_subject() const { return clause_subject_; }
  // Where the clause begins whose verb has `span` for its object, so that it is not the subject too
  // (英伟达投资了这家公司); the span's own begin where that is not plain: behind a verb of saying, and
  // of an owner (它的).
  int32_t OwnClause(Span span) const;
  // Where the sentence's latest clause names its subject, `otherwise` if it has none.
  int32_t SubjectBegin(int32_t otherwise) const {
    return clause_subject_ == kNone ? otherwise : clause_begin_;
  }

  // The plainest, and the one named last; kNone if none is near. Whoever speaks in turns is meant by
  // neither.
  int32_t Plainest(uint32_t types, const std::vector<int32_t>& speakers, int32_t limit = kAnywhere) const;
  int32_t Last(uint32_t types, int32_t limit) const;
  // The first or second of the last two of one sort that were named: 前者, 后者.
  int32_t OfPair(bool is_second, int32_t limit) const;
  // All that the last sentence with any of `types` names, if they are as many as `count`: 两人.
  std::vector<int32_t> Group(uint32_t types, size_t count, int32_t limit) const;

 private:
  // An entity that a sentence names or refers to.
  struct Spoken {
    int32_t entity;
    int32_t sentence;
    int32_t block;
    int32_t end;         // where its name ends
    bool is_name;        // no reference
    bool is_first;       // of persons, or of all else, in the sentence
    bool is_first_body;  // of the bodies in the sentence
    bool is_governed;    // by a preposition: 曾在[谷歌]工作
    bool is_passing;
  };

  void EnterBlock(int32_t block);
  uint32_t TypeBit(int32_t entity) const;
  bool BeginsClause(Span span) const;
  bool IsFirst(uint32_t types) const;
  bool IsBegun(Span span) const;
  bool IsGoverned(Span span) const;
  double Plainness(const Spoken& spoken, uint32_t types) const;

  const Reading& reading_;
  const Document& document_;
  const PassingFinder& passing_;
  const Protagonists protagonists_;
  std::deque<Spoken> spoken_;  // in text order, of the sentences within reach
  Standing standing_;            // of the sentence's names
  int32_t sentence_ = kNone, block_ = kNone;
  int32_t topic_ = kNone;
  int32_t centre_ = kNone;  // the body that the paragraph last spoke of, not in passing
  int32_t clause_subject_ = kNone;
  int32_t clause_begin_ = kNone;  // where it is named
  int32_t clause_end_ = kNone;    // where the clause last named something, kNone behind a verb of saying
};

// Bits of EntityType.
constexpr uint32_t Bit(EntityType type) { return 1u << static_cast<uint32_t>(type); }
constexpr uint32_t kPersons = Bit(EntityType::kPerson);
constexpr uint32_t kBodies = Bit(EntityType::kCompany) | Bit(EntityType::kOrganization);
constexpr uint32_t kArtifacts = Bit(EntityType::kModel) | Bit(EntityType::kProduct);
constexpr uint32_t kThings = kBodies | kArtifacts | Bit(EntityType::kWork);

}  // namespace wenmai::ingest
