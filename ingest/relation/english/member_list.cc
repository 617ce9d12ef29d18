// Lists, appositions and what noun phrases without a name stand for.
#include <algorithm>

#include "ingest/relation/english/syntax.h"

namespace wenmai::ingest::english {
namespace {

using Kind = Phrase::Kind;

constexpr int32_t kMemberMax = 32;
constexpr int32_t kDepthMax = 3;

// Members of a list are of one sort.
uint32_t SortOf(uint32_t types) {
  const auto bit = [](EntityType type) { return 1u << static_cast<uint32_t>(type); };
  const uint32_t bodies = bit(EntityType::kCompany) | bit(EntityType::kOrganization);
  const uint32_t artifacts = bit(EntityType::kModel) | bit(EntityType::kProduct);
  for (const uint32_t sort : {bodies, artifacts}) {
    if ((types & sort) != 0) return types | sort;
  }
  return types;
}

}  // namespace

// Is it `they`, of whom nothing more is known?
bool Syntax::IsPronoun(int32_t noun) const {
  const Phrase& phrase = phrases_[noun];
  return phrase.end - phrase.begin == 1 && tokens_[phrase.begin].groups.test(grammar_.pronoun);
}

bool Syntax::IsMember(int32_t phrase, uint32_t types) const {
  return Is(phrase, Kind::kNoun) && phrases_[phrase].value != kNone &&
         Fits(phrases_[phrase].value, types);
}

// The next member behind `member`, with what is told of that in between passed over: X, who left A,
// and Y.
int32_t Syntax::NextMember(int32_t member, uint32_t types, bool* is_last) const {
  int32_t at = member + 1;
  const bool is_of = Is(at, Kind::kPreposition) && Is(at + 1, Kind::kNoun) &&
                     !IsMember(at + 1, types) && types != ~0u && !Has(at, grammar_.like);
  if (is_of) at += 2;  // Ann Ray of Delta and Bo Li
  const bool has_comma = Is(at, Kind::kComma);
  if (has_comma) ++at;
  if (Is(at, Kind::kConjunction)) {
    *is_last = true;
    ++at;
  } else if (!has_comma) {
    return kNone;
  }
  if (IsMember(at, types)) return at;
  if (!has_comma || *is_last || types == ~0u || !OpensAside(at, types)) return kNone;
  for (int32_t comma = at + 1; comma < size() && !Is(comma, Kind::kStop); ++comma) {
    if (!Is(comma, Kind::kComma)) continue;
    int32_t next = comma + 1;
    const bool is_joined = Is(next, Kind::kConjunction);
    if (is_joined) ++next;
    if (IsMember(next, types) && is_joined) {
      *is_last = true;
      return next;
    }
  }
  return kNone;
}

std::vector<int32_t> Syntax::ListFrom(int32_t first, uint32_t types) const {
  std::vector<int32_t> members = {first};
  bool is_last = false;
  while (!is_last && members.size() < kMemberMax) {
    const int32_t next = NextMember(members.back(), types, &is_last);
    if (next == kNone) break;
    members.push_back(next);
  }
  const int32_t end = members.back() + 1;
  const bool goes_on_to_others =
      (Is(end, Kind::kConjunction) || Is(end, Kind::kComma)) && !is_last &&
      (Is(end + 1, Kind::kNoun) || Is(end + 2, Kind::kNoun)) && Is(end, Kind::kConjunction);
  const bool is_headline_pair = members.size() == 2 && !is_last && Is(end, Kind::kVerb) &&
                                phrases_[end].groups.test(grammar_.base) &&
                                !phrases_[end].has_auxiliary;
  if (members.size() > 1 && !is_last && !goes_on_to_others && !is_headline_pair) members.resize(1);
  const bool is_object = Is(first - 1, Kind::kVerb);
  const bool begins_clause = members.size() > 1 && is_object && Is(end, Kind::kVerb) &&
                             IsFinite(end) && !Is(members.back() - 1, Kind::kComma);
  if (begins_clause) members.pop_back();  // A bought B and [C] sold
  return members;
}

int32_t Syntax::FirstMember(int32_t member, uint32_t types) const {
  int32_t first = member;
  for (int32_t count = 0; count < kMemberMax; ++count) {
    int32_t at = first - 1;
    if (Is(at, Kind::kConjunction)) --at;
    const bool has_comma = Is(at, Kind::kComma);
    if (has_comma) --at;
    if (at == first - 1) break;
    if (IsMember(at, types)) {
      first = at;
      continue;
    }
    if (Is(at, Kind::kNoun) && Is(at - 1, Kind::kPreposition) && IsMember(at - 2, types) &&
        types != ~0u) {
      first = at - 2;
      continue;
    }
    const int32_t aside = has_comma && types != ~0u ? AsideBegin(at + 1, types) : kNone;
    if (aside == kNone || !IsMember(aside - 1, types)) break;
    first = aside - 1;
  }
  return first;
}

std::vector<int32_t> Syntax::MembersOf(int32_t member, uint32_t types) const {
  if (!IsMember(member, types)) return {};
  if (types == ~0u) types = SortOf(tokens_[phrases_[member].value].types);
  for (int32_t first = FirstMember(member, types); first < member;) {
    const auto members = ListFrom(first, types);
    if (std::find(members.begin(), members.end(), member) != members.end()) return members;
    first = std::max(first, members.back()) + 1;
    while (first < member && !IsMember(first, types)) ++first;
  }
  return ListFrom(member, types);
}

bool Syntax::IsDefiniteBody(int32_t noun) const {
  if (!Is(noun, Kind::kNoun)) return false;
  const Phrase& phrase = phrases_[noun];
  const bool is_company = phrase.value == kNone && !phrase.roles.empty() &&
                          phrase.roles.back().token == phrase.end - 1 &&
                          Has(noun, grammar_.company);
  return is_company && tokens_[phrase.begin].groups.test(grammar_.the) &&
         !Is(noun + 1, Kind::kPreposition) && ApposedTo(noun).empty();
}

bool Syntax::HasAsides(const std::vector<int32_t>& names) const {
  for (int32_t i = 0; i < size(); ++i) {
    const bool is_within = phrases_[i].begin > names.front() && phrases_[i].begin < names.back();
    const bool is_member = std::find(names.begin(), names.end(), phrases_[i].value) != names.end();
    if (is_within && !is_member && !Is(i, Kind::kComma) && !Is(i, Kind::kConjunction)) return true;
  }
  return false;
}

std::vector<int32_t> Syntax::ApposedTo(int32_t noun) const {
  int32_t at = noun - 1;
  if (IsTime(at)) --at;  // X, at the time an engineer
  if (at < noun - 1 && Is(at, Kind::kPreposition)) --at;
  if (Is(at, Kind::kPreposition) && Is(at - 1, Kind::kComma)) --at;  // both of them former managers
  if (Is(at, Kind::kConjunction)) {  // X, the founder of A and a director of B
    int32_t before = at - 1;
    while (before > 0 && !Is(before, Kind::kComma) && !Is(before, Kind::kVerb) &&
           !Is(before, Kind::kStop))
      --before;
    if (!Is(before, Kind::kComma) || !Is(before + 1, Kind::kNoun) ||
        phrases_[before + 1].value != kNone)
      return {};
    at = before;
  }
  if (!Is(at, Kind::kComma) && !Is(at, Kind::kColon)) return {};
  if (Is(at - 1, Kind::kNoun)) {
    std::vector<int32_t> heads = WithHeads(at - 1);
    const int32_t aside = AsideBegin(at, 0);
    if (aside != kNone) heads.push_back(aside - 1);
    return heads;
  }
  return {};
}

std::vector<int32_t> Syntax::NamesOf(int32_t noun, uint32_t types, int32_t depth) const {
  std::vector<int32_t> names;
  if (!Is(noun, Kind::kNoun) || depth > kDepthMax) return names;
  for (const int32_t member : MembersOf(noun, types)) names.push_back(phrases_[member].value);
  if (!names.empty() || phrases_[noun].value != kNone) return names;
  if (IsPronoun(noun)) {  // A and B left C before they founded D
    const int32_t verb = VerbBefore(noun);
    for (const int32_t subject : SubjectsOf(verb)) {
      names = NamesOf(subject, types, depth + 1);
      if (!names.empty()) break;
    }
    return names;
  }
  const int32_t end = EndOf(noun);
  const int32_t next = Is(end, Kind::kComma) || Is(end, Kind::kColon) ? end + 1 : end;
  if (Is(next, Kind::kVerb) && Has(next, grammar_.name_so) && phrases_[next].is_passive)
    return NamesOf(next + 1, types, depth + 1);
  if (Has(next, grammar_.like) && Is(next, Kind::kPreposition))
    return NamesOf(next + 1, types, depth + 1);
  if (next > end && IsMember(next, types)) return NamesOf(next, types, depth + 1);
  for (const int32_t apposed : ApposedTo(noun)) {
    const int32_t value =
        phrases_[apposed].value;  // of A, B, an engineer who left, it is B who left
    if (Fits(value, types) && !Has(noun, grammar_.plural)) return {value};
    names = NamesOf(apposed, types, depth + 1);
    if (!names.empty()) return names;
  }
  const int32_t before = noun - 1;
  const bool is_predicate = Is(before, Kind::kVerb) && !phrases_[before].is_negated &&
                            (Has(before, grammar_.be) || Has(before, grammar_.become));
  if (!is_predicate) return names;
  for (const int32_t subject : SubjectsOf(before)) {
    names = NamesOf(subject, types, depth + 1);
    if (!names.empty()) break;
  }
  return names;
}

}  // namespace wenmai::ingest::english
