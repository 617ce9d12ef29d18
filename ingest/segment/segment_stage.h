// Segmenting: turns of speech, sentences, quotations.
#pragma once

#include <memory>

#include "ingest/stage.h"

namespace wenmai::ingest {

// Needs kLayerText, adds kLayerSegments. Every block but code has sentences, titles, metadata,
// captions and originals too: what may hold a claim is for the stage of claims to say.
std::unique_ptr<Stage> MakeSegmentStage();

}  // namespace wenmai::ingest
