// Whether capitals within a sentence of English prose make words a name. Nobody writes a common word so, save
// those that always have a capital (Monday, French), and a place is as likely as a body behind a word like
// `from`.
#pragma once

#include "absl/container/flat_hash_set.h"
#include "ingest/mention/article_view.h"

namespace wenmai::ingest {

class ProperNouns {
 public:
  // Keeps a reference: the view must outlive it.
  explicit ProperNouns(const ArticleView& view);

  // Also at the beginning of a sentence, if no dictionary has the word.
  bool IsOne(Span span) const;

  // True if what follows is its own and has a name too: Benchmark's Eric Vishria.
  bool IsOwner(Span span) const;

 private:
  bool IsOfPlace(Span span, bool is_phrase) const;
  bool IsCommon(size_t word) const;
  bool IsInProse(Span span) const;

  const ArticleView& view_;
  absl::flat_hash_set<std::u32string_view> small_words_;  // that the article also writes without a capital
};

}  // namespace wenmai::ingest
