// Sentences of punctuated text.
//
// A sentence ends at 。！？ or their ASCII kin; closing quotation marks and brackets behind belong
// to it. It does not end within book marks 《》 or brackets, at the full stop of a number or an
// abbreviation, nor at a quotation's end when the reporting clause follows:
// `「这会威胁生存。」合伙人陈某表示。`
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

// The sentences of `text`, as spans of it without white space around. Together they hold all of its
// words.
std::vector<Span> SplitSentences(std::u32string_view text);

// Whether `sentence` ends in a question mark, closing marks apart.
bool IsQuestion(std::u32string_view sentence);

}  // namespace wenmai::ingest
