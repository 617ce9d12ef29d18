// A clause of English as a row of words, names and marks.
#pragma once

#include <vector>

#include "ingest/relation/clause.h"
#include "ingest/relation/english/lexicon.h"

namespace wenmai::ingest::english {

struct Token {
  enum class Kind : uint8_t { kWord, kNumber, kEntity, kComma, kColon, kStop };
  Kind kind = Kind::kWord;
  Span span;
  CueGroups groups;          // of a word
  int32_t item = kNone;      // of an entity: its item in the clause
  bool looks_past = false;   // an unknown word in -ed
  uint32_t types = 0;        // of an entity: bits of EntityType
  bool is_pronoun = false;   // of an entity: he, it, its
  bool is_compound = false;  // two words joined by a hyphen
  bool owns = false;         // Google's, its
  bool is_glued = false;     // to the next by a hyphen: the [Microsoft]-backed startup
};

std::vector<Token> Tokenize(const Reading& reading, const Lexicon& lexicon, const Clause& clause);

}  // namespace wenmai::ingest::english
