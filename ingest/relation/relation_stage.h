// The stage that finds the typed relationships between entities that an article states.
#pragma once

#include <memory>

#include "ingest/stage.h"

namespace wenmai::ingest {

// Adds Document::facts, each stated at least once by the words of its evidence, in order of type,
// subject and object. Denials, suppositions and questions are no facts.
std::unique_ptr<Stage> MakeRelationStage();

}  // namespace wenmai::ingest
