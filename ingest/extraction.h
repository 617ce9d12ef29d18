// What the pipeline makes of one article, in the shape of the graph: entities, facts and claims
// with spans in code points of the article's text. It is what `wenmai extract` prints, what the
// loader takes, and what the store keeps of each article so that it can be replaced or forgotten
// exactly.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

struct ExtractedName {
  std::string text;    // the surface, white space normalised
  std::string folded;  // text/fold.h
  std::string rule;    // why it is taken for this entity
  int32_t count = 0;
  Span evidence;  // the earliest
};

struct ExtractedEntity {
  EntityType type = EntityType::kPerson;
  std::string name;
  std::string lexicon_id;                  // empty where the lexicon does not know it
  std::vector<std::string> lexicon_names;  // its names there, the canonical first
  std::string description;
  std::vector<ExtractedName> names;   // texts distinct
  std::vector<std::string> surfaces;  // distinct, exactly as they stand in the text, sorted
  std::vector<Span> spans;            // of all mentions, in text order
  std::vector<int32_t>
      span_names;  // of each span: index into names, kNone where it is none of them
  std::array<float, kEntityTypeCount> type_votes{};
};

struct ExtractedFact {
  FactType type = FactType::kWorksAt;
  int32_t subject = kNone, object = kNone;  // entities, never kNone
  std::string role, status, cue;
  Span evidence;
};

struct ExtractedTopic {
  int32_t entity = kNone;  // never kNone
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
  std::string id;  // of the article: from its url where stated, else from its source
  std::string source;
  std::string text;
  std::string hash;  // of the text
  Metadata metadata;
  std::vector<ExtractedEntity> entities;
  std::vector<ExtractedFact> facts;
  std::vector<ExtractedClaim> claims;
};

// The article that a url, or where there is none a source, names. Spellings of one address (scheme,
// fragment, trailing slash) give one id.
std::string ArticleId(std::string_view url, std::string_view source);

// Takes over what the stages have found, with spans mapped to the text as read. An entity that is
// mentioned nowhere is left out, and with it the facts and topics that name it.
Extraction FromDocument(const Document& document);

}  // namespace wenmai::ingest
