#include "ingest/extraction_codec.h"

#include "ingest/document_fields.h"
#include "ingest/pack.h"
#include "wenmai/error.h"

namespace wenmai {

template <typename Archive>
void Fields(Archive& archive, Date& date) {
  archive(date.days);
}

}  // namespace wenmai

namespace wenmai::ingest {
namespace {

constexpr char kVersion = 2;

}  // namespace

template <typename Archive>
void Fields(Archive& archive, Metadata& m) {
  archive(m.title, m.author, m.publisher, m.url, m.published, m.language);
}
template <typename Archive>
void Fields(Archive& archive, ExtractedName& name) {
  archive(name.text, name.folded, name.rule, name.count, name.evidence);
}
template <typename Archive>
void Fields(Archive& archive, ExtractedEntity& e) {
  archive(e.type, e.name, e.lexicon_id, e.lexicon_names, e.description, e.names, e.surfaces, e.spans,
          e.span_names, e.type_votes);
}
template <typename Archive>
void Fields(Archive& archive, ExtractedFact& fact) {
  archive(fact.type, fact.subject, fact.object, fact.role, fact.status, fact.cue, fact.evidence);
}
template <typename Archive>
void Fields(Archive& archive, ExtractedTopic& topic) {
  archive(topic.entity, topic.surface, topic.span);
}
template <typename Archive>
void Fields(Archive& archive, ExtractedClaim& c) {
  archive(c.text, c.span, c.kind, c.mode, c.speaker, c.verb, c.speaker_entity, c.is_negated,
          c.said_on, c.about);
}
template <typename Archive>
void Fields(Archive& archive, Extraction& e) {
  archive(e.id, e.source, e.hash, e.metadata, e.entities, e.facts, e.claims);
}

namespace {

// Indices are followed without looking, so they are looked at once, here.
void CheckIndices(const Extraction& extraction) {
  const auto is_index = [](int32_t index, size_t size) {
    return index >= 0 && static_cast<size_t>(index) < size;
  };
  const size_t entity_count = extraction.entities.size();
  bool is_sound = true;
  for (const ExtractedEntity& entity : extraction.entities) {
    is_sound &= entity.spans.size() == entity.span_names.size();
    for (int32_t name : entity.span_names) {
      is_sound &= name == kNone || is_index(name, entity.names.size());
    }
  }
  for (const ExtractedFact& fact : extraction.facts) {
    is_sound &= is_index(fact.subject, entity_count) && is_index(fact.object, entity_count);
  }
  for (const ExtractedClaim& claim : extraction.claims) {
    is_sound &= claim.speaker_entity == kNone || is_index(claim.speaker_entity, entity_count);
    for (const ExtractedTopic& topic : claim.about)
      is_sound &= is_index(topic.entity, entity_count);
  }
  if (!is_sound) throw Error(ErrorCode::kCorruption, "damaged extraction: an index points nowhere");
}

}  // namespace

std::string EncodeExtraction(const Extraction& extraction) { return kVersion + Pack(extraction); }

Extraction DecodeExtraction(std::string_view bytes) {
  if (bytes.empty()) throw Error(ErrorCode::kCorruption, "damaged extraction: it is empty");
  if (bytes.front() > kVersion) {
    throw Error(ErrorCode::kUnsupported, "an article was stored by a later version of wenmai");
  }
  auto extraction = Unpack<Extraction>(bytes.substr(1), "extraction");
  CheckIndices(extraction);
  return extraction;
}

}  // namespace wenmai::ingest
