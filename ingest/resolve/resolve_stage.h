// Which mentions of an article name the same entity, and who speaks in each turn. Identity across
// articles is not decided here: it is a function of what all articles say.
#pragma once

#include <memory>

#include "ingest/lexicon/lexicon.h"
#include "ingest/stage.h"

namespace wenmai::ingest {

// The lexicon must outlive the stage.
std::unique_ptr<Stage> MakeResolveStage(const Lexicon& lexicon);

}  // namespace wenmai::ingest
