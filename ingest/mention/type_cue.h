// What the words around a name tell about its type: `X公司` is a company, `用X写` a product,
// `X表示` a person. Read from data/mention_cue.tsv: side, type, weight, words.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "ingest/document.h"
#include "ingest/lexicon/text_hash.h"
#include "ingest/mention/article_view.h"

namespace wenmai::ingest {

using TypeScores = std::array<float, kEntityTypeCount>;

class TypeCues {
 public:
  TypeCues();

  // The weights of the cues directly at the span, by type; of those near it.
  TypeScores ScoreBeside(const ArticleView& view, Span span) const;
  TypeScores ScoreNear(const ArticleView& view, Span span) const;
  // Both together.
  TypeScores Score(const ArticleView& view, Span span) const;

 private:
  struct Table {
    TextMap<TypeScores> words;
    size_t longest = 0;
  };

  void AddWord(std::string_view side, EntityType type, float weight, std::u32string word);
  void AddBefore(const ArticleView& view, int32_t at, TypeScores* scores) const;
  void AddAfter(const ArticleView& view, int32_t at, TypeScores* scores) const;
  void AddLongest(const ArticleView& view, int32_t begin, TypeScores* scores) const;

  Table before_, after_, near_;
};

}  // namespace wenmai::ingest
