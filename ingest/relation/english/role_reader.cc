// Whose a noun of facts is (owner) and who bears it (value): the founders of [Lumen] are [Ann Ray]
// and [Bo Li].
#include <algorithm>

#include "ingest/relation/english/event.h"

namespace wenmai::ingest::english {
namespace {

using Kind = Phrase::Kind;

}  // namespace

std::vector<Name> EventReader::Owners(const Event& event, uint32_t types) const {
  if (event.kind == Event::Kind::kVerb || event.kind == Event::Kind::kPreposition) return {};
  if (event.role.owner != kNone) {
    if (const auto owners = OwnersByPronoun(event, types)) return *owners;
    if (syntax_.Fits(event.role.owner, types)) return Tokens({event.role.owner});
    if (event.kind == Event::Kind::kOwned) return {};
  }
  const bool is_title = event.groups.test(grammar_.title);  // bankers from A
  const CueGroups prepositions =
      is_title ? grammar_.owner_prepositions | grammar_.from : grammar_.owner_prepositions;
  for (const Complement& complement : syntax_.ComplementsOf(event.phrase)) {
    if ((complement.groups & prepositions).none()) continue;
    const auto names = syntax_.NamesOf(complement.phrase, types);
    if (!names.empty()) return Tokens(names);
    if (syntax_.phrases()[complement.phrase].value != kNone) break;
  }
  const int32_t before = event.phrase - 1;
  if (syntax_.Has(before, grammar_.whose))
    return NamesOfFirst(syntax_.AntecedentsOf(before), types);
  if (syntax_.Has(before - 1, grammar_.whose))
    return NamesOfFirst(syntax_.AntecedentsOf(before - 1), types);
  const int32_t base = PredicateBase(event.phrase);
  const bool has_it =
      syntax_.Is(base - 1, Kind::kVerb) &&
      (syntax_.phrases()[base - 1].groups & (grammar_.light | grammar_.raise)).any();
  if (has_it) return NamesOfFirst(syntax_.SubjectsOf(base - 1), types);
  if (syntax_.Is(before, Kind::kConjunction) &&
      syntax_.Is(before - 1, Kind::kNoun)) {  // A's chief X and chairman Y
    for (const Role& role : syntax_.phrases()[before - 1].roles) {
      if (syntax_.Fits(role.owner, types)) return Tokens({role.owner});
    }
  }
  if (is_title && syntax_.Is(base - 1, Kind::kVerb) &&
      syntax_.WhereOf(base - 1) != kNone) {  // A, where he was chief
    const int32_t value = syntax_.phrases()[syntax_.WhereOf(base - 1)].value;
    if (syntax_.Fits(value, types)) return Tokens({value});
  }
  if (const auto topic = TopicOwner(event, base, types); !topic.empty()) return topic;
  const int32_t verb = syntax_.VerbBefore(event.phrase);
  const bool is_given =
      verb != kNone && (syntax_.Has(verb, grammar_.hire) || syntax_.Has(verb, grammar_.count) ||
                        syntax_.Has(verb, grammar_.join) || syntax_.Has(verb, grammar_.leave));
  if (!is_given || !(syntax_.Has(before, grammar_.as) || syntax_.Has(before, grammar_.among) ||
                     syntax_.Is(before, Kind::kNoun)))
    return {};
  if (syntax_.Has(verb, grammar_.hire) || syntax_.Has(verb, grammar_.count)) {
    return syntax_.IsPassive(verb) ? std::vector<Name>()
                                   : NamesOfFirst(syntax_.SubjectsOf(verb), types);
  }
  return {};
}

// Whose `its` means: in A counts B among its backers A's, in A and B are among its backers
// neither's.
std::optional<std::vector<Name>> EventReader::OwnersByPronoun(const Event& event,
                                                              uint32_t types) const {
  const Token& owner = syntax_.tokens()[event.role.owner];
  const int32_t verb = syntax_.VerbBefore(event.phrase);
  if (!owner.is_pronoun || !owner.owns || verb == kNone) return std::nullopt;
  const auto subjects = NamesOfFirst(syntax_.SubjectsOf(verb), types);
  if (!syntax_.Has(verb, grammar_.be) && !syntax_.Has(verb, grammar_.become)) {
    return subjects.empty() ? std::nullopt : std::optional(subjects);
  }
  const auto is_owner = [&](const Name& name) {
    return name.token != kNone && clause_.items[syntax_.tokens()[name.token].item].entity ==
                                      clause_.items[owner.item].entity;
  };
  if (std::none_of(subjects.begin(), subjects.end(), is_owner)) return std::nullopt;
  const int32_t topic = topic_.OfTypes(document_, types);
  if (topic == kNone || topic == clause_.items[owner.item].entity) return std::vector<Name>();
  return std::vector<Name>{{kNone, topic}};
}

// A is chief executive; the investors include B: of whom the text speaks.
std::vector<Name> EventReader::TopicOwner(const Event& event, int32_t base, uint32_t types) const {
  constexpr uint32_t kPersons = 1u << static_cast<uint32_t>(EntityType::kPerson);
  if ((types & kPersons) != 0) return {};
  const int32_t before = base - 1, end = syntax_.EndOf(event.phrase);
  const bool is_predicate =
      syntax_.Is(before, Kind::kVerb) &&
      (syntax_.Has(before, grammar_.be) || syntax_.Has(before, grammar_.become));
  const bool has_name = syntax_.phrases()[event.phrase].value != kNone;  // Professor Galloway is sceptical
  const bool is_equated = !has_name && syntax_.Is(end, Kind::kVerb) &&
                          (syntax_.Has(end, grammar_.be) || syntax_.Has(end, grammar_.include)) &&
                          syntax_.Is(end + 1, Kind::kNoun);
  const bool is_person = event.groups.test(grammar_.title) || event.groups.test(grammar_.founder);
  const bool is_as =
      !is_person && (syntax_.Has(before, grammar_.as) || syntax_.Has(before, grammar_.among) ||
                     !syntax_.ApposedTo(base).empty());  // Delta, already a shareholder,
  const bool is_its = syntax_.phrases()[event.phrase].is_definite_owner;
  if ((event.groups & grammar_.told_of_topic).none() ||
      !(is_predicate || is_equated || is_as || is_its))
    return {};
  const int32_t verb = is_its && !is_predicate ? syntax_.VerbBefore(event.phrase) : kNone;
  if (verb != kNone && !syntax_.Has(verb, grammar_.be)) {  // the shop run by its founder
    const auto subjects = NamesOfFirst(syntax_.SubjectsOf(verb), types);
    if (!subjects.empty()) return subjects;
  }
  const int32_t topic = topic_.OfTypes(document_, types);
  return topic == kNone ? std::vector<Name>() : std::vector<Name>{{kNone, topic}};
}

// In `one of its backers`, `a member of the board` the first noun is what is equated.
int32_t EventReader::PredicateBase(int32_t noun) const {
  const bool is_of = syntax_.Is(noun - 1, Kind::kPreposition) &&
                     syntax_.Has(noun - 1, grammar_.of) && syntax_.Is(noun - 2, Kind::kNoun) &&
                     syntax_.phrases()[noun - 2].value == kNone &&
                     syntax_.phrases()[noun - 2].roles.empty();
  return is_of ? noun - 2 : noun;
}

std::vector<Name> EventReader::Values(const Event& event, uint32_t types) const {
  if (event.kind == Event::Kind::kPreposition) return ValuesOfPreposition(event, types);
  if (event.kind == Event::Kind::kVerb) return {};
  const Phrase& noun = syntax_.phrases()[event.phrase];
  if (noun.value != kNone) {
    const bool is_plural = event.groups.test(grammar_.plural);
    if (!syntax_.Fits(noun.value, types) || noun.value < event.word) return {};
    return Tokens(is_plural ? syntax_.NamesOf(event.phrase, types)
                            : std::vector<int32_t>{noun.value});
  }
  if (noun.roles.back().token != event.word && !JoinsRole(noun, event.word)) return {};
  auto values = ValuesBefore(event, types);
  if (values.empty()) values = ValuesBehind(event, types);
  return values;
}

// [Ann Ray] of Lumen, [X] and [Y], both formerly of Lumen: what stands before. What is done
// together with somebody is told of who does it.
std::vector<Name> EventReader::ValuesOfPreposition(const Event& event, uint32_t types) const {
  int32_t at = event.phrase - 1;
  const bool has_comma = syntax_.Is(at, Kind::kComma);
  if (has_comma) --at;
  if ((event.groups & grammar_.beside).any() && !event.groups.test(grammar_.formerly)) {
    const bool is_predicate =
        syntax_.Is(at, Kind::kVerb) && syntax_.phrases()[at].groups.test(grammar_.be);
    if (is_predicate && !has_comma && !event.groups.test(grammar_.of)) {  // had been at A
      return syntax_.ModalityOf(at) == Modality::kStated
                 ? NamesOfFirst(syntax_.SubjectsOf(at), types)
                 : std::vector<Name>();
    }
    if (event.groups.test(grammar_.with)) return {};
    const bool is_object =
        syntax_.Is(at - 1, Kind::kVerb) && !event.groups.test(grammar_.of);  // hired X from Y
    const bool is_beside = !has_comma && !is_object && syntax_.Is(at, Kind::kNoun) &&
                           syntax_.Fits(syntax_.phrases()[at].value, types);
    return is_beside ? Tokens({syntax_.phrases()[at].value}) : std::vector<Name>();
  }
  const bool has_all =
      event.phrase > 1 && syntax_.phrases()[event.phrase].begin > 1 &&
      syntax_.tokens()[syntax_.phrases()[event.phrase].begin - 2].groups.test(grammar_.both);
  const bool is_one = event.groups.test(grammar_.formerly) && !has_all &&
                      syntax_.Is(at, Kind::kNoun) &&
                      syntax_.Fits(syntax_.phrases()[at].value, types);
  if (is_one) return Tokens({syntax_.phrases()[at].value});
  const bool is_of_doer = event.groups.test(joint_with_) || event.groups.test(grammar_.formerly);
  const auto names = NamesOfFirst(syntax_.WithHeads(at), types);
  if (!names.empty() || !is_of_doer) return names;
  const int32_t verb = syntax_.VerbBefore(event.phrase);
  return NamesOfFirst(
      verb == kNone ? syntax_.FollowingSubject(event.phrase) : syntax_.SubjectsOf(verb), types);
}

// Is the role one of those that `and` joins at the phrase's end: co-founder and chief executive?
bool EventReader::JoinsRole(const Phrase& noun, int32_t role) const {
  for (int32_t token = role + 1; token < noun.end; ++token) {
    if (syntax_.tokens()[token].groups.test(grammar_.conj)) return true;
  }
  return false;
}

// X, the founder of Y · X is the founder of Y · counts X among its backers · named X as its chief
std::vector<Name> EventReader::ValuesBefore(const Event& event, uint32_t types) const {
  const int32_t base = PredicateBase(event.phrase);
  const int32_t before = base - 1;
  if (syntax_.Is(before, Kind::kVerb)) {
    const bool is_copula =
        syntax_.Has(before, grammar_.be) || syntax_.Has(before, grammar_.become) ||
        (syntax_.Has(before, grammar_.hire) && syntax_.IsPassive(before));  // was named chief
    return is_copula ? NamesOfFirst(syntax_.SubjectsOf(before), types) : std::vector<Name>();
  }
  if (syntax_.Is(before, Kind::kConjunction)) {  // was an engineer at A and a manager at B
    const int32_t copula = syntax_.VerbBefore(before);
    const bool equates = syntax_.Has(copula, grammar_.be) || syntax_.Has(copula, grammar_.become);
    if (equates) return NamesOfFirst(syntax_.SubjectsOf(copula), types);
  }
  const int32_t governor = syntax_.VerbBefore(before);
  if (syntax_.Has(before, grammar_.to) && syntax_.Has(governor, grammar_.hire)) {
    return NamesOfFirst(syntax_.IsPassive(governor)
                            ? syntax_.SubjectsOf(governor)  // promoted to chief
                            : syntax_.ObjectsOf(governor),
                        types);
  }
  const bool is_among = syntax_.Has(before, grammar_.among),
             is_as = syntax_.Has(before, grammar_.as);
  if (is_among || is_as) {
    if (is_among && syntax_.Is(before - 1, Kind::kVerb) && syntax_.Has(before - 1, grammar_.be))
      return NamesOfFirst(syntax_.SubjectsOf(before - 1), types);
    if (is_among && syntax_.Is(before - 1, Kind::kNoun)) {
      const auto listed = syntax_.NamesOf(before - 1, types);
      if (!listed.empty()) return Tokens(listed);
    }
    const int32_t verb = syntax_.VerbBefore(before);
    if (verb == kNone) return {};
    if (is_as && !syntax_.Has(verb, grammar_.hire) && !syntax_.Has(verb, grammar_.count)) {
      return NamesOfFirst(syntax_.SubjectsOf(verb), types);  // X joined Y as its chief
    }
    return syntax_.IsPassive(verb) ? NamesOfFirst(syntax_.SubjectsOf(verb), types)
                                   : NamesOfFirst(syntax_.ObjectsOf(verb), types);
  }
  if (syntax_.Is(before, Kind::kNoun) && syntax_.Is(before - 1, Kind::kVerb) &&
      syntax_.Has(before - 1, grammar_.hire))
    return NamesOfFirst({before}, types);  // named X chief executive
  for (const int32_t candidate : syntax_.ApposedTo(base)) {
    const auto names = syntax_.NamesOf(candidate, types);
    if (names.empty()) continue;
    return Tokens(event.groups.test(grammar_.plural)
                      ? names
                      : std::vector<int32_t>{syntax_.phrases()[candidate].value == kNone
                                                 ? names[0]
                                                 : syntax_.phrases()[candidate].value});
  }
  return {};
}

// The founders of Y are X · its backers include X · its chief executive, X · backers such as X
std::vector<Name> EventReader::ValuesBehind(const Event& event, uint32_t types) const {
  const int32_t end = syntax_.EndOf(event.phrase);
  if (syntax_.Is(end, Kind::kVerb)) {
    const bool equates = syntax_.Has(end, grammar_.be) || syntax_.Has(end, grammar_.include) ||
                         syntax_.Has(end, grammar_.become);
    return equates && !syntax_.IsPassive(end) && !syntax_.phrases()[end].is_negated
               ? NamesOfFirst({end + 1}, types)
               : std::vector<Name>();
  }
  const bool is_marked = syntax_.Is(end, Kind::kComma) || syntax_.Is(end, Kind::kColon);
  const int32_t next = is_marked ? end + 1 : end;
  if (syntax_.Is(next, Kind::kPreposition) && syntax_.Has(next, grammar_.like))
    return NamesOfFirst({next + 1}, types);
  if (syntax_.Is(next, Kind::kVerb) && syntax_.Has(next, grammar_.include))
    return NamesOfFirst({next + 1}, types);
  if (!is_marked || !syntax_.Is(next, Kind::kNoun)) return {};
  const int32_t value = syntax_.phrases()[next].value;
  if (value == kNone || !syntax_.Fits(value, types)) return {};
  const bool lists = syntax_.Is(end, Kind::kColon) || event.groups.test(grammar_.plural);
  return lists ? NamesOfFirst({next}, types) : Tokens({value});
}

}  // namespace wenmai::ingest::english
