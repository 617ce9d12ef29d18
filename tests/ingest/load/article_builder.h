// Articles for tests, made of names and statements; text and spans come out right by construction.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/code_point_index.h"
#include "ingest/digest.h"
#include "ingest/extraction.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::ingest {

struct NameSpec {
  std::string text, rule;
  int count = 1;
};

class ArticleBuilder {
 public:
  explicit ArticleBuilder(std::string source, std::string url = {}) {
    extraction_.source = std::move(source);
    extraction_.metadata.url = std::move(url);
    extraction_.metadata.title = "About " + extraction_.source;
  }

  ArticleBuilder& On(int64_t day) {
    extraction_.metadata.published = graph::Date{day};
    return *this;
  }
  ArticleBuilder& Saying(const std::string& words) {
    Append(words);
    return *this;
  }

  // Returns the index of the entity. The first name is what the article calls it.
  int32_t Entity(EntityType type, const std::vector<NameSpec>& names, std::string lexicon_id = {},
                 std::vector<std::string> lexicon_names = {}) {
    ExtractedEntity entity;
    entity.type = type;
    entity.name = names.front().text;
    entity.lexicon_id = std::move(lexicon_id);
    entity.lexicon_names = std::move(lexicon_names);
    entity.type_votes[static_cast<size_t>(type)] = 1.25f;
    for (const NameSpec& name : names) {
      const auto index = static_cast<int32_t>(entity.names.size());
      Span first;
      for (int i = 0; i < name.count; ++i) {
        const Span span = Append(name.text);
        if (i == 0) first = span;
        entity.spans.push_back(span);
        entity.span_names.push_back(index);
      }
      entity.names.push_back({name.text, text::Fold(name.text), name.rule, name.count, first});
      entity.surfaces.push_back(name.text);
    }
    std::sort(entity.surfaces.begin(), entity.surfaces.end());
    extraction_.entities.push_back(std::move(entity));
    return static_cast<int32_t>(extraction_.entities.size()) - 1;
  }
  ArticleBuilder& Describe(int32_t entity, std::string description) {
    extraction_.entities[entity].description = std::move(description);
    return *this;
  }

  ArticleBuilder& Fact(FactType type, int32_t subject, int32_t object, std::string role = {},
                       std::string status = {}) {
    const Span evidence = Append("fact");
    extraction_.facts.push_back(
        {type, subject, object, std::move(role), std::move(status), "is", evidence});
    return *this;
  }

  ArticleBuilder& Claim(int32_t speaker, const std::vector<int32_t>& about) {
    ExtractedClaim claim;
    claim.speaker = speaker == kNone ? "author" : extraction_.entities[speaker].name;
    claim.speaker_entity = speaker;
    claim.text = "claim " + std::to_string(extraction_.claims.size());
    claim.verb = "said";
    claim.span = Append(claim.text);
    for (int32_t entity : about) {
      const ExtractedEntity& e = extraction_.entities[entity];
      claim.about.push_back({entity, e.names[e.span_names[0]].text, e.spans[0]});
    }
    extraction_.claims.push_back(std::move(claim));
    return *this;
  }

  Extraction Build() const {
    Extraction built = extraction_;
    built.id = ArticleId(built.metadata.url, built.source);
    built.hash = Sha256Hex(built.text);
    return built;
  }

 private:
  Span Append(const std::string& words) {
    const auto begin = static_cast<int32_t>(text::CodePointCount(extraction_.text));
    extraction_.text += words;
    const Span span{begin, begin + static_cast<int32_t>(text::CodePointCount(words))};
    extraction_.text += "。";
    return span;
  }

  Extraction extraction_;
};

}  // namespace wenmai::ingest
