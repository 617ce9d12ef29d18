#include "ingest/relation/english/word_sense.h"

namespace wenmai::ingest::english {

int32_t WordSense::PreviousWord(int32_t at) const {
  int32_t before = at - 1;
  while (before >= 0 && IsAdverb(before) && !HasAny(before, grammar_.nouns)) --before;
  return before;
}

bool WordSense::BeginsVerb(int32_t at) const {
  if (!IsWord(at)) return false;
  if (Has(at, grammar_.may) && Has(at, grammar_.time) && IsMonth(at)) return false;
  if (HasAny(at, grammar_.auxiliaries)) return !Has(at, grammar_.det);
  if (Has(at, grammar_.to_infinitive)) {
    int32_t verb = at + 1;
    while (IsAdverb(verb)) ++verb;
    return HasAny(verb, grammar_.auxiliaries) || (Has(verb, grammar_.base) && !IsNounAfterTo(verb));
  }
  return IsVerb(at);
}

// In May, May 2018.
bool WordSense::IsMonth(int32_t at) const {
  return HasAny(at - 1, grammar_.prepositions) ||
         (IsIn(at + 1) && tokens_[at + 1].kind == Token::Kind::kNumber);
}

bool WordSense::IsNounAfterTo(int32_t at) const {
  return HasAny(at, grammar_.nouns) && (HasAny(at + 1, grammar_.prepositions) || !IsIn(at + 1));
}

// Is the word, which may be one, a verb here?
bool WordSense::IsVerb(int32_t at) const {
  if (!HasAny(at, grammar_.verbs)) return LooksPast(at);
  if (tokens_[at].is_compound) return Has(at, grammar_.participle) && Has(at + 1, grammar_.by);
  if (HasAny(at, grammar_.prepositions))
    return at > 0 && tokens_[at - 1].kind == Token::Kind::kComma && !Has(at, grammar_.like);
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
  const bool is_modified =
      IsIn(before) && (Has(before, grammar_.det) || tokens_[before].owns ||
                       Has(before, grammar_.owner) || tokens_[before].kind == Token::Kind::kNumber);
  if (is_modified) return false;  // the acquired company
  const bool is_participle = Has(at, grammar_.participle) || Has(at, grammar_.ing);
  const bool describes = IsUnknown(before) && before > 0 &&
                         Has(PreviousWord(before), grammar_.det) && is_participle &&
                         (IsUnknown(at + 1) || HasAny(at + 1, grammar_.nouns));
  return !describes;
}

// Has it no other form that stands alone: put, cut?
bool WordSense::IsPlainBase(int32_t at) const {
  if (Has(at, grammar_.participle) && Has(at + 1, grammar_.by)) return false;  // run by A
  return !Has(at, grammar_.past) || HasAny(at, grammar_.nouns);
}

// Plural subjects and headlines: A and B partner with C.
bool WordSense::IsBaseVerb(int32_t at, int32_t before) const {
  if (!IsIn(before)) return false;
  if (Has(before, grammar_.pronoun) || Has(before, grammar_.who)) return true;
  const bool is_noun_too = HasAny(at, grammar_.nouns);
  const bool is_list = IsEntity(before) &&
                       (Has(before - 1, grammar_.conj) ||
                        (IsIn(before - 1) && tokens_[before - 1].kind == Token::Kind::kComma)) &&
                       IsEntity(before - 2);
  if (is_list) return !is_noun_too || HasAny(at + 1, grammar_.prepositions);
  if (Has(before, grammar_.conj)) return !is_noun_too && before > 0;
  return !is_noun_too && (Has(before, grammar_.plural) || IsEntity(before)) &&
         !tokens_[before].owns;
}

// Nvidia partners with Foxconn, but: its partners.
bool WordSense::IsThirdVerb(int32_t at, int32_t before) const {
  if (!IsIn(before) || tokens_[before].owns) return false;
  const bool follows_aside =
      tokens_[before].kind == Token::Kind::kComma && before > 2 &&
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
bool WordSense::LooksPast(int32_t at) const {
  if (!IsUnknown(at) || !tokens_[at].looks_past || at == 0) return false;
  if (IsEntity(at - 1)) return !tokens_[at - 1].owns && !tokens_[at - 1].is_glued;
  return HasAny(at - 1, grammar_.auxiliaries) || Has(at - 1, grammar_.conj) ||
         Has(at - 1, grammar_.who) || Has(at - 1, grammar_.which);
}

}  // namespace wenmai::ingest::english
