// Whether words in a text that have a name's skeleton are that name as a writer would write it.
#pragma once

#include <string_view>

#include "ingest/document.h"

namespace wenmai::ingest {

// True if the span does not begin, or neither begins nor ends, within a Latin word or a number:
// `OpenAI的` and `OpenAI's` hold OpenAI, `xOpenAIy` does not; `GPT-4` stands neither in `GPT-4o`
// nor in `GPT-4.1`.
bool BeginsAlone(std::u32string_view text, Span span);
bool StandsAlone(std::u32string_view text, Span span);

// Compares the words of the text with a name of the same skeleton. Case may differ, but a name that
// is also an `ordinary` word must keep its capitals, and an `exact` one every letter. Words may be
// parted or joined only where the parts still begin with a capital, a digit or a Han character and
// no capital is lost, and an article that begins a name keeps its own: `Video Tutor` is VideoTutor, `one plus` is not OnePlus. Never spans a line
// end.
bool IsSpelledLike(std::u32string_view words, std::u32string_view name, bool ordinary, bool exact);

}  // namespace wenmai::ingest
