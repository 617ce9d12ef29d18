// A span of the text that may be a name, as one source of candidates sees it. Sources overlap and
// disagree; what stands in the end is chosen by score over the whole article (selection.h).
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

struct Candidate {
  Span span;
  EntityType type = EntityType::kPerson;
  float score = 0;  // how sure the source is that these words are a name of this type: 0 to 1
  MentionSource source = MentionSource::kPattern;
  int32_t lexicon_entry = kNone;
  bool is_weak = false;  // counts only with support from elsewhere in the article
  bool is_type_open =
      false;  // surely a name, but the type is a guess that the context may overrule
};

// What the sources add to.
struct Candidates {
  // Words that are short for a name, wherever they are chosen as one: V4 for DeepSeek V4.
  struct ShortName {
    std::u32string skeleton;
    Span full;
    std::string rule;
  };
  std::vector<Candidate> candidates;
  std::vector<ShortName> short_names;

  void Add(Candidate candidate) { candidates.push_back(candidate); }
};

}  // namespace wenmai::ingest
