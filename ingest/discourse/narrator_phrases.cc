#include "ingest/discourse/narrator_phrases.h"

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/discourse_narrator.tsv";

}  // namespace

NarratorPhrases::NarratorPhrases()
    : table(kFile, IngestData(kFile)),
      i(table.Group("i")),
      we(table.Group("we")),
      i_am(table.Group("i_am")),
      guest(table.Group("guest")),
      you(table.Group("you")),
      between(table.Group("between")),
      conversation(table.Group("conversation")),
      written_by(table.Group("written_by")),
      speech(table.Group("speech")),
      verbatim(table.Group("verbatim")),
      below(table.Group("below")),
      byline(table.Group("byline")),
      says(table.Group("says")),
      talks(table.Group("talks")),
      tells(table.Group("tells")),
      announces(table.Group("announces")),
      interviewed(table.Group("interviewed")),
      with(table.Group("with")),
      recording(table.Group("recording")) {}

CueGroups NarratorPhrases::GroupsIn(std::u32string_view folded) const {
  CueGroups groups;
  for (const CueHit& hit : table.Find(folded)) groups |= hit.groups;
  return groups;
}

}  // namespace wenmai::ingest
