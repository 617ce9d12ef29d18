// What tells the type of a name beside the cues next to it: the names that stand in a list with it,
// the names that fill cells, headings or items like its own, the tagger, its own words.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"
#include "ingest/mention/type_cue.h"
#include "ingest/tagger/tagger.h"

namespace wenmai::ingest {

class TypeVote {
 public:
  // Keeps references to all three.
  TypeVote(const ArticleView& view, const std::vector<TaggedName>& tagged,
           const std::vector<Candidate>& chosen)
      : view_(view), tagged_(tagged), chosen_(chosen) {}

  // The types of the names before and after it in a list, as they stand now.
  void AddNeighbours(size_t member, TypeScores* scores) const;

  // What a list says that its members are: 陌陌、探探等社交应用.
  void AddListNoun(size_t member, TypeScores* scores) const;

  // What an English apposition tells: Gemini, the crypto exchange run by twins.
  void AddApposition(size_t member, TypeScores* scores) const;

  // Counts a name whose type is known for the column that it stands in.
  void CountForColumn(size_t member);
  void AddColumn(size_t member, TypeScores* scores) const;

  void AddTagged(size_t member, TypeScores* scores) const;

  // What the English word before it tells: made in Ditzingen, Avio of Colleferro, Mike Mayo of Wells, Adobe's
  // Express.
  void AddPreposition(size_t member, TypeScores* scores) const;

  // What the words of the name tell: R1-Distill-Qwen3-8B is a model, AWS Aurora a product.
  void AddMakeup(size_t member, TypeScores* scores) const;

 private:
  std::optional<EntityType> ListNounAt(int32_t at) const;
  const Block* FilledBlock(size_t member) const;
  bool IsPartOfPerson(Span span) const;
  bool IsForeignPair(Span span) const;

  const ArticleView& view_;
  const std::vector<TaggedName>& tagged_;
  const std::vector<Candidate>& chosen_;
  std::map<BlockKind, TypeScores> columns_;  // how many names of each type fill blocks of a kind
};

}  // namespace wenmai::ingest
