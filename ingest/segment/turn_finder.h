// Turns: who speaks which words of an interview or a discussion.
//
// A label alone proves nothing (`优点：…`), so labels are judged together: they come again, stand
// before much of the text, and questions are asked. Once an article is known for a dialogue, its
// labels are also found in the middle of paragraphs, and a paragraph without one goes on with the
// speaker before it. A heading gives the author the word back, unless the article is nothing but
// speech.
#pragma once

#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

// Fills document->turns, in text order and not overlapping; each lies within one block. Label and
// turn do not overlap.
void FindTurns(Document* document);

}  // namespace wenmai::ingest
