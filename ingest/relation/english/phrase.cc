#include "ingest/relation/english/phrase.h"

#include <algorithm>

namespace wenmai::ingest::english {
namespace {

using Kind = Phrase::Kind;

constexpr uint32_t kPersons = 1u << static_cast<uint32_t>(EntityType::kPerson);
constexpr uint32_t kArtifacts = 1u << static_cast<uint32_t>(EntityType::kModel) |
                                1u << static_cast<uint32_t>(EntityType::kProduct);

class Chunker {
 public:
  Chunker(const Lexicon& lexicon, const std::vector<Token>& tokens)
      : grammar_(lexicon.grammar()), tokens_(tokens) {}

  std::vector<Phrase> Run() {
    while (at_ < size()) {
      const Token& token = tokens_[at_];
      if (token.kind == Token::Kind::kComma) {
        AddOne(Kind::kComma);
      } else if (token.kind == Token::Kind::kColon) {
        AddOne(Kind::kColon);
      } else if (token.kind == Token::Kind::kStop) {
        AddOne(Kind::kStop);
      } else if (BeginsVerb(at_)) {
        AddVerb();
      } else if (BeginsNoun(at_)) {
        AddNoun();
      } else {
        AddFunctionWord();
      }
    }
    return std::move(phrases_);
  }

 private:
  int32_t size() const { return static_cast<int32_t>(tokens_.size()); }
  bool IsIn(int32_t at) const { return at >= 0 && at < size(); }
  bool IsEntity(int32_t at) const { return IsIn(at) && tokens_[at].kind == Token::Kind::kEntity; }
  bool Has(int32_t at, int group) const { return IsIn(at) && tokens_[at].groups.test(group); }
  bool HasAny(int32_t at, const CueGroups& groups) const {
    return IsIn(at) && (tokens_[at].groups & groups).any();
  }
  bool IsWord(int32_t at) const {
    return IsIn(at) &&
           (tokens_[at].kind == Token::Kind::kWord || tokens_[at].kind == Token::Kind::kNumber);
  }
  bool IsUnknown(int32_t at) const { return IsWord(at) && tokens_[at].groups.none(); }
  bool IsAdverb(int32_t at) const {
    return Has(at, grammar_.adverb) && !HasAny(at, grammar_.prepositions) &&
           !(Has(at, grammar_.formerly) && HasAny(at + 1, grammar_.prepositions));
  }

  void AddOne(Kind kind) {
    Phrase phrase;
    phrase.kind = kind;
    phrase.begin = at_;
    phrase.end = ++at_;
    phrase.groups = tokens_[phrase.begin].groups;
    phrases_.push_back(phrase);
  }

  void AddFunctionWord() {
    if (Has(at_, grammar_.who) || Has(at_, grammar_.whose)) return AddOne(Kind::kRelative);
    if (Has(at_, grammar_.which)) return AddOne(Kind::kRelative);
    const bool is_about =
        Has(at_, grammar_.about) && IsIn(at_ + 1) && tokens_[at_ + 1].kind == Token::Kind::kNumber;
    if (is_about) {  // about 14 percent
      ++at_;
      return;
    }
    if (HasAny(at_, grammar_.prepositions)) return AddOne(Kind::kPreposition);
    if (Has(at_, grammar_.conj)) return AddOne(Kind::kConjunction);
    if (Has(at_, grammar_.sub)) return AddOne(Kind::kSubordinator);
    ++at_;  // an adverb
  }

  // --- verbs

  int32_t PreviousWord(int32_t at) const {
    int32_t before = at - 1;
    while (before >= 0 && IsAdverb(before) && !HasAny(before, grammar_.nouns)) --before;
    return before;
  }

  bool BeginsVerb(int32_t at) const {
    if (!IsWord(at)) return false;
    if (Has(at, grammar_.may) && Has(at, grammar_.time) && IsMonth(at)) return false;
    if (HasAny(at, grammar_.auxiliaries)) return !Has(at, grammar_.det);
    if (Has(at, grammar_.to_infinitive)) {
      int32_t verb = at + 1;
      while (IsAdverb(verb)) ++verb;
      return HasAny(verb, grammar_.auxiliaries) ||
             (Has(verb, grammar_.base) && !IsNounAfterTo(verb));
    }
    return IsVerb(at);
  }

  // In May, May 2018.
  bool IsMonth(int32_t at) const {
    return HasAny(at - 1, grammar_.prepositions) ||
           (IsIn(at + 1) && tokens_[at + 1].kind == Token::Kind::kNumber);
  }

  bool IsNounAfterTo(int32_t at) const {
    return HasAny(at, grammar_.nouns) && (HasAny(at + 1, grammar_.prepositions) || !IsIn(at + 1));
  }

  // Is the word, which may be one, a verb here?
  bool IsVerb(int32_t at) const {
    if (!HasAny(at, grammar_.verbs)) return LooksPast(at);
    if (tokens_[at].is_compound) return Has(at, grammar_.participle) && Has(at + 1, grammar_.by);
    if (HasAny(at, grammar_.prepositions))
      return !phrases_.empty() && phrases_.back().Is(Kind::kComma) && !Has(at, grammar_.like);
    const int32_t before = PreviousWord(at);
    if (tokens_[at].is_glued || (IsIn(before) && tokens_[before].is_glued)) return false;
    if (HasAny(before, grammar_.auxiliaries))
      return !(HasAny(at, grammar_.nouns) && HasAny(at + 1, grammar_.prepositions) &&
               Has(at, grammar_.base));
    const bool is_gerund_noun = Has(at, grammar_.ing) && HasAny(at, grammar_.nouns);
    if (is_gerund_noun)
      return IsEntity(at + 1) || Has(at + 1, grammar_.det) || Has(at + 1, grammar_.owner);
    if (Has(at, grammar_.base) && IsPlainBase(at)) return IsBaseVerb(at, before);
    if (Has(at, grammar_.third) && HasAny(at, grammar_.nouns)) return IsThirdVerb(at, before);
    const bool is_modified = IsIn(before) && (Has(before, grammar_.det) || tokens_[before].owns ||
                                              Has(before, grammar_.owner) ||
                                              tokens_[before].kind == Token::Kind::kNumber);
    if (is_modified) return false;  // the acquired company
    const bool is_participle = Has(at, grammar_.participle) || Has(at, grammar_.ing);
    const bool describes = IsUnknown(before) && before > 0 &&
                           Has(PreviousWord(before), grammar_.det) && is_participle &&
                           (IsUnknown(at + 1) || HasAny(at + 1, grammar_.nouns));
    return !describes;
  }

  // Has it no other form that stands alone: put, cut?
  bool IsPlainBase(int32_t at) const {
    if (Has(at, grammar_.participle) && Has(at + 1, grammar_.by)) return false;  // run by A
    return !Has(at, grammar_.past) || HasAny(at, grammar_.nouns);
  }

  // Plural subjects and headlines: A and B partner with C.
  bool IsBaseVerb(int32_t at, int32_t before) const {
    if (!IsIn(before)) return false;
    if (Has(before, grammar_.pronoun) || Has(before, grammar_.who)) return true;
    const bool is_noun_too = HasAny(at, grammar_.nouns);
    const bool is_list = IsEntity(before) &&
                         (Has(before - 1, grammar_.conj) ||
                          (IsIn(before - 1) && tokens_[before - 1].kind == Token::Kind::kComma)) &&
                         IsEntity(before - 2);
    if (is_list) return !is_noun_too || HasAny(at + 1, grammar_.prepositions);
    if (Has(before, grammar_.conj)) return !is_noun_too && !phrases_.empty();
    return !is_noun_too && (Has(before, grammar_.plural) || IsEntity(before)) &&
           !tokens_[before].owns;
  }

  // Nvidia partners with Foxconn, but: its partners.
  bool IsThirdVerb(int32_t at, int32_t before) const {
    if (!IsIn(before) || tokens_[before].owns) return false;
    const bool follows_aside =
        tokens_[before].kind == Token::Kind::kComma && phrases_.size() > 2 &&
        (IsEntity(at + 1) || Has(at + 1, grammar_.det) || Has(at + 1, grammar_.owner));
    if (follows_aside || Has(before, grammar_.conj))
      return IsEntity(at + 1) || Has(at + 1, grammar_.det) || Has(at + 1, grammar_.owner);
    const bool has_object = IsEntity(at + 1) || Has(at + 1, grammar_.det) ||
                            HasAny(at + 1, grammar_.prepositions) || Has(at + 1, grammar_.owner) ||
                            (IsIn(at + 1) && tokens_[at + 1].kind == Token::Kind::kNumber);
    const bool has_subject = IsEntity(before) || Has(before, grammar_.which) ||
                             Has(before, grammar_.who) || Has(before, grammar_.pronoun) ||
                             HasAny(before, grammar_.nouns) || Has(before, grammar_.say);
    const bool is_of = Has(at + 1, grammar_.of);
    return has_object && has_subject && !is_of;
  }

  // [Lumen] pivoted: a verb that the data does not hold.
  bool LooksPast(int32_t at) const {
    if (!IsUnknown(at) || !tokens_[at].looks_past || at == 0) return false;
    if (IsEntity(at - 1)) return !tokens_[at - 1].owns && !tokens_[at - 1].is_glued;
    return HasAny(at - 1, grammar_.auxiliaries) || Has(at - 1, grammar_.conj) ||
           Has(at - 1, grammar_.who) || Has(at - 1, grammar_.which);
  }

  void AddVerb() {
    Phrase verb;
    verb.kind = Kind::kVerb;
    verb.begin = at_;
    bool has_be = false;
    for (; at_ < size(); ++at_) {
      if (Has(at_, grammar_.to_infinitive) && !verb.is_infinitive && at_ == verb.begin) {
        verb.is_infinitive = true;
        continue;
      }
      if (HasAny(at_, grammar_.auxiliaries)) {
        verb.has_auxiliary = true;
        has_be = has_be || Has(at_, grammar_.be);
        verb.is_negated = verb.is_negated || Has(at_, grammar_.negation);
        verb.will = verb.will || Has(at_, grammar_.will);
        verb.may = verb.may || Has(at_, grammar_.may);
        verb.groups = tokens_[at_].groups;
        continue;
      }
      if (IsAdverb(at_) && LeadsToVerb(at_)) continue;
      break;
    }
    const bool is_main =
        IsWord(at_) && (HasAny(at_, grammar_.verbs) || tokens_[at_].looks_past) &&
        (!(verb.has_auxiliary || verb.is_infinitive) || IsMainVerb(at_, has_be, verb));
    if (is_main) {
      const CueGroups& groups = tokens_[at_].groups;
      verb.groups = groups;
      const bool is_past_of_find = groups.test(grammar_.found) &&
                                   groups.test(grammar_.other_verb) && groups.test(grammar_.past);
      if (is_past_of_find && !verb.is_infinitive && !verb.will) verb.groups.reset(grammar_.found);
      const bool is_ing = groups.test(grammar_.ing);
      verb.is_passive = groups.test(grammar_.participle) && !is_ing &&
                        (has_be || (!verb.has_auxiliary && !verb.is_infinitive));
      if (verb.is_infinitive && !has_be) verb.is_passive = false;
      ++at_;
    }
    if (Has(verb.begin, grammar_.having)) {  // having bought
      verb.has_auxiliary = false;
      verb.groups.set(grammar_.ing);
      verb.groups.reset(grammar_.past);
    }
    verb.end = std::max(at_, verb.begin + 1);
    at_ = verb.end;
    phrases_.push_back(verb);
  }

  bool LeadsToVerb(int32_t at) const {
    while (IsAdverb(at)) ++at;
    return HasAny(at, grammar_.verbs) || HasAny(at, grammar_.auxiliaries);
  }

  // Behind auxiliaries: has bought, is buying, will buy, but is chief executive.
  bool IsMainVerb(int32_t at, bool has_be, const Phrase& verb) const {
    const CueGroups& groups = tokens_[at].groups;
    if (groups.none()) return true;  // has merged
    if (has_be) return groups.test(grammar_.participle) || groups.test(grammar_.ing);
    if (verb.groups.test(grammar_.have) && !verb.is_infinitive) {
      return groups.test(grammar_.participle) &&
             !(HasAny(at, grammar_.nouns) && groups.test(grammar_.base));
    }
    return groups.test(grammar_.base) || groups.test(grammar_.participle);
  }

  // --- nouns

  bool BeginsNoun(int32_t at) const {
    if (IsEntity(at)) return true;
    if (!IsWord(at)) return false;
    if (Has(at, grammar_.which))
      return Has(at, grammar_.det) && HasAny(at - 1, grammar_.prepositions);  // for that sum
    if (Has(at, grammar_.whose) || Has(at, grammar_.who)) return false;
    if (Has(at, grammar_.det) || Has(at, grammar_.owner) || HasAny(at, grammar_.nouns)) return true;
    if (Has(at, grammar_.failed)) return true;
    if (Has(at, grammar_.former))
      return !HasAny(at + 1, grammar_.prepositions) && !BeginsVerb(at + 1) &&
             !Has(at + 1, grammar_.det);
    if (Has(at, grammar_.pronoun)) return true;
    if (IsAdverb(at) || HasAny(at, grammar_.prepositions) || Has(at, grammar_.conj) ||
        Has(at, grammar_.sub))
      return false;
    return true;
  }

  bool GoesOnAsNoun(int32_t at) const {
    const bool follows_person =
        tokens_[at - 1].types == kPersons && !tokens_[at - 1].owns && !tokens_[at - 1].is_glued;
    if (follows_person && (HasAny(at, grammar_.nouns) || IsUnknown(at)))
      return false;  // named [Ann Ray] chief executive
    if (BreaksNoun(at)) return false;
    return BeginsNoun(at) && !BeginsVerb(at) &&
           !((Has(at, grammar_.det) || Has(at, grammar_.owner)) && at > noun_begin_) &&
           !(Has(at, grammar_.pronoun) && at > noun_begin_);
  }

  // In October 2025 | DoorDash · the rocket | it builds: pronouns stand alone, and times before a
  // name.
  bool BreaksNoun(int32_t at) const {
    constexpr int32_t kYear = 4;  // digits
    if (IsEntity(at) && tokens_[at].is_pronoun) return true;
    if (IsEntity(at - 1) && tokens_[at - 1].is_pronoun && !tokens_[at - 1].owns) return true;
    const bool is_year =
        tokens_[at - 1].kind == Token::Kind::kNumber && tokens_[at - 1].span.size() == kYear;
    return IsEntity(at) && (is_year || Has(at - 1, grammar_.time) || Has(at - 1, grammar_.adverb));
  }

  // co-founder and chief executive: one phrase.
  bool JoinsRoles(int32_t at) const {
    if (!Has(at, grammar_.conj) || !IsRole(at - 1)) return false;
    if (IsRole(at + 1)) return true;
    int32_t next = at + 1;
    while (next < at + kRoleWords && (IsUnknown(next) || Has(next, grammar_.former) ||
                                      (IsEntity(next) && !tokens_[next].owns)))
      ++next;
    return IsRole(next) && next > at + 1 && IsEntity(next + 1);
  }

  bool IsRole(int32_t at) const { return HasAny(at, grammar_.nouns) && !Has(at, grammar_.time); }

  void AddNoun() {
    noun_begin_ = at_;
    Phrase noun;
    noun.kind = Kind::kNoun;
    noun.begin = at_++;
    while (at_ < size() && (GoesOnAsNoun(at_) || JoinsRoles(at_) || IsAdverbWithin(at_))) ++at_;
    noun.end = at_;
    ReadNoun(&noun);
    phrases_.push_back(noun);
  }

  // a newly founded company
  bool IsAdverbWithin(int32_t at) const {
    return IsAdverb(at) && at == noun_begin_ + 1 && Has(noun_begin_, grammar_.det) &&
           IsWord(at + 1) && !HasAny(at + 1, grammar_.verbs);
  }

  void ReadNoun(Phrase* noun) const {
    int32_t name = kNone;
    bool is_former = noun->begin > 0 && Has(noun->begin - 1, grammar_.former);
    for (int32_t at = noun->begin; at < noun->end; ++at) {
      is_former = is_former || Has(at, grammar_.former);
      noun->has_failed = noun->has_failed || Has(at, grammar_.failed);
      noun->is_definite_owner = noun->is_definite_owner || Has(at, grammar_.owner);
      if (IsEntity(at)) {
        name = at;
      } else if (HasAny(at, grammar_.nouns)) {
        noun->roles.push_back({at, name, is_former});
        noun->groups = tokens_[at].groups;
      }
    }
    ReadUnit(noun, &name);
    const bool stands_alone = name == noun->end - 1 && tokens_[name].owns &&
                              !tokens_[name].is_pronoun && noun->begin > 0 &&
                              Has(noun->begin - 1, grammar_.of);
    if (stands_alone) noun->value = name;  // a platform of [Alibaba]'s
    if (name == kNone || tokens_[name].owns || tokens_[name].is_glued) return;
    for (int32_t at = name + 1; at < noun->end; ++at) {
      const bool is_kind =
          Has(at, grammar_.kind) || Has(at, grammar_.time) ||
          tokens_[at].kind == Token::Kind::kNumber ||
          (IsUnknown(at) && (tokens_[name].types & kArtifacts) != 0);  // the [R1T] pickup
      if (!is_kind) return;
    }
    noun->value = name;
    for (Role& role : noun->roles) {
      if (role.owner == name) role.owner = kNone;
    }
  }

  // Alphabet's [Waymo] unit: the unit is Waymo, and Alphabet's.
  void ReadUnit(Phrase* noun, int32_t* name) const {
    if (*name == kNone || tokens_[*name].owns || noun->roles.empty()) return;
    Role& last = noun->roles.back();
    if (last.token != noun->end - 1 || last.owner != *name || !Has(last.token, grammar_.unit))
      return;
    for (int32_t at = *name - 1; at >= noun->begin; --at) {
      if (!IsEntity(at) || !tokens_[at].owns) continue;
      noun->value = *name;
      last.owner = at;
      *name = kNone;
      return;
    }
  }

  static constexpr int32_t kRoleWords = 6;

  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
  std::vector<Phrase> phrases_;
  int32_t at_ = 0;
  int32_t noun_begin_ = 0;
};

}  // namespace

std::vector<Phrase> Chunk(const Lexicon& lexicon, const std::vector<Token>& tokens) {
  return Chunker(lexicon, tokens).Run();
}

}  // namespace wenmai::ingest::english
