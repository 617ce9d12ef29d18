#include "ingest/relation/english/phrase.h"

#include <algorithm>

#include "ingest/relation/english/word_sense.h"

namespace wenmai::ingest::english {
namespace {

using Kind = Phrase::Kind;

constexpr uint32_t kPersons = 1u << static_cast<uint32_t>(EntityType::kPerson);
constexpr uint32_t kArtifacts = 1u << static_cast<uint32_t>(EntityType::kModel) |
                                1u << static_cast<uint32_t>(EntityType::kProduct);

class Chunker {
 public:
  Chunker(const Grammar& grammar, const std::vector<Token>& tokens)
      : grammar_(grammar), tokens_(tokens), words_(grammar, tokens) {}

  std::vector<Phrase> Run() {
    while (at_ < words_.size()) {
      const Token& token = tokens_[at_];
      if (token.kind == Token::Kind::kComma) {
        AddOne(Kind::kComma);
      } else if (token.kind == Token::Kind::kColon) {
        AddOne(Kind::kColon);
      } else if (token.kind == Token::Kind::kStop) {
        AddOne(Kind::kStop);
      } else if (words_.BeginsVerb(at_)) {
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
  void AddOne(Kind kind) {
    Phrase phrase;
    phrase.kind = kind;
    phrase.begin = at_;
    phrase.end = ++at_;
    phrase.groups = tokens_[phrase.begin].groups;
    phrases_.push_back(phrase);
  }

  void AddFunctionWord() {
    if (words_.Has(at_, grammar_.who) || words_.Has(at_, grammar_.whose))
      return AddOne(Kind::kRelative);
    if (words_.Has(at_, grammar_.which)) return AddOne(Kind::kRelative);
    const bool is_about = words_.Has(at_, grammar_.about) && words_.IsIn(at_ + 1) &&
                          tokens_[at_ + 1].kind == Token::Kind::kNumber;
    if (is_about) {  // about 14 percent
      ++at_;
      return;
    }
    if (words_.HasAny(at_, grammar_.prepositions)) return AddOne(Kind::kPreposition);
    if (words_.Has(at_, grammar_.conj)) return AddOne(Kind::kConjunction);
    if (words_.Has(at_, grammar_.sub)) return AddOne(Kind::kSubordinator);
    ++at_;  // an adverb
  }

  void AddVerb() {
    Phrase verb;
    verb.kind = Kind::kVerb;
    verb.begin = at_;
    bool has_be = false;
    for (; at_ < words_.size(); ++at_) {
      if (words_.Has(at_, grammar_.to_infinitive) && !verb.is_infinitive && at_ == verb.begin) {
        verb.is_infinitive = true;
        continue;
      }
      if (words_.HasAny(at_, grammar_.auxiliaries)) {
        verb.has_auxiliary = true;
        has_be = has_be || words_.Has(at_, grammar_.be);
        verb.is_negated = verb.is_negated || words_.Has(at_, grammar_.negation);
        verb.will = verb.will || words_.Has(at_, grammar_.will);
        verb.may = verb.may || words_.Has(at_, grammar_.may);
        verb.groups = tokens_[at_].groups;
        continue;
      }
      if (words_.IsAdverb(at_) && LeadsToVerb(at_)) continue;
      break;
    }
    const bool is_main =
        words_.IsWord(at_) && (words_.HasAny(at_, grammar_.verbs) || tokens_[at_].looks_past) &&
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
    if (words_.Has(verb.begin, grammar_.having)) {  // having bought
      verb.has_auxiliary = false;
      verb.groups.set(grammar_.ing);
      verb.groups.reset(grammar_.past);
    }
    verb.end = std::max(at_, verb.begin + 1);
    at_ = verb.end;
    phrases_.push_back(verb);
  }

  bool LeadsToVerb(int32_t at) const {
    while (words_.IsAdverb(at)) ++at;
    return words_.HasAny(at, grammar_.verbs) || words_.HasAny(at, grammar_.auxiliaries);
  }

  // Behind auxiliaries: has bought, is buying, will buy, but is chief executive.
  bool IsMainVerb(int32_t at, bool has_be, const Phrase& verb) const {
    const CueGroups& groups = tokens_[at].groups;
    if (groups.none()) return true;  // has merged
    if (has_be) return groups.test(grammar_.participle) || groups.test(grammar_.ing);
    if (verb.groups.test(grammar_.have) && !verb.is_infinitive) {
      return groups.test(grammar_.participle) &&
             !(words_.HasAny(at, grammar_.nouns) && groups.test(grammar_.base));
    }
    return groups.test(grammar_.base) || groups.test(grammar_.participle);
  }

  bool BeginsNoun(int32_t at) const {
    if (words_.IsEntity(at)) return true;
    if (!words_.IsWord(at)) return false;
    if (words_.Has(at, grammar_.which))
      return words_.Has(at, grammar_.det) &&
             words_.HasAny(at - 1, grammar_.prepositions);  // for that sum
    if (words_.Has(at, grammar_.whose) || words_.Has(at, grammar_.who)) return false;
    if (words_.Has(at, grammar_.det) || words_.Has(at, grammar_.owner) ||
        words_.HasAny(at, grammar_.nouns))
      return true;
    if (words_.Has(at, grammar_.failed)) return true;
    if (words_.Has(at, grammar_.former))
      return !words_.HasAny(at + 1, grammar_.prepositions) && !words_.BeginsVerb(at + 1) &&
             !words_.Has(at + 1, grammar_.det);
    if (words_.Has(at, grammar_.pronoun)) return true;
    if (words_.IsAdverb(at) || words_.HasAny(at, grammar_.prepositions) ||
        words_.Has(at, grammar_.conj) || words_.Has(at, grammar_.sub))
      return false;
    return true;
  }

  bool GoesOnAsNoun(int32_t at) const {
    const bool follows_person =
        tokens_[at - 1].types == kPersons && !tokens_[at - 1].owns && !tokens_[at - 1].is_glued;
    if (follows_person && (words_.HasAny(at, grammar_.nouns) || words_.IsUnknown(at)))
      return false;  // named [Ann Ray] chief executive
    if (BreaksNoun(at)) return false;
    return BeginsNoun(at) && !words_.BeginsVerb(at) &&
           !((words_.Has(at, grammar_.det) || words_.Has(at, grammar_.owner)) &&
             at > noun_begin_) &&
           !(words_.Has(at, grammar_.pronoun) && at > noun_begin_);
  }

  // In October 2025 | DoorDash · the rocket | it builds: pronouns stand alone, and times before a
  // name.
  bool BreaksNoun(int32_t at) const {
    constexpr int32_t kYear = 4;  // digits
    if (words_.IsEntity(at) && tokens_[at].is_pronoun) return true;
    if (words_.IsEntity(at - 1) && tokens_[at - 1].is_pronoun && !tokens_[at - 1].owns) return true;
    const bool is_year =
        tokens_[at - 1].kind == Token::Kind::kNumber && tokens_[at - 1].span.size() == kYear;
    return words_.IsEntity(at) && (is_year || words_.Has(at - 1, grammar_.time) ||
                                   (words_.Has(at - 1, grammar_.adverb) && !IsDetermined(at - 1)));
  }

  // co-founder and chief executive: one phrase.
  bool JoinsRoles(int32_t at) const {
    if (!words_.Has(at, grammar_.conj) || !IsRole(at - 1)) return false;
    if (IsRole(at + 1)) return true;
    int32_t next = at + 1;
    while (next < at + kRoleWords && (words_.IsUnknown(next) || words_.Has(next, grammar_.former) ||
                                      (words_.IsEntity(next) && !tokens_[next].owns)))
      ++next;
    return IsRole(next) && next > at + 1 && words_.IsEntity(next + 1);
  }

  bool IsRole(int32_t at) const {
    return words_.HasAny(at, grammar_.nouns) && !words_.Has(at, grammar_.time);
  }

  void AddNoun() {
    noun_begin_ = at_;
    Phrase noun;
    noun.kind = Kind::kNoun;
    noun.begin = at_++;
    while (at_ < words_.size() && (GoesOnAsNoun(at_) || JoinsRoles(at_) || IsAdverbWithin(at_)))
      ++at_;
    noun.end = at_;
    ReadNoun(&noun);
    phrases_.push_back(noun);
  }

  // a newly founded company, its first employee
  bool IsAdverbWithin(int32_t at) const {
    const bool goes_on = words_.IsEntity(at + 1) ||
                         (words_.IsWord(at + 1) && (!words_.HasAny(at + 1, grammar_.verbs) ||
                                                    words_.HasAny(at + 1, grammar_.nouns)));
    return words_.IsAdverb(at) && IsDetermined(at) && goes_on;
  }

  // Does an article or an owner stand right before?
  bool IsDetermined(int32_t at) const {
    return words_.Has(at - 1, grammar_.det) || words_.Has(at - 1, grammar_.owner) ||
           (at > 0 && tokens_[at - 1].owns);
  }

  void ReadNoun(Phrase* noun) const {
    int32_t name = kNone;
    bool is_former = noun->begin > 0 && words_.Has(noun->begin - 1, grammar_.former);
    for (int32_t at = noun->begin; at < noun->end; ++at) {
      is_former = is_former || words_.Has(at, grammar_.former);
      noun->has_failed = noun->has_failed || words_.Has(at, grammar_.failed);
      noun->is_definite_owner = noun->is_definite_owner || words_.Has(at, grammar_.owner);
      if (words_.IsEntity(at)) {
        name = at;
      } else if (words_.HasAny(at, grammar_.nouns)) {
        noun->roles.push_back({at, name, is_former});
        noun->groups = tokens_[at].groups;
      }
    }
    ReadUnit(noun, &name);
    const bool stands_alone = name == noun->end - 1 && tokens_[name].owns &&
                              !tokens_[name].is_pronoun && noun->begin > 0 &&
                              words_.Has(noun->begin - 1, grammar_.of);
    if (stands_alone) noun->value = name;  // a platform of [Alibaba]'s
    if (name == kNone || tokens_[name].owns || tokens_[name].is_glued) return;
    for (int32_t at = name + 1; at < noun->end; ++at) {
      const bool is_kind =
          words_.Has(at, grammar_.kind) || words_.Has(at, grammar_.time) ||
          tokens_[at].kind == Token::Kind::kNumber ||
          (words_.IsUnknown(at) && (tokens_[name].types & kArtifacts) != 0);  // the [R1T] pickup
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
    if (last.token != noun->end - 1 || last.owner != *name ||
        !words_.Has(last.token, grammar_.unit))
      return;
    for (int32_t at = *name - 1; at >= noun->begin; --at) {
      if (!words_.IsEntity(at) || !tokens_[at].owns) continue;
      noun->value = *name;
      last.owner = at;
      *name = kNone;
      return;
    }
  }

  static constexpr int32_t kRoleWords = 6;

  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
  const WordSense words_;
  std::vector<Phrase> phrases_;
  int32_t at_ = 0;
  int32_t noun_begin_ = 0;
};

}  // namespace

std::vector<Phrase> Chunk(const Lexicon& lexicon, const std::vector<Token>& tokens) {
  return Chunker(lexicon.grammar(), tokens).Run();
}

}  // namespace wenmai::ingest::english
