// Who does what in a clause of English: subjects, objects, appositions and lists, told from its
// phrases by rules of grammar alone.
#pragma once

#include <vector>

#include "ingest/relation/english/phrase.h"

namespace wenmai::ingest::english {

// What a preposition governs: [with] participation [from] A.
struct Complement {
  CueGroups groups;
  int32_t phrase = kNone;
};

enum class Modality : uint8_t { kStated, kPlanned, kNotStated };

class Syntax {
 public:
  Syntax(const Document& document, const Clause& clause, const Grammar& grammar,
         const std::vector<Token>& tokens, const std::vector<Phrase>& phrases)
      : document_(document),
        clause_(clause),
        grammar_(grammar),
        tokens_(tokens),
        phrases_(phrases) {}

  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Phrase>& phrases() const { return phrases_; }

  // Noun phrases, the likeliest first: whoever fits is meant.
  std::vector<int32_t> SubjectsOf(int32_t verb, int32_t depth = 0) const;
  std::vector<int32_t> ObjectsOf(int32_t verb) const;
  std::vector<int32_t> AntecedentsOf(int32_t relative) const;
  // Of a verb or a noun phrase, to its right; of a verb also the one that opens its sentence.
  std::vector<Complement> ComplementsOf(int32_t phrase) const;
  // The noun and what it depends on: of the founder of [Lumen] Lumen and the founder.
  std::vector<int32_t> WithHeads(int32_t noun) const;
  // The noun that `noun` stands in apposition to, with its heads: [X], the founder of Y.
  std::vector<int32_t> ApposedTo(int32_t noun) const;
  // Of what opens the sentence: founded by A, [B] grew.
  std::vector<int32_t> FollowingSubject(int32_t phrase) const;
  // The phrase behind the noun and all that it governs.
  int32_t EndOf(int32_t noun) const;

  int32_t WhereOf(int32_t verb) const;
  bool IsPassive(int32_t verb) const;
  Modality ModalityOf(int32_t verb) const;

  // The tokens of all the names, of types among the bits of `types`, that the noun phrase stands
  // for: its own and those in one list with it, else those of what it is called, apposed to or
  // predicated of.
  std::vector<int32_t> NamesOf(int32_t noun, uint32_t types, int32_t depth = 0) const;
  bool Fits(int32_t token, uint32_t types) const;

  // Is of one of the names of a list told something between?
  bool HasAsides(const std::vector<int32_t>& names) const;

  // The Sydney company, the lender: a body that the text goes on about.
  bool IsDefiniteBody(int32_t noun) const;

  bool Is(int32_t phrase, Phrase::Kind kind) const {
    return phrase >= 0 && phrase < size() && phrases_[phrase].kind == kind;
  }
  bool Has(int32_t phrase, int group) const {
    return phrase >= 0 && phrase < size() && phrases_[phrase].groups.test(group);
  }
  int32_t size() const { return static_cast<int32_t>(phrases_.size()); }
  int32_t VerbBefore(int32_t phrase) const;

 private:
  bool IsPronoun(int32_t noun) const;
  bool IsMember(int32_t phrase, uint32_t types) const;
  bool IsFinite(int32_t verb) const;
  bool IsReduced(int32_t verb) const;
  bool IsTime(int32_t noun) const;
  bool OpensAside(int32_t phrase, uint32_t types) const;
  int32_t AsideBegin(int32_t comma, uint32_t types) const;
  int32_t NextMember(int32_t member, uint32_t types, bool* is_last) const;
  int32_t FirstMember(int32_t member, uint32_t types) const;
  std::vector<int32_t> ListFrom(int32_t first, uint32_t types) const;
  std::vector<int32_t> MembersOf(int32_t member, uint32_t types) const;
  std::vector<int32_t> SubjectsOfReduced(int32_t verb, int32_t depth) const;
  std::vector<int32_t> SubjectsOfGerund(int32_t verb, int32_t depth) const;
  std::vector<int32_t> SubjectsOfFinite(int32_t verb, int32_t depth) const;
  int32_t GovernorOf(int32_t noun) const;

  const Document& document_;
  const Clause& clause_;
  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
  const std::vector<Phrase>& phrases_;
};

}  // namespace wenmai::ingest::english
