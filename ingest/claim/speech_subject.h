// Whoever stands before a reporting verb as its subject: a named person or body, or a mere role.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/claim/claim_cues.h"
#include "ingest/discourse/reading.h"
#include "ingest/discourse/reference.h"

namespace wenmai::ingest {

struct Speaker {
  int32_t entity = kNone;
  std::u32string name;  // as the text gives it
};

// A speaker and the words that name him. Of a pronoun or a definite description (the co-founder) it is not plain
// whom it means: the one has no speaker, the other the words.
struct SpeechSubject {
  Speaker speaker;
  Span span;
  bool is_unclear = false;
};

class SubjectFinder {
 public:
  SubjectFinder(const Reading& reading, const std::vector<Reference>& references,
                const ClaimCues& cues);

  // The subject of a verb that begins at `verb`, sought from there back to `begin`. Nothing if it is
  // the speaker of the turn himself (我), people at large (有人), or not to be seen.
  std::optional<SpeechSubject> Before(int32_t begin, int32_t verb) const;

  // The first person or body named in `span`; a person outranks the body before his name.
  std::optional<SpeechSubject> FirstIn(Span span) const;

  // An unknown name that fills `span`, by its capitals: `Renaissance Capital`.
  std::optional<SpeechSubject> NameAt(Span span) const;

 private:
  struct Candidate {
    Span span;
    int32_t entity;
    bool is_person;
  };

  std::vector<Candidate> CandidatesIn(Span span) const;
  std::optional<SpeechSubject> UnnamedBefore(int32_t begin, int32_t verb) const;
  std::optional<SpeechSubject> RoleBefore(int32_t begin, int32_t verb) const;
  std::optional<SpeechSubject> EnglishRole(Span clause) const;
  std::optional<Speaker> BodyOfTeam(int32_t position) const;
  SpeechSubject Named(const Candidate& candidate) const;
  // The person whom the article's facts give this title at this body: DeepMind CEO.
  int32_t Holder(int32_t body, Span title) const;
  void DropInsertion(int32_t verb, std::vector<Candidate>* candidates) const;
  bool EndsInSomeone(Span span) const;
  bool FollowsPreposition(int32_t position) const;
  int32_t SkipBack(int32_t begin, int32_t end) const;

  const Reading& reading_;
  const Document& document_;
  const std::vector<Reference>& references_;
  const ClaimCues& cues_;
};

}  // namespace wenmai::ingest
