// Relation patterns: rows of elements that are laid over the items of a clause.
//
//   # type    elements                               status   nominal
//   DEVELOPS  S:body ~8 @develop ~16 O:artifact
//   WORKS_AT  O:body @of? role S:person                       nominal
//
//   S:types O:types  the fact's subject and object: an entity of one of the types (`person`, `body`,
//                    `company`, `organization`, `model`, `product`, `artifact`, `work`, `place`, joined by `/`)
//   X:types          an entity that the fact is not about
//   @group           a cue of data/relation_cue.tsv; `@a/b` of one of several groups
//   !@group          no such cue comes next
//   ~n               up to n items, none of them a stop, a comma or an entity; `~n,` passes commas,
//                    `~n*` entities that an S: or O: beside the gap could not have been; `~n!a/b`
//                    passes no cue of the groups
//   named            the entity that comes next is named: no pronoun, no description
//   role             a title with its modifiers (数学系助理教授); at most one in a pattern
//   ^ $              the clause begins, ends here (a full stop ends it too)
//   ?                after an element: it may be missing
//
// A nominal pattern is what a sentence takes for granted even where it asks, denies or supposes.
// Where an entity stands in a list (A、B和C), the pattern holds for every member of its type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/relation/clause.h"

namespace wenmai::ingest {

struct Element {
  enum class Kind : uint8_t { kSubject, kObject, kOther, kCue, kNoCue, kNamed, kGap, kRole, kBegin, kEnd };
  Kind kind = Kind::kGap;
  uint32_t types = 0;   // of an entity: bits of EntityType
  CueGroups groups;     // of a cue; of a gap, what it does not pass
  int32_t reach = 0;    // of a gap
  bool passes_commas = false, passes_entities = false;
  bool is_optional = false;
};

struct Pattern {
  FactType type = FactType::kWorksAt;
  std::vector<Element> elements;
  std::string status;  // of the fact; empty where the clause's own words decide
  bool is_nominal = false;
  std::vector<CueGroups> needed;  // a clause must hold a cue of each for this pattern
};

// Which items of a clause a pattern took for what; kNone where it has no such element.
struct Binding {
  int32_t begin = 0, end = 0;  // items
  int32_t subject = kNone, object = kNone;
  int32_t first_cue = kNone, last_cue = kNone;
  int32_t role_begin = kNone, role_end = kNone;
};

// What the matcher itself must know of the cues.
struct PatternCues {
  int title = 0;      // ends a role
  int founder = 0;    // a title too
  int not_role = 0;   // never within a role
  int gap_stop = 0;   // never within a gap, unless it passes commas
  int noun_stop = 0;  // never within a gap of a nominal pattern
  int list = 0;       // joins the members of a list
  int kind = 0;       // names what a member is: 浏览器
};

// Throws Error{kInvalidArgument} if no fact type is called `name`.
FactType ParseFactType(std::string_view file, std::string_view name);

// Bits of EntityType for names of types joined by `/`. Throws Error{kInvalidArgument} on another name.
uint32_t ParseEntityTypes(std::string_view file, std::string_view names);

// Throws Error{kInvalidArgument}, naming what it cannot read.
std::vector<Pattern> ParsePatterns(std::string_view file, std::string_view data, const CueTable& cues);

// The ways in which `pattern` lies over `clause`, at most one from each item on.
std::vector<Binding> Match(const Pattern& pattern, const Document& document, const Clause& clause,
                           const PatternCues& cues);

// The entity of `item`, or its namesake, whose type is among `types`; kNone if neither's is.
int32_t EntityOf(const Document& document, const Item& item, uint32_t types);

// Where an entity at `item` is the body of a title (Skype创始人[塔林]) the item of the person who bears
// it, else `item`.
int32_t BearerOf(const Document& document, const Clause& clause, int32_t item,
                 const PatternCues& cues);

// The items of the list around item `member` that are entities of `types`, itself included.
std::vector<int32_t> ListMembers(const Document& document, const Clause& clause, int32_t member,
                                 uint32_t types, const PatternCues& cues);

}  // namespace wenmai::ingest
