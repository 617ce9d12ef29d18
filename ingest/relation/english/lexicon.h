// The English words that facts are read by: data/relation_english.tsv, inflected.
//
//   verb	buy	acquire|buy/bought|snap* up      acquires, bought, snapping up, …
//   noun	unit	division|subsidiary/subsidiaries  divisions, …
//   word	with	with|alongside                    as they stand
//
// Every word bears the group of its line's second field, of its kind (`verb:acquire`, `noun:unit`,
// `word:with`) and of its form (`form:base`, `form:s`, `form:past`, `form:participle`, `form:ing`;
// `form:plural`). Titles (chief executive, engineer) come from data/relation_cue.tsv.
#pragma once

#include <string>
#include <string_view>

#include "ingest/discourse/cue_table.h"

namespace wenmai::ingest::english {

// The groups that the grammar itself needs.
struct Grammar {
  int base, third, past, participle, ing, plural;
  int be, have, having, will, may, negation;
  int det, the, owner, to_infinitive, conj, who, which, whose, sub, supposes, former, failed,
      formerly, both, adverb, pronoun;
  int of, in, into, to, at, where, by, as, with, like, among, about;
  int say, agree, plan, attempt, deny, become, name_so, include, count, hire, join, leave, value,
      sell, based_on, found, other_verb;
  int title, founder, stint, kind, unit, company, time, talk, other_noun;
  CueGroups forms, verbs, nouns, prepositions, auxiliaries;
  CueGroups transitive,
      intransitive;         // without an object a participle of these is passive, is none
  CueGroups light;          // verbs whose object tells what is done: sign a deal, take a stake
  CueGroups raise, money;   // raise funds
  CueGroups told_of_topic;  // roles that without an owner are of what is spoken of
  CueGroups investing;      // verbs of who joins a round
  CueGroups from, sum, stake;
  CueGroups beside;  // prepositions that join the names on both sides: [Ann Ray] of Lumen
  CueGroups owner_prepositions;  // backers of, investors in
};

class Lexicon {
 public:
  Lexicon();

  const Grammar& grammar() const { return grammar_; }
  // The number of a group named by its kind and name. Throws Error{kInvalidArgument} if there is
  // none.
  int Group(std::string_view name) const { return words_.Group(name); }
  bool HasGroup(std::string_view name) const;
  std::vector<CueHit> Find(std::u32string_view folded) const { return words_.Find(folded); }

 private:
  CueTable words_;
  Grammar grammar_;
};

}  // namespace wenmai::ingest::english
