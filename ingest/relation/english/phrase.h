// A clause of English as a row of noun phrases, verb groups and what joins them:
//
//   [The French startup Mistral AI] , [backed] by [a16z] , [has released] [its chatbot Le Chat]
//    Noun                           ,  Verb    Prep Noun ,  Verb           Noun
#pragma once

#include <string>
#include <vector>

#include "ingest/relation/english/token.h"

namespace wenmai::ingest::english {

// A noun of facts within a noun phrase, and the name of whose it is: [Skype] founder, its CEO.
struct Role {
  int32_t token = kNone;
  int32_t owner = kNone;  // a token; kNone where the phrase names none
  bool is_former = false;
};

struct Phrase {
  enum class Kind : uint8_t {
    kNoun,
    kVerb,
    kPreposition,
    kConjunction,
    kComma,
    kColon,
    kRelative,
    kSubordinator,
    kStop
  };
  Kind kind = Kind::kStop;
  int32_t begin = 0, end = 0;  // tokens
  CueGroups groups;            // of the word that decides; of a noun phrase those of its last noun

  // Of a noun phrase.
  int32_t value = kNone;  // the token of the name that it comes down to: the startup [Mistral AI]
  std::vector<Role> roles;
  bool has_failed = false;         // the failed acquisition
  bool is_definite_owner = false;  // its investors

  // Of a verb group.
  bool is_passive = false;  // or a past participle that stands alone, if it can be one
  bool has_auxiliary = false;
  bool is_infinitive = false;
  bool is_negated = false;
  bool will = false, may = false;

  bool Is(Kind other) const { return kind == other; }
};

std::vector<Phrase> Chunk(const Lexicon& lexicon, const std::vector<Token>& tokens);

}  // namespace wenmai::ingest::english
