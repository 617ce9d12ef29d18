// An article as the lexicon and the patterns alone read it, and as all sources together do. The tagger
// looks at the first of the two, for it has learnt where that is right and where it is not.
#pragma once

#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"
#include "ingest/mention/type_cue.h"
#include "ingest/tagger/tagger.h"

namespace wenmai::ingest {

// Removes the candidates that nothing speaks for, and returns the best set of the others that does not
// overlap, each with its type.
std::vector<Candidate> ChooseNames(const ArticleView& view, const TypeCues& cues,
                                   const std::vector<TaggedName>& tagged,
                                   std::vector<Candidate>* candidates);

// What all sources but the tagger find, and what would be chosen of it.
Candidates FindNames(const ArticleView& view);
std::vector<Candidate> ReadFirst(const ArticleView& view, const TypeCues& cues,
                                 std::vector<Candidate> candidates);

}  // namespace wenmai::ingest
