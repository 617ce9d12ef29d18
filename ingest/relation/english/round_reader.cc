// Whose round of investment is spoken of.
#include "ingest/relation/english/event.h"

namespace wenmai::ingest::english {
namespace {

using Kind = Phrase::Kind;

}  // namespace

// Whose round: of the company that the phrase names, that raises it in the same sentence, or that
// was spoken of.
std::vector<Name> EventReader::Round(const Event& event, uint32_t types) const {
  CueGroups in;
  in.set(grammar_.in);
  in.set(grammar_.into);
  if (event.kind == Event::Kind::kVerb) {
    const auto inside = Governed(event, in, types);  // A invested in B, A led the round in B
    if (!inside.empty()) return HasObject(event, grammar_.money) ? inside : std::vector<Name>();
  }
  Phrases nouns = ObjectsOf(event);
  if (event.kind == Event::Kind::kNoun) nouns.push_back(event.phrase);
  if (event.kind == Event::Kind::kVerb) {
    for (const Complement& complement : syntax_.ComplementsOf(event.phrase))
      nouns.push_back(complement.phrase);
  }
  for (const int32_t noun : nouns) {
    const auto owners = OwnersOfRound(noun, types);
    if (!owners.empty()) return owners;
  }
  for (int32_t verb = 0; verb < syntax_.size(); ++verb) {
    if (syntax_.Is(verb, Kind::kVerb) && syntax_.Has(verb, grammar_.value)) {  // valued at
      const auto valued =
          syntax_.IsPassive(verb) ? syntax_.SubjectsOf(verb) : syntax_.ObjectsOf(verb);
      const auto names = NamesOfFirst(valued, types);
      if (!names.empty()) return {names[0]};
    }
    if (!syntax_.Is(verb, Kind::kVerb) || !(syntax_.phrases()[verb].groups & grammar_.raise).any())
      continue;
    for (const int32_t object : syntax_.ObjectsOf(verb)) {
      if ((syntax_.phrases()[object].groups & grammar_.money).none()) continue;
      const auto raisers = NamesOfFirst(syntax_.SubjectsOf(verb), types);
      if (!raisers.empty()) return {raisers[0]};
    }
  }
  if (event.kind == Event::Kind::kNoun &&
      syntax_.VerbBefore(event.phrase) == kNone) {  // with money from A, B opened
    const auto followers = NamesOfFirst(syntax_.FollowingSubject(event.phrase), types);
    if (!followers.empty()) return {followers[0]};
  }
  const bool is_stake = (event.groups & grammar_.stake).any();
  if (is_stake && !Governed(event, grammar_.owner_prepositions, types).empty()) return {};
  const bool has_main = event.kind == Event::Kind::kNoun && !is_stake;
  const int32_t main = has_main ? syntax_.VerbBefore(event.phrase) : kNone;
  const CueGroups none;
  const CueGroups& main_groups = main == kNone ? none : syntax_.phrases()[main].groups;
  if ((main_groups & grammar_.investing).any()) {  // A led the round, with participation from B
    return Round({Event::Kind::kVerb, main, syntax_.phrases()[main].end - 1, {}, main_groups},
                 types);
  }
  if (main != kNone) {  // B founded C with money from A
    for (const int32_t object : syntax_.ObjectsOf(main)) {
      const int32_t founded = syntax_.phrases()[object].value;
      if (syntax_.Fits(founded, types)) return Tokens({founded});
    }
    const auto doers = NamesOfFirst(syntax_.SubjectsOf(main), types);
    if (!doers.empty()) return {doers[0]};
  }
  const int32_t topic = topic_.OfTypes(document_, types);
  return topic == kNone ? std::vector<Name>() : std::vector<Name>{{kNone, topic}};
}

std::vector<Name> EventReader::OwnersOfRound(int32_t noun, uint32_t types) const {
  if (!syntax_.Is(noun, Kind::kNoun)) return {};
  const Phrase& phrase = syntax_.phrases()[noun];
  for (const Role& role : phrase.roles) {
    const bool is_round = (syntax_.tokens()[role.token].groups & grammar_.money).any();
    if (is_round && syntax_.Fits(role.owner, types)) return Tokens({role.owner});
  }
  if ((phrase.groups & grammar_.money).none()) return {};
  for (const Complement& complement : syntax_.ComplementsOf(noun)) {
    if ((complement.groups & grammar_.owner_prepositions).none()) continue;
    const auto names = syntax_.NamesOf(complement.phrase, types);
    if (!names.empty()) return Tokens(names);
  }
  return {};
}

}  // namespace wenmai::ingest::english
