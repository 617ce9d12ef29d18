// What is known of a token beyond its sentence's characters: the names that lexicon and patterns make
// out, whether it lies in one, of which types its neighbours are, and in what kind of block it stands.
#pragma once

#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"
#include "ingest/tagger/tag_token.h"

namespace wenmai::ingest {

// Sets `found`, `found_before`, `found_after` and `setting` of the article's tokens. The names are in
// order and apart.
void MarkTagContext(const ArticleView& view, const std::vector<Candidate>& names,
                    std::vector<TagToken>* tokens);

}  // namespace wenmai::ingest
