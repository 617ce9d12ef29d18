// The phrases of data/discourse_narrator.tsv.
#pragma once

#include <string_view>

#include "ingest/discourse/cue_table.h"

namespace wenmai::ingest {

struct NarratorPhrases {
  NarratorPhrases();

  // All groups of the phrases in `folded`.
  CueGroups GroupsIn(std::u32string_view folded) const;

  CueTable table;
  // Groups, named as in the file.
  int i, we, i_am, guest, you, between, conversation, written_by;
  int speech, verbatim, below, byline, says, talks, tells, announces, interviewed, with, recording;
};

}  // namespace wenmai::ingest
