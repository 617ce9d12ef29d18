#include "ingest/extraction_json.h"

#include <fmt/format.h>

#include <chrono>
#include <string_view>

#include "ingest/json_writer.h"

namespace wenmai::ingest {
namespace {

// What is not known is left out.
void WriteText(std::string_view key, std::string_view text, JsonWriter* json) {
  if (!text.empty()) json->Key(key).Text(text);
}

void WriteDate(std::string_view key, const std::optional<graph::Date>& date, JsonWriter* json) {
  if (!date) return;
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{date->days}}};
  json->Key(key).Text(fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                                  static_cast<unsigned>(day.month()),
                                  static_cast<unsigned>(day.day())));
}

void WriteSpan(Span span, JsonWriter* json) {
  json->Key("start").Number(span.begin);
  json->Key("end").Number(span.end);
}

// Calls write(element) for each element.
template <typename Elements, typename Write>
void WriteArray(std::string_view key, const Elements& elements, JsonWriter* json, Write write) {
  json->Key(key).BeginArray();
  for (const auto& element : elements) write(element);
  json->End(']');
}

void WriteName(const ExtractedName& name, JsonWriter* json) {
  json->BeginObject();
  json->Key("text").Text(name.text);
  json->Key("rule").Text(name.rule);
  json->Key("count").Number(name.count);
  WriteSpan(name.evidence, json);
  json->End('}');
}

void WriteEntity(const ExtractedEntity& entity, JsonWriter* json) {
  json->BeginObject();
  json->Key("type").Text(EntityTypeName(entity.type));
  json->Key("name").Text(entity.name);
  WriteText("lexicon", entity.lexicon_id, json);
  WriteText("description", entity.description, json);
  WriteArray("surfaces", entity.surfaces, json,
             [&](const std::string& surface) { json->Text(surface); });
  WriteArray("spans", entity.spans, json, [&](Span span) {
    json->Number(span.begin);
    json->Number(span.end);
  });
  WriteArray("names", entity.names, json,
             [&](const ExtractedName& name) { WriteName(name, json); });
  json->End('}');
}

void WriteFact(const Extraction& extraction, const ExtractedFact& fact, JsonWriter* json) {
  json->BeginObject();
  json->Key("type").Text(FactTypeName(fact.type));
  json->Key("subject").Text(extraction.entities[fact.subject].name);
  json->Key("object").Text(extraction.entities[fact.object].name);
  WriteText("role", fact.role, json);
  WriteText("status", fact.status, json);
  WriteText("verb", fact.cue, json);
  WriteSpan(fact.evidence, json);
  json->End('}');
}

void WriteTopic(const Extraction& extraction, const ExtractedTopic& topic, JsonWriter* json) {
  json->BeginObject();
  json->Key("name").Text(extraction.entities[topic.entity].name);
  json->Key("surface").Text(topic.surface);
  WriteSpan(topic.span, json);
  json->End('}');
}

void WriteClaim(const Extraction& extraction, const ExtractedClaim& claim, JsonWriter* json) {
  json->BeginObject();
  json->Key("text").Text(claim.text);
  json->Key("kind").Text(ClaimKindName(claim.kind));
  json->Key("mode").Text(ClaimModeName(claim.mode));
  json->Key("polarity").Text(claim.is_negated ? "negated" : "affirmed");
  WriteText("speaker", claim.speaker, json);
  if (claim.speaker_entity != kNone) {
    json->Key("made_by").Text(extraction.entities[claim.speaker_entity].name);
  }
  WriteText("verb", claim.verb, json);
  WriteDate("said_on", claim.said_on, json);
  WriteSpan(claim.span, json);
  WriteArray("about", claim.about, json,
             [&](const ExtractedTopic& topic) { WriteTopic(extraction, topic, json); });
  json->End('}');
}

}  // namespace

std::string ExtractionToJson(const Extraction& extraction) {
  const Metadata& metadata = extraction.metadata;
  JsonWriter json;
  json.BeginObject();
  json.Key("id").Text(extraction.id);
  json.Key("source").Text(extraction.source);
  WriteText("title", metadata.title, &json);
  WriteText("author", metadata.author, &json);
  WriteText("publisher", metadata.publisher, &json);
  WriteDate("published", metadata.published, &json);
  WriteText("url", metadata.url, &json);
  WriteText("language", metadata.language, &json);
  json.Key("hash").Text(extraction.hash);
  WriteArray("entities", extraction.entities, &json,
             [&](const ExtractedEntity& entity) { WriteEntity(entity, &json); });
  WriteArray("facts", extraction.facts, &json,
             [&](const ExtractedFact& fact) { WriteFact(extraction, fact, &json); });
  WriteArray("claims", extraction.claims, &json,
             [&](const ExtractedClaim& claim) { WriteClaim(extraction, claim, &json); });
  json.End('}');
  return json.Take();
}

}  // namespace wenmai::ingest
