// The cues of the claim stage, read once from data/claim_cue.tsv.
#pragma once

#include "ingest/discourse/cue_table.h"

namespace wenmai::ingest {

struct ClaimCues {
  ClaimCues();

  CueTable table;
  // Groups, named as in the file.
  int self, say, say_before_pause, attributed, according, source, view, auxiliary, is;
  int preposition, third, third_many, adverb, someone, quantifier, eponym, role;
  int team, announce, eyes, condition, utterance;
  int negation, contrast, subordinate, adversative;
  int goes_on, returns;
  int thinks, foresees;
  int tag_question, ask, stage, greeting, feeling, filler;
};

}  // namespace wenmai::ingest
