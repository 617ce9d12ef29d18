// The stage that finds what an article asserts: who says what about whom.
#pragma once

#include <memory>

#include "ingest/stage.h"

namespace wenmai::ingest {

// Adds Document::claims, one for each sentence that asserts something, in text order.
std::unique_ptr<Stage> MakeClaimStage();

}  // namespace wenmai::ingest
