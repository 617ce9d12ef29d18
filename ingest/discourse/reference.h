// What pronouns and definite descriptions (他, 该公司, 这个模型, it) refer to, where that is plain.
//
// A reference takes the suitable entity that was spoken of last, where what a sentence names first
// outranks the rest and, of persons, who the article is about outranks who is named in passing. In a
// turn 我 is its speaker and, where just two speak, 你 is the other; 他 is none of those who speak, and
// may be a company where no person was spoken of. What is not plain stays unresolved.
#pragma once

#include <array>
#include <vector>

#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

enum class ReferenceKind : uint8_t {
  kThird,     // 他, 该公司, it
  kSpeaker,   // 我
  kListener,  // 你
  kEmployer   // of a title without its body; an empty span before the title
};

struct Reference {
  Span span;
  int32_t entity = kNone;
  ReferenceKind kind = ReferenceKind::kThird;
};

// The groups of those phrases.
struct ReferenceGroups {
  int none = 0, speaker = 0, listener = 0, employer = 0;
  int person = 0, body = 0, model = 0, product = 0, work = 0, thing = 0;
};

// Knows the phrases of data/discourse_reference.tsv.
class ReferenceResolver {
 public:
  ReferenceResolver();

  // In text order, none overlapping a mention.
  std::vector<Reference> Resolve(const Reading& reading) const;

 private:
  CueTable phrases_;
  ReferenceGroups groups_;
};

}  // namespace wenmai::ingest
