// Finds the names in an article. The result does not depend on the order of its sources (source.h):
// all give scored candidates, and the best set of them that does not overlap is chosen.
#pragma once

#include <memory>
#include <vector>

#include "ingest/lexicon/lexicon.h"
#include "ingest/mention/custom_name.h"
#include "ingest/stage.h"

namespace wenmai::ingest {

// The lexicon must outlive the stage.
std::unique_ptr<Stage> MakeMentionStage(const Lexicon& lexicon,
                                        std::vector<CustomNameFinder> finders = {});

}  // namespace wenmai::ingest
