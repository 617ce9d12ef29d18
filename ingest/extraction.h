// What the pipeline makes of one article, in the shape of the graph: entities, facts and claims with
// spans in code points of the article's text. It is what `wenmai extract` prints, what the loader
// takes, and what the store keeps of each article so that it can be replaced or forgotten exactly.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

struct ExtractedName {
  std::string text;    // the surface, white space normalised
  std::string folded;  // text/fold.h
  std::string rule;
  int32_t count = 0;
  Span evidence;
};

struct ExtractedEntity {
  EntityType type = EntityType::kPerson;
  std::string name;
  std::string lexicon_id;
  std::string description;
  std::vector<ExtractedName> names;
  std::vector<std::string> surfaces;  // distinct, exactly as they stand in the text, sorted
  std::vector<Span> spans;            // of all mentions, in text order
  std::array<float, kEntityTypeCount> type_votes{};
};

struct ExtractedFact {
  FactType type = FactType::kWorksAt;
  int32_t subject = kNone, object = kNone;
  std::string role, status, cue;
  Span evidence;
};

struct ExtractedTopic {
  int32_t entity = kNone;
  std::string surface;
  Span span;
};

struct ExtractedClaim {
  std::string text;  // the sentence, without Markdown marks
  Span span;
  ClaimKind kind = ClaimKind::kFact;
  ClaimMode mode = ClaimMode::kAuthor;
  std::string speaker, verb;
  int32_t speaker_entity = kNone;
  bool is_negated = false;
  std::optional<graph::Date> said_on;
  std::vector<ExtractedTopic> about;
};

struct Extraction {
  std::string id;      // of the article: from its url where stated, else from its source
  std::string source;
  std::string text;
  std::string hash;    // of the text
  Metadata metadata;
  std::vector<ExtractedEntity> entities;
  std::vector<ExtractedFact> facts;
  std::vector<ExtractedClaim> claims;
};

}  // namespace wenmai::ingest
