// Who stands where in a clause: its parts between commas, and of every entity the preposition that
// governs it or that it is an owner (谷歌的), so that what is left can be a subject or an object.
//
//   此后它 | 与 [吉姆·克拉克] 一起 创办 了 [网景]      the first is governed by 与, the second is
//   bare
#pragma once

#include <vector>

#include "ingest/relation/assertion.h"
#include "ingest/discourse/topic_sort.h"

namespace wenmai::ingest {

enum class ArgumentCase : uint8_t { kBare, kOwner, kGoverned };

class ArgumentReader {
 public:
  explicit ArgumentReader(const CueTable& cues);

  // The items between the commas around `at`; commas of a list of entities do not part it, blanks
  // between Chinese words, as transcripts have them for commas, do.
  ItemRange PartAround(const Reading& reading, const Clause& clause, int32_t at) const;

  std::vector<ItemRange> PartsOf(const Reading& reading, const Clause& clause) const;

  ArgumentCase CaseOf(const Reading& reading, const Clause& clause, int32_t entity_item) const;
  // The groups of the preposition before the entity's noun phrase, none where there is none.
  CueGroups PrepositionOf(const Reading& reading, const Clause& clause, int32_t entity_item) const;

  // Does the entity's noun phrase (美国创业公司[Figure]) open `part`, but for light words?
  bool Opens(const Reading& reading, const Clause& clause, ItemRange part,
             int32_t entity_item) const;

  // The first item of `part` behind its leading adverbs, times and auxiliaries.
  int32_t SkipLight(const Reading& reading, const Clause& clause, ItemRange part) const;

  // Does `part` seem to have a subject, if not a named one: something first that is no verb?
  bool HasOwnSubject(const Reading& reading, const Clause& clause, ItemRange part) const;

  // Is nothing in `items` but `of` and words that stand within a noun phrase?
  bool HasNounsOnly(const Clause& clause, ItemRange items) const;

  // Is nothing in `items` but adverbs, times, auxiliaries and prepositional phrases, so that what
  // follows has no subject of its own here?
  bool IsLight(const Reading& reading, const Clause& clause, ItemRange items) const;

  // Does `part` end as one that tells when something was: 创办网景之后?
  bool TellsTime(const Reading& reading, const Clause& clause, ItemRange part) const;

  // The person of whom `part` tells what is done with him, and who does what comes next: 把[皮诺]调到
  // FAIR，担任…. kNone if there is none.
  int32_t DisposedPerson(const Reading& reading, const Clause& clause, ItemRange part) const;

  // Is the entity the holder of a post or a relative, named behind whose it is: 她的父亲[刘俊]?
  bool IsNamedByOwner(const Clause& clause, int32_t owner_item, int32_t entity_item) const;

 private:
  bool BeginsGoverned(const Reading& reading, const Clause& clause, ItemRange items) const;
  CueGroups Preposition(const Reading& reading, const Clause& clause, int32_t entity_item,
                        int32_t depth) const;
  bool IsComma(const Reading& reading, const Clause& clause, int32_t at) const;

  CueTable light_words_;
  int light_, open_, close_, verb_, when_;
  CueGroups light_groups_, prepositions_, nouns_, verbs_, roles_;
  int of_, at_, list_, put_;
};

}  // namespace wenmai::ingest
