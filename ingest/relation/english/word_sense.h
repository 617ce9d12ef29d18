// Which words are verbs in their places: partners in A partners with B, but not in its partners.
#pragma once

#include <vector>

#include "ingest/relation/english/token.h"

namespace wenmai::ingest::english {

class WordSense {
 public:
  WordSense(const Grammar& grammar, const std::vector<Token>& tokens)
      : grammar_(grammar), tokens_(tokens) {}

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

  // Does a verb group begin at the token?
  bool BeginsVerb(int32_t at) const;

 private:
  int32_t PreviousWord(int32_t at) const;
  bool IsMonth(int32_t at) const;
  bool IsNounAfterTo(int32_t at) const;
  bool IsVerb(int32_t at) const;
  bool IsPlainBase(int32_t at) const;
  bool IsBaseVerb(int32_t at, int32_t before) const;
  bool IsThirdVerb(int32_t at, int32_t before) const;
  bool LooksPast(int32_t at) const;

  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
};

}  // namespace wenmai::ingest::english
