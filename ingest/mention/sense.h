// What type each chosen name has. A name that the lexicon knows in several senses (DeepSeek the
// company, DeepSeek the model) is decided at each occurrence, by the words around it and the
// article's habit; a name of open type once for the article.
#pragma once

#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"
#include "ingest/mention/type_cue.h"
#include "ingest/tagger/tagger.h"

namespace wenmai::ingest {

// Sets type and lexicon entry of the chosen. `all` are the candidates they were chosen from.
void DecideSenses(const ArticleView& view, const TypeCues& cues,
                  const std::vector<TaggedName>& tagged, const std::vector<Candidate>& all,
                  std::vector<Candidate>* chosen);

}  // namespace wenmai::ingest
