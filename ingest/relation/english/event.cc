#include "ingest/relation/english/event.h"

#include <algorithm>

namespace wenmai::ingest::english {
namespace {

using Kind = Phrase::Kind;

constexpr uint32_t kBodies = 1u << static_cast<uint32_t>(EntityType::kCompany) |
                             1u << static_cast<uint32_t>(EntityType::kOrganization);

}  // namespace

EventReader::EventReader(const Syntax& syntax, const Document& document, const Clause& clause,
                         const Lexicon& lexicon, const Topic& topic)
    : syntax_(syntax),
      document_(document),
      grammar_(lexicon.grammar()),
      clause_(clause),
      topic_(topic),
      joint_with_(lexicon.Group("word:joint_with")) {}

std::vector<Event> EventReader::Events() const {
  std::vector<Event> events;
  const auto& tokens = syntax_.tokens();
  for (int32_t i = 0; i < syntax_.size(); ++i) {
    const Phrase& phrase = syntax_.phrases()[i];
    if (phrase.Is(Kind::kVerb)) {
      events.push_back({Event::Kind::kVerb, i, phrase.end - 1, {}, phrase.groups});
    } else if (phrase.Is(Kind::kNoun)) {
      AddNouns(i, &events);
    } else if (phrase.Is(Kind::kPreposition)) {
      Event event{Event::Kind::kPreposition, i, phrase.begin, {}, phrase.groups};
      const bool is_formerly =
          phrase.begin > 0 && tokens[phrase.begin - 1].groups.test(grammar_.formerly);
      if (is_formerly) {
        event.groups.set(grammar_.formerly);
        event.groups.reset(grammar_.of);
        event.role.is_former = tokens[phrase.begin - 1].groups.test(grammar_.former);
      }
      events.push_back(event);
    }
  }
  return events;
}

void EventReader::AddNouns(int32_t noun, std::vector<Event>* events) const {
  const auto& tokens = syntax_.tokens();
  const Phrase& phrase = syntax_.phrases()[noun];
  for (const Role& role : phrase.roles) {
    events->push_back({Event::Kind::kNoun, noun, role.token, role, tokens[role.token].groups});
  }
  for (int32_t token = phrase.begin; token + 1 < phrase.end; ++token) {
    if (tokens[token].item == kNone) continue;
    if (tokens[token].is_glued && tokens[token + 1].groups.test(grammar_.participle)) {
      events->push_back({Event::Kind::kGlued,
                         noun,
                         token + 1,
                         {token + 1, token, false},
                         tokens[token + 1].groups});
    }
    const bool has_value = phrase.value > token &&
                           (tokens[token].owns || phrase.value == token + 1) &&
                           !tokens[token].is_glued;
    if (!has_value) continue;
    Event owned{Event::Kind::kOwned, noun, token, {token, token, false}, {}};
    owned.groups.set(grammar_.owner);
    events->push_back(owned);
  }
}

std::vector<Name> EventReader::Tokens(const std::vector<int32_t>& tokens) const {
  std::vector<Name> names;
  for (const int32_t token : tokens) names.push_back({token, kNone});
  return names;
}

std::vector<Name> EventReader::NamesOfFirst(const Phrases& candidates, uint32_t types) const {
  for (const int32_t candidate : candidates) {
    const auto names = syntax_.NamesOf(candidate, types);
    if (!names.empty()) return Tokens(names);
  }
  const bool is_definite = !candidates.empty() && syntax_.IsDefiniteBody(candidates[0]);
  const int32_t topic = is_definite ? topic_.OfTypes(document_, types & kBodies) : kNone;
  return topic == kNone ? std::vector<Name>() : std::vector<Name>{{kNone, topic}};
}

// In A, an engineer, and B, who left C, it is B who left.
std::vector<Name> EventReader::Subjects(int32_t verb, uint32_t types) const {
  const auto candidates = syntax_.SubjectsOf(verb);
  const bool is_relative =
      syntax_.Is(verb - 1, Kind::kRelative) && !syntax_.Has(verb, grammar_.base);
  if (!is_relative) return NamesOfFirst(candidates, types);
  for (const int32_t candidate : candidates) {
    const auto names = syntax_.NamesOf(candidate, types);
    if (names.empty()) continue;
    const int32_t value = syntax_.phrases()[candidate].value;
    return syntax_.Fits(value, types) && syntax_.HasAsides(names) ? Tokens({value}) : Tokens(names);
  }
  return {};
}

std::vector<Name> EventReader::NamesIn(const Event& event, const Slot& slot) const {
  for (const SlotKind kind : slot.kinds) {
    std::vector<Name> names;
    switch (kind) {
      case SlotKind::kDoer:
        names = Doers(event, slot.types);
        break;
      case SlotKind::kDone:
        names = Done(event, slot.types);
        break;
      case SlotKind::kOwner:
        names = Owners(event, slot.types);
        break;
      case SlotKind::kValue:
        names = Values(event, slot.types);
        break;
      case SlotKind::kSubject:
        if (event.kind == Event::Kind::kVerb)
          names = NamesOfFirst(syntax_.SubjectsOf(event.phrase), slot.types);
        break;
      case SlotKind::kWhole:
        names = Wholes(event, slot.types);
        break;
      case SlotKind::kBehind:
        if (event.kind == Event::Kind::kVerb || event.kind == Event::Kind::kPreposition)
          names = NamesOfFirst({event.phrase + 1}, slot.types);
        break;
      case SlotKind::kRound:
        names = Round(event, slot.types);
        break;
      case SlotKind::kPreposition:
        names = Governed(event, slot.prepositions, slot.types);
        break;
      case SlotKind::kPeers:
        break;
    }
    if (!names.empty()) return names;
  }
  return {};
}

std::vector<Name> EventReader::Doers(const Event& event, uint32_t types) const {
  CueGroups by;
  by.set(grammar_.by);
  if (event.kind == Event::Kind::kGlued) {
    return syntax_.Fits(event.role.owner, types) ? Tokens({event.role.owner}) : std::vector<Name>();
  }
  if (event.kind == Event::Kind::kVerb) {
    return syntax_.IsPassive(event.phrase) ? Governed(event, by, types)
                                           : Subjects(event.phrase, types);
  }
  if (syntax_.Fits(event.role.owner, types)) return Tokens({event.role.owner});
  const auto agents = Governed(event, by, types);
  if (!agents.empty()) return agents;
  const int32_t before = syntax_.VerbBefore(event.phrase);
  const bool is_stint = event.groups.test(grammar_.stint);
  const int32_t verb = is_stint ? before : LightVerb(event);
  if (verb == kNone && before == kNone) {  // under a deal with A, B will
    return NamesOfFirst(syntax_.FollowingSubject(event.phrase), types);
  }
  if (verb == kNone) return {};
  if (!syntax_.IsPassive(verb)) return NamesOfFirst(syntax_.SubjectsOf(verb), types);
  for (const Complement& complement : syntax_.ComplementsOf(verb)) {
    if (complement.groups.test(grammar_.by))
      return Tokens(syntax_.NamesOf(complement.phrase, types));
  }
  return {};
}

// The verb that the noun is the object of: signed a deal, the deal was signed.
int32_t EventReader::LightVerb(const Event& event) const {
  int32_t before = event.phrase - 1;
  if (syntax_.Is(before, Kind::kPreposition) && syntax_.Has(before, grammar_.of))
    before -= 2;  // 20 percent of the shares
  if (syntax_.Is(before, Kind::kConjunction)) before = syntax_.VerbBefore(before);  // has A and B
  const bool is_light =
      syntax_.Is(before, Kind::kVerb) && (syntax_.phrases()[before].groups & grammar_.light).any();
  return is_light ? before : kNone;
}

std::vector<Name> EventReader::Done(const Event& event, uint32_t types) const {
  if (event.kind == Event::Kind::kGlued) return Tokens(syntax_.NamesOf(event.phrase, types));
  if (event.kind != Event::Kind::kVerb) return {};
  if (syntax_.IsPassive(event.phrase)) return Subjects(event.phrase, types);
  return NamesOfFirst(syntax_.ObjectsOf(event.phrase), types);
}

std::vector<Name> EventReader::Governed(const Event& event, const CueGroups& prepositions,
                                        uint32_t types) const {
  if (event.kind == Event::Kind::kGlued) {
    return syntax_.Fits(event.role.owner, types) ? Tokens({event.role.owner}) : std::vector<Name>();
  }
  if (event.kind == Event::Kind::kPreposition) {
    return (syntax_.phrases()[event.phrase].groups & prepositions).any()
               ? Tokens(syntax_.NamesOf(event.phrase + 1, types))
               : std::vector<Name>();
  }
  for (const Complement& complement : syntax_.ComplementsOf(event.phrase)) {
    if ((complement.groups & prepositions).none()) continue;
    const auto names = syntax_.NamesOf(complement.phrase, types);
    if (!names.empty()) return Tokens(names);
  }
  if (event.kind == Event::Kind::kVerb && prepositions.test(grammar_.at)) {
    return NamesOfFirst({syntax_.WhereOf(event.phrase)}, types);
  }
  if (event.kind != Event::Kind::kNoun) return {};
  int32_t verb = LightVerb(event);  // signed a deal last year with A; the headquarters are in A
  const int32_t next = syntax_.EndOf(event.phrase);
  if (verb == kNone && syntax_.Is(next, Kind::kVerb) && syntax_.Has(next, grammar_.be)) verb = next;
  if (verb == kNone) return {};
  for (const Complement& complement : syntax_.ComplementsOf(verb)) {
    if ((complement.groups & prepositions).none()) continue;
    const auto names = syntax_.NamesOf(complement.phrase, types);
    if (!names.empty()) return Tokens(names);
  }
  return {};
}

EventReader::Phrases EventReader::ObjectsOf(const Event& event) const {
  if (event.kind != Event::Kind::kVerb) return {};
  return syntax_.IsPassive(event.phrase) ? syntax_.SubjectsOf(event.phrase)
                                         : syntax_.ObjectsOf(event.phrase);
}

// Leads [Lumen]'s cloud unit, the cloud unit of [Lumen].
std::vector<Name> EventReader::Wholes(const Event& event, uint32_t types) const {
  for (const int32_t object : ObjectsOf(event)) {
    const Phrase& phrase = syntax_.phrases()[object];
    if (phrase.value != kNone) continue;
    for (int32_t token = phrase.begin; token < phrase.end; ++token) {
      const bool owns = syntax_.tokens()[token].owns || syntax_.tokens()[token].item != kNone;
      if (owns && syntax_.Fits(token, types)) return Tokens({token});
    }
    for (const Complement& complement : syntax_.ComplementsOf(object)) {
      if ((complement.groups & grammar_.owner_prepositions).none()) continue;
      const auto names = syntax_.NamesOf(complement.phrase, types);
      if (!names.empty()) return Tokens(names);
    }
  }
  return {};
}

bool EventReader::HasObject(const Event& event, const CueGroups& nouns) const {
  const Phrases objects = ObjectsOf(event);
  return std::any_of(objects.begin(), objects.end(), [&](int32_t object) {
    const Phrase& phrase = syntax_.phrases()[object];
    return std::any_of(phrase.roles.begin(), phrase.roles.end(), [&](const Role& role) {
      return (syntax_.tokens()[role.token].groups & nouns).any();
    });
  });
}

Modality EventReader::ModalityOf(const Event& event) const {
  if (event.kind != Event::Kind::kVerb && event.kind != Event::Kind::kNoun)
    return Modality::kStated;
  if (event.kind == Event::Kind::kVerb) return syntax_.ModalityOf(event.phrase);
  const Phrase& noun = syntax_.phrases()[event.phrase];
  const int32_t own_verb = syntax_.VerbBefore(event.phrase);
  const bool is_sold = (event.groups & grammar_.stake).any() && own_verb != kNone &&
                       syntax_.Has(own_verb, grammar_.sell);
  if (noun.has_failed || is_sold) return Modality::kNotStated;
  for (int32_t token = noun.begin; token < noun.end; ++token) {
    if (syntax_.tokens()[token].groups.test(grammar_.talk) && token != event.word)
      return Modality::kNotStated;
  }
  const int32_t before = PredicateBase(event.phrase) - 1;
  const bool is_verb = syntax_.Is(before, Kind::kVerb);
  const bool equates =
      is_verb && (syntax_.Has(before, grammar_.be) || syntax_.Has(before, grammar_.become));
  if (event.role.owner != kNone && !equates) return Modality::kStated;
  const int32_t verb = is_verb ? before : LightVerb(event);
  if (verb == kNone) return Modality::kStated;
  return syntax_.Has(verb, grammar_.attempt) ? Modality::kNotStated : syntax_.ModalityOf(verb);
}

bool EventReader::IsFormer(const Event& event) const {
  if (event.kind == Event::Kind::kNoun && syntax_.Has(event.phrase - 1, grammar_.as)) {
    const int32_t left = syntax_.VerbBefore(event.phrase);  // stepped down as chief executive
    return event.role.is_former || syntax_.Has(left, grammar_.leave);
  }
  if (event.role.is_former || event.kind != Event::Kind::kVerb) return event.role.is_former;
  const Phrase& verb = syntax_.phrases()[event.phrase];
  const auto& tokens = syntax_.tokens();
  return std::any_of(tokens.begin() + std::max(verb.begin - 1, 0), tokens.begin() + verb.end,
                     [&](const Token& token) { return token.groups.test(grammar_.former); });
}

// The words of the title, without what names its body: a former [Google] software engineer.
ItemRange EventReader::RoleOf(const Event& event) const {
  if (event.kind == Event::Kind::kNoun && event.groups.test(grammar_.title)) {
    const auto& tokens = syntax_.tokens();
    int32_t begin = event.word;
    while (begin > syntax_.phrases()[event.phrase].begin) {
      const Token& before = tokens[begin - 1];
      const bool is_word = before.kind == Token::Kind::kWord && !before.groups.test(grammar_.det) &&
                           !before.groups.test(grammar_.owner) &&
                           !before.groups.test(grammar_.former);
      if (!is_word || before.groups.test(grammar_.conj)) break;
      --begin;
    }
    return {begin, event.word + 1};
  }
  if (event.kind != Event::Kind::kVerb) return {};
  for (const Complement& complement : syntax_.ComplementsOf(event.phrase)) {
    if (!complement.groups.test(grammar_.as)) continue;
    for (const Role& role : syntax_.phrases()[complement.phrase].roles) {
      const CueGroups& groups = syntax_.tokens()[role.token].groups;
      if (groups.test(grammar_.title))
        return RoleOf({Event::Kind::kNoun, complement.phrase, role.token, role, groups});
    }
  }
  return {};
}

}  // namespace wenmai::ingest::english
