// Which candidates become mentions. Candidates overlap: 贝佐斯 and 地球 lie in 贝佐斯地球基金. The
// chosen ones do not, and have together the greatest weight; long candidates weigh more than their
// parts.
#pragma once

#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"

namespace wenmai::ingest {

// The chosen candidates in text order; of those with one span the surest.
std::vector<Candidate> Select(const ArticleView& view, std::vector<Candidate> candidates);

}  // namespace wenmai::ingest
