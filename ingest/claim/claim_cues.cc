#include "ingest/claim/claim_cues.h"

#include <string_view>

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/claim_cue.tsv";

}  // namespace

ClaimCues::ClaimCues()
    : table(kFile, IngestData(kFile)),
      self(table.Group("self")),
      say(table.Group("say")),
      say_before_pause(table.Group("say_before_pause")),
      attributed(table.Group("attributed")),
      according(table.Group("according")),
      source(table.Group("source")),
      view(table.Group("view")),
      auxiliary(table.Group("auxiliary")),
      is(table.Group("is")),
      preposition(table.Group("preposition")),
      third(table.Group("third")),
      third_many(table.Group("third_many")),
      adverb(table.Group("adverb")),
      someone(table.Group("someone")),
      quantifier(table.Group("quantifier")),
      eponym(table.Group("eponym")),
      role(table.Group("role")),
      team(table.Group("team")),
      announce(table.Group("announce")),
      eyes(table.Group("eyes")),
      condition(table.Group("condition")),
      utterance(table.Group("utterance")),
      negation(table.Group("negation")),
      contrast(table.Group("contrast")),
      subordinate(table.Group("subordinate")),
      adversative(table.Group("adversative")),
      goes_on(table.Group("goes_on")),
      returns(table.Group("returns")),
      thinks(table.Group("thinks")),
      foresees(table.Group("foresees")),
      tag_question(table.Group("tag_question")),
      ask(table.Group("ask")),
      stage(table.Group("stage")),
      greeting(table.Group("greeting")),
      feeling(table.Group("feeling")),
      filler(table.Group("filler")) {}

}  // namespace wenmai::ingest
