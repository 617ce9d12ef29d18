// An Extraction as bytes, for the books of the store. Field order is the format: a change that
// older bytes cannot be read with gets a new version number, and the articles are extracted again.
//   extraction := version:byte fields        (ingest/pack.h)
// The text is not part of it: the graph's Article holds it.
#pragma once

#include <string>
#include <string_view>

#include "ingest/extraction.h"

namespace wenmai::ingest {

// Equal extractions give equal bytes.
std::string EncodeExtraction(const Extraction& extraction);

// `text` of the result is empty. Throws Error{kCorruption} if the bytes are damaged,
// Error{kUnsupported} if a later version wrote them.
Extraction DecodeExtraction(std::string_view bytes);

}  // namespace wenmai::ingest
