// What a verb or a noun of a clause tells of whom: the names in each of its slots.
#pragma once

#include <optional>
#include <vector>

#include "ingest/relation/english/frame.h"
#include "ingest/relation/english/syntax.h"
#include "ingest/relation/topic.h"

namespace wenmai::ingest::english {

// A name in a slot: a token, or an entity that the clause does not name.
struct Name {
  int32_t token = kNone;
  int32_t entity = kNone;
};

struct Event {
  enum class Kind : uint8_t { kVerb, kNoun, kGlued, kOwned, kPreposition };
  Kind kind = Kind::kVerb;
  int32_t phrase = kNone;  // of the verb or noun
  int32_t word = kNone;    // the token that decides
  Role role;               // of a noun
  CueGroups groups;
};

class EventReader {
 public:
  EventReader(const Syntax& syntax, const Document& document, const Clause& clause,
              const Lexicon& lexicon, const Topic& topic);

  std::vector<Event> Events() const;
  std::vector<Name> NamesIn(const Event& event, const Slot& slot) const;
  Modality ModalityOf(const Event& event) const;
  // Does the verb of the event have an object that is one of the nouns?
  bool HasObject(const Event& event, const CueGroups& nouns) const;
  // Is told of as over: once led, a former engineer.
  bool IsFormer(const Event& event) const;
  // The tokens of the post that the event tells of; empty where it tells of none.
  ItemRange RoleOf(const Event& event) const;

 private:
  using Phrases = std::vector<int32_t>;

  std::vector<Name> NamesOfFirst(const Phrases& candidates, uint32_t types) const;
  void AddNouns(int32_t noun, std::vector<Event>* events) const;
  std::vector<Name> Subjects(int32_t verb, uint32_t types) const;
  std::vector<Name> Doers(const Event& event, uint32_t types) const;
  std::vector<Name> Done(const Event& event, uint32_t types) const;
  std::vector<Name> Governed(const Event& event, const CueGroups& prepositions,
                             uint32_t types) const;
  std::vector<Name> Owners(const Event& event, uint32_t types) const;
  std::optional<std::vector<Name>> OwnersByPronoun(const Event& event, uint32_t types) const;
  std::vector<Name> TopicOwner(const Event& event, int32_t base, uint32_t types) const;
  std::vector<Name> Values(const Event& event, uint32_t types) const;
  std::vector<Name> ValuesBehind(const Event& event, uint32_t types) const;
  std::vector<Name> ValuesBefore(const Event& event, uint32_t types) const;
  std::vector<Name> Wholes(const Event& event, uint32_t types) const;
  std::vector<Name> ValuesOfPreposition(const Event& event, uint32_t types) const;
  Phrases ObjectsOf(const Event& event) const;
  std::vector<Name> Round(const Event& event, uint32_t types) const;
  std::vector<Name> OwnersOfRound(int32_t noun, uint32_t types) const;
  int32_t PredicateBase(int32_t noun) const;
  bool JoinsRole(const Phrase& noun, int32_t role) const;
  int32_t LightVerb(const Event& event) const;
  std::vector<Name> Tokens(const std::vector<int32_t>& tokens) const;

  const Syntax& syntax_;
  const Document& document_;
  const Grammar& grammar_;
  const Clause& clause_;
  const Topic& topic_;
  const int joint_with_;
};

}  // namespace wenmai::ingest::english
