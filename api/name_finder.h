// Between the names that a user's finder tells in bytes of UTF-8 and those the pipeline takes in code
// points.
#pragma once

#include "ingest/mention/custom_name.h"
#include "wenmai/ingestor.h"

namespace wenmai::api {

// The result throws Error{kInvalidArgument} if the finder tells a span outside the text, between the
// bytes of a character, empty, or of no known type.
ingest::CustomNameFinder AdaptNameFinder(const NameFinder& finder);

}  // namespace wenmai::api
