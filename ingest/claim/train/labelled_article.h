// Articles cut into sentences, some of which have a label: what the claim model learns from.
#pragma once

#include <string>
#include <vector>

#include "ingest/claim/train/kind_label.h"

namespace wenmai::ingest {

struct TrainingSentence {
  std::u32string folded;
  int kind = -1;  // a class; -1 where no reader has judged
};

struct LabelledArticle {
  std::string name;
  std::vector<TrainingSentence> sentences;  // in text order
};

// Reads and segments the articles under `folder`, sorted by path, and labels their sentences.
std::vector<LabelledArticle> ReadLabelledArticles(const std::string& folder,
                                                  const std::vector<KindLabel>& labels);

// One article for each line `kind<TAB>sentence` of a file.
std::vector<LabelledArticle> ReadLabelledSentences(const std::string& path);

}  // namespace wenmai::ingest
