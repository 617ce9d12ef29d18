// What pronouns and definite descriptions (他, 该公司, 这个模型, it) refer to, where that is plain.
//
// A reference takes the suitable entity that was spoken of last, where what a sentence names first
// outranks the rest and, of persons, who the article is about outranks who is named in passing. In a
// turn, or in a narrator's words, 我 is who speaks and, where just two speak, 你 is the other; 他 is none of those who speak, and
// may be a company where no person was spoken of. 我们 is the speaker's company, where the caller knows it, or whom the article speaks of
// where its title says 我们;
// 其 belongs to what its clause, or the nearest before it, names first, unless that is set apart from it
// (腾讯是其股东). 前者 and 后者 are the last two of one sort, 两人 all whom the last sentence with persons
// names, if they are two. Written down, spoken 他 may be 它. What is not plain stays unresolved.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "ingest/discourse/narrator.h"
#include "ingest/discourse/passing.h"

namespace wenmai::ingest {

enum class ReferenceKind : uint8_t {
  kThird,     // 他, 该公司, it
  kAnyone,    // 他 in a turn, which may be a body: good for a topic, too vague for a fact
  kSpeaker,   // 我
  kOwnBody,   // 我们: the company the speaker speaks for; 你们: the listener's
  kListener,  // 你
  kBareBody,  // 公司: good for a fact, too vague for a topic
  kEmployer   // of a title without its body; an empty span before the title
};

struct Reference {
  Span span;
  int32_t entity = kNone;
  ReferenceKind kind = ReferenceKind::kThird;
  bool is_owner = false;  // 其, its
  std::vector<int32_t> others = {};  // that it refers to beside the entity: 两人
};

// The groups of those phrases.
struct ReferenceGroups {
  int none = 0, speaker = 0, own_body = 0, listener = 0, listener_body = 0, employer = 0;
  int owner = 0, report = 0, anyone = 0, apart = 0, bare_company = 0;
  int former = 0, latter = 0, two_persons = 0, three_persons = 0, two_bodies = 0;
  int determiner = 0, body_head = 0;  // the ends of 这家专注于支付的公司
  int person = 0, company = 0, body = 0, model = 0, product = 0, work = 0, thing = 0;
};

// The bodies that each entity speaks for, by number of the entity.
using BodiesOfSpeakers = std::vector<std::vector<int32_t>>;

// Knows the phrases of data/discourse_reference.tsv.
class ReferenceResolver {
 public:
  ReferenceResolver();

  // In text order, none overlapping a mention. Without `bodies` no 我们 is resolved.
  std::vector<Reference> Resolve(const Reading& reading, const BodiesOfSpeakers& bodies = {},
                                 const std::optional<Narrator>& narrator = std::nullopt) const;

 private:
  CueTable phrases_;
  ReferenceGroups groups_;
  PassingFinder passing_;
};

}  // namespace wenmai::ingest
