#include "ingest/extraction_json.h"

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string_view>

namespace wenmai::ingest {
namespace {

using Json = nlohmann::ordered_json;

void SetText(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}

void SetDate(Json& object, const char* key, const std::optional<graph::Date>& date) {
  if (!date) return;
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{date->days}}};
  object[key] = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                            static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

void SetSpan(Json& object, Span span) {
  object["start"] = span.begin;
  object["end"] = span.end;
}

Json NameJson(const ExtractedName& name) {
  Json object = {{"text", name.text}, {"rule", name.rule}, {"count", name.count}};
  SetSpan(object, name.evidence);
  return object;
}

Json EntityJson(const ExtractedEntity& entity) {
  Json object = {{"type", EntityTypeName(entity.type)}, {"name", entity.name}};
  SetText(object, "lexicon", entity.lexicon_id);
  SetText(object, "description", entity.description);
  object["surfaces"] = entity.surfaces;
  Json& spans = object["spans"] = Json::array();
  for (Span span : entity.spans) {
    spans.push_back(span.begin);
    spans.push_back(span.end);
  }
  Json& names = object["names"] = Json::array();
  for (const ExtractedName& name : entity.names) names.push_back(NameJson(name));
  return object;
}

Json FactJson(const Extraction& extraction, const ExtractedFact& fact) {
  Json object = {{"type", FactTypeName(fact.type)},
                 {"subject", extraction.entities[fact.subject].name},
                 {"object", extraction.entities[fact.object].name}};
  SetText(object, "role", fact.role);
  SetText(object, "status", fact.status);
  SetText(object, "verb", fact.cue);
  SetSpan(object, fact.evidence);
  return object;
}

Json ClaimJson(const Extraction& extraction, const ExtractedClaim& claim) {
  Json object = {{"text", claim.text},
                 {"kind", ClaimKindName(claim.kind)},
                 {"mode", ClaimModeName(claim.mode)},
                 {"polarity", claim.is_negated ? "negated" : "affirmed"}};
  SetText(object, "speaker", claim.speaker);
  if (claim.speaker_entity != kNone) {
    object["made_by"] = extraction.entities[claim.speaker_entity].name;
  }
  SetText(object, "verb", claim.verb);
  SetDate(object, "said_on", claim.said_on);
  SetSpan(object, claim.span);
  Json& about = object["about"] = Json::array();
  for (const ExtractedTopic& topic : claim.about) {
    Json named = {{"name", extraction.entities[topic.entity].name}, {"surface", topic.surface}};
    SetSpan(named, topic.span);
    about.push_back(std::move(named));
  }
  return object;
}

}  // namespace

std::string ExtractionToJson(const Extraction& extraction) {
  const Metadata& metadata = extraction.metadata;
  Json object = {{"id", extraction.id}, {"source", extraction.source}};
  SetText(object, "title", metadata.title);
  SetText(object, "author", metadata.author);
  SetText(object, "publisher", metadata.publisher);
  SetDate(object, "published", metadata.published);
  SetText(object, "url", metadata.url);
  SetText(object, "language", metadata.language);
  object["hash"] = extraction.hash;
  Json& entities = object["entities"] = Json::array();
  for (const ExtractedEntity& entity : extraction.entities) entities.push_back(EntityJson(entity));
  Json& facts = object["facts"] = Json::array();
  for (const ExtractedFact& fact : extraction.facts) facts.push_back(FactJson(extraction, fact));
  Json& claims = object["claims"] = Json::array();
  for (const ExtractedClaim& claim : extraction.claims) {
    claims.push_back(ClaimJson(extraction, claim));
  }
  return object.dump();
}

}  // namespace wenmai::ingest
