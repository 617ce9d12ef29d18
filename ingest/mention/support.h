// Weak candidates are words that may be a name and may not: 奥特曼, Figure, a given name alone.
// They stay only where the article supports them.
#pragma once

#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"
#include "ingest/mention/type_cue.h"
#include "ingest/tagger/tagger.h"

namespace wenmai::ingest {

// Removes the candidates that the tagger was asked about and does not believe in: the less it takes,
// the less is known of them. (tagged_name.cc)
void DropUntagged(const ArticleView& view, const std::vector<TaggedName>& tagged,
                  std::vector<Candidate>* candidates);

// Removes the weak candidates that nothing supports. Support is a stronger name of the same lexicon
// entry anywhere in the article, the same words as a sure candidate, words next to an occurrence
// of the name that ask for its type, or a sure name of its type beside it in a list. It holds for all occurrences.
void DropUnsupported(const ArticleView& view, const TypeCues& cues,
                     std::vector<Candidate>* candidates);

}  // namespace wenmai::ingest
