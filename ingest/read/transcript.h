// Speech written down without punctuation.
#pragma once

#include <string_view>

namespace wenmai::ingest {

// Whether `text` is long and nearly without marks that end a sentence.
bool IsTranscript(std::u32string_view text);

}  // namespace wenmai::ingest
