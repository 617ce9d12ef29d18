// A document as the later stages read it: its words folded, its cues found, and quick ways from a
// sentence to what stands in it.
#pragma once

#include <string>
#include <vector>

#include "ingest/discourse/cue_table.h"
#include "ingest/document.h"

namespace wenmai::ingest {

// Half-open range of indices.
struct IndexRange {
  int32_t begin = 0;
  int32_t end = 0;
  bool empty() const { return begin >= end; }
};

class Reading {
 public:
  Reading(const Document& document, const CueTable& cues);

  const Document& document() const { return document_; }
  const std::u32string& folded() const { return folded_; }
  const std::vector<CueHit>& cues() const { return cues_; }

  std::u32string_view Folded(Span span) const {
    return std::u32string_view(folded_).substr(span.begin, span.size());
  }
  // Mentions and cues that lie within `span`.
  IndexRange MentionsIn(Span span) const;
  IndexRange CuesIn(Span span) const;
  // All groups of the cues within `span`.
  CueGroups GroupsIn(Span span) const;
  // Do blanks between Chinese words stand for commas, as in a transcript that has none? Elsewhere
  // they only set off what is bold, Latin or a number.
  bool blanks_part() const { return blanks_part_; }
  // The sentence before number `sentence` in the same block, kNone if there is none.
  int32_t PreviousInBlock(int32_t sentence) const;

 private:
  const Document& document_;
  std::u32string folded_;
  std::vector<CueHit> cues_;
  bool blanks_part_;
};

// Is there nothing in `line` but `name`, numbers and punctuation?
bool HoldsOnlyName(const Reading& reading, Span line, Span name);

}  // namespace wenmai::ingest
