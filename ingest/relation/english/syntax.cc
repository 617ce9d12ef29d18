#include "ingest/relation/english/syntax.h"

#include <algorithm>

#include "ingest/relation/pattern.h"

namespace wenmai::ingest::english {
namespace {

using Kind = Phrase::Kind;

constexpr int32_t kDepthMax = 4;  // of clauses within clauses
constexpr int32_t kHeadMax = 3;   // nouns that govern one another
constexpr int32_t kReach = 40;    // phrases

}  // namespace

bool Syntax::Fits(int32_t token, uint32_t types) const {
  return token != kNone && tokens_[token].item != kNone &&
         EntityOf(document_, clause_.items[tokens_[token].item], types) != kNone;
}

bool Syntax::IsTime(int32_t noun) const {
  return Is(noun, Kind::kNoun) && phrases_[noun].value == kNone && Has(noun, grammar_.time);
}

// Does the verb group tell of its own who does it when, not a participle or an infinitive?
bool Syntax::IsFinite(int32_t verb) const {
  const Phrase& phrase = phrases_[verb];
  if (phrase.is_infinitive) return false;
  if (phrase.has_auxiliary) return true;
  return !phrase.groups.test(grammar_.ing) && !IsReduced(verb);
}

// A past participle without auxiliary: founded by X, headquartered in Y. In the past tense
// something would be its object.
bool Syntax::IsReduced(int32_t verb) const {
  const Phrase& phrase = phrases_[verb];
  if (!phrase.is_passive || phrase.has_auxiliary) return false;
  if (!phrase.groups.test(grammar_.past)) return true;  // driven, written
  if (phrase.groups.test(grammar_.based_on) && !Is(verb - 1, Kind::kRelative)) return true;
  if (Has(verb + 1, grammar_.by)) return true;
  if (Is(verb + 1, Kind::kNoun) && !IsTime(verb + 1)) return false;
  if (Is(verb - 1, Kind::kRelative) || (Is(verb - 1, Kind::kNoun) && Is(verb - 2, Kind::kRelative)))
    return false;
  const int32_t joined = Is(verb - 1, Kind::kConjunction) ? VerbBefore(verb) : kNone;
  if (joined != kNone && joined < verb && !phrases_[joined].is_passive)
    return false;  // invested and sold to A
  return (phrase.groups & grammar_.transitive).any() &&
         (phrase.groups & grammar_.intransitive).none();
}

bool Syntax::IsPassive(int32_t verb) const {
  const Phrase& phrase = phrases_[verb];
  return phrase.is_passive && (phrase.has_auxiliary || IsReduced(verb));
}

int32_t Syntax::VerbBefore(int32_t phrase) const {
  for (int32_t i = phrase - 1; i >= 0 && !Is(i, Kind::kStop); --i) {
    if (Is(i, Kind::kVerb)) return i;
  }
  return kNone;
}

// The noun before whose preposition, or verb, the noun's list depends.
int32_t Syntax::GovernorOf(int32_t noun) const {
  int32_t first = noun;
  while (first > 1 && (Is(first - 1, Kind::kConjunction) || Is(first - 1, Kind::kComma)) &&
         phrases_[noun].value != kNone) {
    int32_t before = first - 2;
    if (Is(before, Kind::kComma)) --before;
    const bool is_list = Is(before, Kind::kNoun) && phrases_[before].value != kNone;
    if (!is_list) break;
    const auto members = MembersOf(before, ~0u);
    if (std::find(members.begin(), members.end(), noun) == members.end()) break;
    first = before;
  }
  return Is(first - 1, Kind::kPreposition) ? first - 1 : kNone;
}

std::vector<int32_t> Syntax::WithHeads(int32_t noun) const {
  std::vector<int32_t> heads;
  for (int32_t at = noun; Is(at, Kind::kNoun) && heads.size() < kHeadMax;) {
    heads.push_back(at);
    const int32_t preposition = GovernorOf(at);
    if (preposition == kNone) break;
    at = preposition - 1;
  }
  return heads;
}

std::vector<int32_t> Syntax::AntecedentsOf(int32_t relative) const {
  int32_t at = relative - 1;
  if (Is(at, Kind::kPreposition)) --at;  // among whose backers
  if (Is(at, Kind::kComma)) --at;
  return Is(at, Kind::kNoun) ? WithHeads(at) : std::vector<int32_t>();
}

std::vector<int32_t> Syntax::ObjectsOf(int32_t verb) const {
  if (Is(verb + 1, Kind::kNoun) && !IsTime(verb + 1)) return {verb + 1};
  if (Is(verb + 1, Kind::kColon) && Is(verb + 2, Kind::kNoun)) return {verb + 2};
  int32_t first = verb - 1;
  while (Is(first, Kind::kNoun) &&
         (Is(first - 1, Kind::kConjunction) || Is(first - 1, Kind::kComma))) {
    const auto members = MembersOf(first, ~0u);
    if (members.empty() || members.front() == first) break;
    first = members.front();
  }
  if (Is(first, Kind::kNoun) && Is(first - 1, Kind::kRelative))
    return AntecedentsOf(first - 1);  // which A and B bought
  const bool is_fronted = Is(verb - 1, Kind::kNoun) && Is(verb - 2, Kind::kNoun) &&
                          phrases_[verb - 2].value != kNone && phrases_[verb - 1].value != kNone &&
                          tokens_[phrases_[verb - 1].value].is_pronoun;
  if (is_fronted) return {verb - 2};  // A he founded with B
  if (Is(verb - 1, Kind::kNoun) && phrases_[verb - 1].value != kNone && Is(verb - 2, Kind::kNoun) &&
      phrases_[verb - 2].value == kNone && (phrases_[verb - 2].groups & grammar_.nouns).any())
    return {verb - 2};  // the startup A bought
  return {};
}

int32_t Syntax::EndOf(int32_t noun) const {
  int32_t at = noun + 1;
  while (Is(at, Kind::kPreposition) && Is(at + 1, Kind::kNoun) && !Has(at, grammar_.like)) {
    const auto members = MembersOf(at + 1, ~0u);
    at = std::max(at + 1, members.empty() ? at + 1 : members.back()) + 1;
  }
  return at;
}

std::vector<Complement> Syntax::ComplementsOf(int32_t phrase) const {
  std::vector<Complement> complements;
  const bool is_verb = Is(phrase, Kind::kVerb);
  int32_t at = phrase + 1;
  if (is_verb && Is(at, Kind::kNoun)) {
    const auto members = MembersOf(at, ~0u);
    at = std::max(at, members.empty() ? at : members.back()) + 1;
  }
  for (int32_t steps = 0; at < size() && steps < kReach; ++steps) {
    if (Is(at, Kind::kPreposition) && Is(at + 1, Kind::kNoun)) {
      complements.push_back({phrases_[at].groups, at + 1});
      const auto members = MembersOf(at + 1, ~0u);
      at = std::max(at + 1, members.empty() ? at + 1 : members.back()) + 1;
    } else if (IsTime(at) ||
               (Is(at, Kind::kSubordinator) && Is(at + 1, Kind::kPreposition))) {  // while at A
      ++at;
    } else if ((Is(at, Kind::kComma) || Is(at, Kind::kConjunction)) &&
               Is(at + 1, Kind::kPreposition) && is_verb) {
      ++at;
    } else if (Is(at, Kind::kComma) && OpensAside(at + 1, 0) &&
               is_verb) {  // A bought B, a rival, for $1 million
      int32_t end = at + 2;
      while (end < size() && !Is(end, Kind::kComma) && !Is(end, Kind::kStop) &&
             !Is(end, Kind::kVerb))
        ++end;
      if (!Is(end, Kind::kComma) || !Is(end + 1, Kind::kPreposition)) break;
      at = end + 1;
    } else {
      break;
    }
  }
  const bool opens = is_verb && Is(0, Kind::kPreposition) && Is(1, Kind::kNoun) &&
                     (Is(EndOf(1), Kind::kComma) || Is(EndOf(1), Kind::kNoun));
  if (opens && EndOf(1) < phrase) complements.push_back({phrases_[0].groups, 1});
  return complements;
}

std::vector<int32_t> Syntax::SubjectsOf(int32_t verb, int32_t depth) const {
  if (verb == kNone || depth > kDepthMax) return {};
  const Phrase& phrase = phrases_[verb];
  const int32_t before = verb - 1;
  if (Is(before, Kind::kRelative) && !Has(before, grammar_.whose)) return AntecedentsOf(before);
  if (Has(before, grammar_.say) && Is(before, Kind::kVerb) && Is(before - 1, Kind::kNoun) &&
      Is(before - 2, Kind::kRelative))
    return AntecedentsOf(before - 2);  // which it says rivals A
  if (phrase.is_infinitive) {
    const int32_t governor = VerbBefore(verb);
    if (governor == kNone) {  // A to buy B
      return Is(before, Kind::kNoun) ? std::vector<int32_t>{before} : FollowingSubject(verb);
    }
    if (Has(governor, grammar_.hire) && !IsPassive(governor)) {
      const auto objects = ObjectsOf(governor);
      if (!objects.empty()) return objects;
    }
    return SubjectsOf(governor, depth + 1);
  }
  if (IsReduced(verb)) return SubjectsOfReduced(verb, depth);
  if (phrase.groups.test(grammar_.ing) && !phrase.has_auxiliary)
    return SubjectsOfGerund(verb, depth);
  return SubjectsOfFinite(verb, depth);
}

std::vector<int32_t> Syntax::FollowingSubject(int32_t verb) const {
  for (int32_t i = verb + 1; i < size() && !Is(i, Kind::kStop); ++i) {
    if (Is(i, Kind::kComma) && Is(i + 1, Kind::kNoun)) {
      int32_t after = i + 2;
      if (Is(after, Kind::kComma) && OpensAside(after + 1, 0)) return {i + 1};
      after = EndOf(i + 1);
      if (Is(after, Kind::kVerb) || Is(after, Kind::kComma) || Is(after, Kind::kConjunction))
        return {i + 1};
    }
    if (Is(i, Kind::kVerb) && Has(i, grammar_.be) && Is(i + 1, Kind::kNoun))
      return {i + 1};  // leading it was A
  }
  return {};
}

std::vector<int32_t> Syntax::SubjectsOfReduced(int32_t verb, int32_t depth) const {
  const int32_t before = verb - 1;
  if (Is(before, Kind::kNoun)) return WithHeads(before);
  if (Is(before, Kind::kConjunction) ||
      (Is(before, Kind::kComma) && Is(before - 1, Kind::kConjunction))) {
    return SubjectsOf(VerbBefore(before), depth + 1);
  }
  if (Is(before, Kind::kComma)) {
    const int32_t noun = before - 1;
    const int32_t aside = AsideBegin(before, ~0u);
    std::vector<int32_t> candidates =
        Is(noun, Kind::kNoun) ? WithHeads(noun) : std::vector<int32_t>();
    if (aside != kNone) candidates.insert(candidates.begin(), aside - 1);
    const int32_t main = VerbBefore(verb);
    if (main != kNone) {
      const auto subjects = SubjectsOf(main, depth + 1);
      candidates.insert(candidates.end(), subjects.begin(), subjects.end());
    }
    return candidates;
  }
  return VerbBefore(verb) == kNone ? FollowingSubject(verb) : std::vector<int32_t>();
}

std::vector<int32_t> Syntax::SubjectsOfGerund(int32_t verb, int32_t depth) const {
  const int32_t before = verb - 1;
  if (Is(before, Kind::kNoun)) return WithHeads(before);
  const int32_t main = VerbBefore(verb);
  if (main == kNone && Is(before, Kind::kComma) && Is(before - 1, Kind::kNoun))
    return WithHeads(before - 1);
  return main == kNone ? FollowingSubject(verb) : SubjectsOf(main, depth + 1);
}

std::vector<int32_t> Syntax::SubjectsOfFinite(int32_t verb, int32_t depth) const {
  for (int32_t at = verb - 1; at >= 0 && verb - at < kReach;) {
    if (Is(at, Kind::kNoun)) {
      const int32_t preposition = GovernorOf(at);
      if (preposition == kNone) {
        if (!IsTime(at)) return {at};
        --at;
      } else {
        at = preposition - 1;
      }
    } else if (Is(at, Kind::kComma)) {
      const int32_t aside = AsideBegin(at, 0);
      if (aside != kNone) {
        at = aside - 1;
        continue;
      }
      return SubjectsOf(VerbBefore(at), depth + 1);
    } else if (Is(at, Kind::kConjunction)) {
      if (Is(at - 1, Kind::kComma) || Is(at - 1, Kind::kNoun) || Is(at - 1, Kind::kVerb)) {
        return SubjectsOf(VerbBefore(at), depth + 1);
      }
      --at;
    } else if (Is(at, Kind::kVerb)) {
      if (!IsReduced(at) && !phrases_[at].is_infinitive) return SubjectsOf(at, depth + 1);
      --at;  // the startup founded by A raised
    } else if (Is(at, Kind::kRelative) && !Has(at, grammar_.whose)) {
      return AntecedentsOf(at);
    } else {
      return {};
    }
  }
  return {};
}

// What the comma's phrase opens is no member of a list but tells more of what stands before.
bool Syntax::OpensAside(int32_t phrase, uint32_t types) const {
  if (Is(phrase, Kind::kRelative) || Is(phrase, Kind::kPreposition) ||
      Is(phrase, Kind::kSubordinator))
    return true;
  if (Is(phrase, Kind::kNoun)) {
    const Phrase& noun = phrases_[phrase];
    return noun.value == kNone || !Fits(noun.value, types == 0 ? ~0u : types)
               ? !noun.roles.empty() || noun.value == kNone
               : false;
  }
  return Is(phrase, Kind::kVerb) &&
         (IsReduced(phrase) ||
          (phrases_[phrase].groups.test(grammar_.ing) && !phrases_[phrase].has_auxiliary));
}

// The comma that opens the aside that the comma at `comma` closes; kNone if it closes none.
int32_t Syntax::AsideBegin(int32_t comma, uint32_t types) const {
  for (int32_t i = comma - 1; i > 0 && comma - i < kReach && !Is(i, Kind::kStop); --i) {
    if (!Is(i, Kind::kComma) || !Is(i - 1, Kind::kNoun)) continue;
    const bool names_it =
        phrases_[i - 1].value == kNone && Is(i + 1, Kind::kNoun) && phrases_[i + 1].value != kNone;
    if (OpensAside(i + 1, types) || names_it) return i;  // its founder, [Ann Ray],
  }
  return kNone;
}

// From A, where he led B: A.
int32_t Syntax::WhereOf(int32_t verb) const {
  for (int32_t i = verb - 1; i > 0 && !Is(i, Kind::kStop) && !Is(i, Kind::kVerb); --i) {
    if (!Is(i, Kind::kSubordinator) || !Has(i, grammar_.where)) continue;
    const int32_t noun = Is(i - 1, Kind::kComma) ? i - 2 : i - 1;
    return Is(noun, Kind::kNoun) ? noun : kNone;
  }
  return kNone;
}

Modality Syntax::ModalityOf(int32_t verb) const {
  Modality modality = Modality::kStated;
  for (int32_t i = 0; i < phrases_[verb].end; ++i) {
    if (tokens_[i].kind == Token::Kind::kStop) modality = Modality::kStated;
    if (tokens_[i].groups.test(grammar_.supposes)) modality = Modality::kNotStated;
  }
  if (modality != Modality::kStated) return modality;
  for (int32_t at = verb, depth = 0; at != kNone && depth <= kDepthMax; ++depth) {
    const Phrase& phrase = phrases_[at];
    if (phrase.is_negated || phrase.may) return Modality::kNotStated;
    if (at != verb && phrase.groups.test(grammar_.attempt)) return Modality::kNotStated;
    if (phrase.will || (at != verb && phrase.groups.test(grammar_.plan)))
      modality = Modality::kPlanned;
    const bool is_joined = Is(at - 1, Kind::kConjunction) && phrase.groups.test(grammar_.base) &&
                           !phrase.has_auxiliary;
    const bool is_governed = phrase.is_infinitive || is_joined ||
                             (phrase.groups.test(grammar_.ing) && !phrase.has_auxiliary &&
                              !Is(at - 1, Kind::kSubordinator) && !Is(at - 1, Kind::kComma));
    if (!is_governed) break;
    const int32_t governor = VerbBefore(at);
    if (phrase.is_infinitive && governor == kNone) modality = Modality::kPlanned;
    if (Is(at - 1, Kind::kPreposition) && Has(at - 1, grammar_.about)) return Modality::kNotStated;
    for (int32_t i = governor == kNone ? 0 : governor + 1; i < at && phrase.is_infinitive; ++i) {
      if (Is(i, Kind::kNoun) && Has(i, grammar_.talk)) return Modality::kNotStated;
    }
    at = governor;
  }
  for (int32_t i = verb - 1; i >= 0 && !Is(i, Kind::kStop); --i) {
    if (Is(i, Kind::kVerb) &&
        (Has(i, grammar_.deny) || (phrases_[i].is_negated && Has(i, grammar_.say))))
      return Modality::kNotStated;
  }
  return modality;
}

}  // namespace wenmai::ingest::english
