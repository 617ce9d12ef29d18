// Who speaks under a label that is a mere role: the one who says so in its turns (`Speaker 1: Hi, I'm Ada Park`), and of
// the one label of answers (`答：`, `Guest:`) the one whom title or lead say that the conversation is with.
#pragma once

#include "ingest/discourse/narrator_phrases.h"
#include "ingest/document.h"

namespace wenmai::ingest {

class NamelessLabelReader {
 public:
  // Sets Turn::speaker_entity where it is plain.
  // REQUIRES: the article's entities are known.
  void Run(Document* document) const;

 private:
  NarratorPhrases phrases_;
};

}  // namespace wenmai::ingest
