#include "ingest/mention/first_reading.h"

#include "ingest/mention/name_evidence.h"
#include "ingest/mention/selection.h"
#include "ingest/mention/sense.h"
#include "ingest/mention/source.h"
#include "ingest/mention/support.h"

namespace wenmai::ingest {

std::vector<Candidate> ChooseNames(const ArticleView& view, const TypeCues& cues,
                                   const std::vector<TaggedName>& tagged,
                                   std::vector<Candidate>* candidates) {
  DropUnsupported(view, cues, candidates);
  DropUnproven(view, cues, tagged, candidates);
  std::vector<Candidate> chosen = Select(view, *candidates);
  DecideSenses(view, cues, tagged, *candidates, &chosen);
  return chosen;
}

Candidates FindNames(const ArticleView& view) {
  Candidates found;
  for (const auto find : {FindLexiconNames, FindVersionNames, FindCodedNames, FindSerialNames, FindLatinNames, FindForeignNames,
                          FindChineseNames, FindBodyNames, FindCompanyNames, FindBookTitles, FindQuotedTitles, FindCalledNames,
                          FindIntroducedNames, FindGlosses, FindLabelNames, FindListedNames}) {
    find(view, &found);
  }
  return found;
}

std::vector<Candidate> ReadFirst(const ArticleView& view, const TypeCues& cues,
                                 std::vector<Candidate> candidates) {
  return ChooseNames(view, cues, {}, &candidates);
}

}  // namespace wenmai::ingest
