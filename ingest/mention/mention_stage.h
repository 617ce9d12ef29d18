// Finds the names in an article. The result does not depend on the order of its sources (source.h):
// all give scored candidates, and the best set of them that does not overlap is chosen.
#pragma once

#include <memory>
#include <vector>

#include "ingest/lexicon/lexicon.h"
#include "ingest/mention/custom_name.h"
#include "ingest/stage.h"
#include "ingest/tagger/tagger.h"

namespace wenmai::ingest {

// Lexicon and tagger must outlive the stage. Without a tagger only what the lexicon and the patterns
// tell is found: what the tagger itself is trained with.
std::unique_ptr<Stage> MakeMentionStage(const Lexicon& lexicon, const Tagger* tagger = nullptr,
                                        std::vector<CustomNameFinder> finders = {});

}  // namespace wenmai::ingest
