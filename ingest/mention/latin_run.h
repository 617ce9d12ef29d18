// Runs of Latin words that may be one name: words with capitals, the small words within names, numbers.
//
//   run := name word ((connector | name word | number))* with one space between words
#pragma once

#include "ingest/mention/article_view.h"

namespace wenmai::ingest {

class LatinRuns {
 public:
  // Keeps a reference: the view must outlive it.
  explicit LatinRuns(const ArticleView& view) : view_(view), words_(view.words()) {}

  // The end of the run that begins at word `begin`; `begin` itself if it begins none.
  size_t EndOf(size_t begin) const;

  // of, de.
  bool IsConnector(size_t i) const;
  // A word that is neither everyday English nor a term: most likely a name.
  bool IsRare(size_t i) const;

 private:
  bool IsNameWord(size_t i) const;
  bool IsLinked(size_t i) const;
  bool EndsRun(size_t i) const;
  bool IsJoined(size_t i) const;
  bool IsNumber(size_t i) const;

  const ArticleView& view_;
  const std::vector<LatinWord>& words_;
};

}  // namespace wenmai::ingest
