// Whose voice every sentence is: the speaker of its turn, of the quotation it stands in, of the report
// it makes or goes on with; the author's where it is no one else's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/claim/report.h"
#include "ingest/discourse/narrator.h"

namespace wenmai::ingest {

struct Attribution {
  Speaker speaker = {kNone, U"author"};
  ClaimMode mode = ClaimMode::kAuthor;
  std::u32string verb;
  Span frame;  // the words that attribute; empty where none do
};

class Attributor {
 public:
  Attributor(const Reading& reading, const std::vector<Reference>& references,
             const std::optional<Narrator>& narrator, const BodiesOfSpeakers& bodies, const ClaimCues& cues);

  // One for each sentence of the document.
  std::vector<Attribution> Run();

 private:
  Attribution Attribute(int32_t sentence) const;
  Attribution Voice(int32_t sentence) const;
  std::optional<Attribution> FromQuotation(int32_t sentence) const;
  bool IsOriginal(int32_t block) const;
  int32_t PreviousInFlow(int32_t sentence) const;
  bool IsShort(int32_t block, int32_t sentence) const;
  std::optional<Attribution> FromContext(int32_t sentence) const;
  std::optional<Attribution> FromReport(int32_t sentence) const;
  std::optional<Attribution> FromOpener(int32_t sentence) const;
  std::optional<Attribution> FromClauseBefore(int32_t sentence) const;
  std::optional<Attribution> Resolved(const Report& report, ClaimMode mode) const;
  bool IsOwn(const Attribution& voice, int32_t reported) const;
  bool RefersToOthers(Span span) const;
  bool EndsInSpeech(Span sentence) const;
  bool GoesOn(int32_t sentence) const;
  bool IsIntroduced(int32_t sentence) const;
  bool Fills(Span quotation, Span sentence) const;
  bool StandsAlone(Span quotation, int32_t block) const;

  const Reading& reading_;
  const Document& document_;
  const ClaimCues& cues_;
  const std::vector<Reference>& references_;
  const std::optional<Narrator>& narrator_;
  const BodiesOfSpeakers& bodies_;
  ReportFinder reports_;
  std::vector<Attribution> attributions_;
  size_t first_quotation_ = 0;  // that does not end before the sentence at hand
  std::optional<Attribution> last_reported_;  // of this section
  int32_t last_read_ = kNone;  // the sentence read before the one at hand
};

}  // namespace wenmai::ingest
