// A name found once is found everywhere in the article: in its full form where no pattern saw it,
// and in the short forms that go with it.
#pragma once

#include <vector>

#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"

namespace wenmai::ingest {

// Adds candidates for what follows from the chosen ones:
//   every other occurrence of a name;
//   a person's surname and given name alone (杰夫 after 杰夫·贝佐斯, Clarke after Robb Clarke);
//   a model's version alone (V4 after DeepSeek V4);
//   a company's name with or without the word for company;
//   the other name in a gloss (Project Kuiper after 柯伊伯计划).
void Propagate(const ArticleView& view, const std::vector<Candidate>& chosen, Candidates* found);

}  // namespace wenmai::ingest
