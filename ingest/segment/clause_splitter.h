// Clause groups: what stands for sentences in speech that was written down without punctuation.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

// Cuts `text` into groups of clauses of about 10 to 40 Han characters (or as much in Latin words):
// where a sentence ends, else at spaces between Chinese clauses, else before words that begin a
// clause.
std::vector<Span> SplitClauses(std::u32string_view text);

}  // namespace wenmai::ingest
