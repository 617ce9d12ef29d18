// Whether Latin words that no list, ending or gloss vouches for are a name at all. How they are
// written says part of it, what stands around their occurrences the rest: what the tagger thinks, words
// that ask for a name of some type, known names beside them in a list. What nothing speaks for is left
// out: unknown rather than wrong.
#pragma once

#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"
#include "ingest/mention/type_cue.h"
#include "ingest/tagger/tagger.h"

namespace wenmai::ingest {

// Removes the candidates of open type that patterns found and that lack the evidence that words
// written like them need.
void DropUnproven(const ArticleView& view, const TypeCues& cues,
                  const std::vector<TaggedName>& tagged, std::vector<Candidate>* candidates);

}  // namespace wenmai::ingest
