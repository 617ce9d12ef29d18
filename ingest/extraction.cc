#include "ingest/extraction.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ingest/code_point_index.h"
#include "ingest/digest.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using text::EncodeUtf8;

std::u32string WithoutSpace(std::u32string_view text) {
  std::u32string letters(text);
  std::erase_if(letters, text::IsSpace);
  return letters;
}

// Carries one document over. `kept_` maps the document's entities to those of the extraction.
class Converter {
 public:
  explicit Converter(const Document& document) : document_(document), index_(document.text) {}

  Extraction Convert() {
    Extraction extraction;
    extraction.id = ArticleId(document_.metadata.url, document_.source);
    extraction.source = document_.source;
    extraction.text = document_.text;
    extraction.hash = Sha256Hex(document_.text);
    extraction.metadata = document_.metadata;
    for (const Entity& entity : document_.entities) {
      kept_.push_back(entity.mentions.empty() ? kNone
                                              : static_cast<int32_t>(extraction.entities.size()));
      if (!entity.mentions.empty()) extraction.entities.push_back(ConvertEntity(entity));
    }
    for (const Fact& fact : document_.facts) {
      if (Kept(fact.subject) == kNone || Kept(fact.object) == kNone) continue;
      extraction.facts.push_back({fact.type, Kept(fact.subject), Kept(fact.object),
                                  EncodeUtf8(fact.role), fact.status, EncodeUtf8(fact.cue),
                                  Original(fact.evidence)});
    }
    for (const Claim& claim : document_.claims) extraction.claims.push_back(ConvertClaim(claim));
    return extraction;
  }

 private:
  int32_t Kept(int32_t entity) const { return entity == kNone ? kNone : kept_[entity]; }

  Span Original(Span span) const { return span.size() > 0 ? document_.ToOriginal(span) : Span{}; }

  ExtractedEntity ConvertEntity(const Entity& entity) const {
    ExtractedEntity out;
    out.type = entity.type;
    out.name = EncodeUtf8(entity.name);
    out.lexicon_id = entity.lexicon_id;
    for (const std::u32string& name : entity.lexicon_names) out.lexicon_names.push_back(EncodeUtf8(name));
    out.description = EncodeUtf8(entity.description);
    std::copy(std::begin(entity.type_votes), std::end(entity.type_votes), out.type_votes.begin());
    for (const EntityName& name : entity.names) {
      std::string utf8 = EncodeUtf8(name.text);
      std::string folded = text::Fold(utf8);
      out.names.push_back(
          {std::move(utf8), std::move(folded), name.rule, name.count, Original(name.evidence)});
    }
    std::set<std::string> surfaces;
    for (int32_t mention : entity.mentions) {
      const Span clean = document_.mentions[mention].span;
      const Span span = Original(clean);
      out.spans.push_back(span);
      out.span_names.push_back(FindName(entity, document_.View(clean)));
      surfaces.emplace(index_.Slice(span));
    }
    out.surfaces.assign(surfaces.begin(), surfaces.end());
    return out;
  }

  // A name's white space is normalised, that of a mention is not.
  static int32_t FindName(const Entity& entity, std::u32string_view surface) {
    for (size_t i = 0; i < entity.names.size(); ++i) {
      if (entity.names[i].text == surface) return static_cast<int32_t>(i);
    }
    const std::u32string letters = WithoutSpace(surface);
    for (size_t i = 0; i < entity.names.size(); ++i) {
      if (WithoutSpace(entity.names[i].text) == letters) return static_cast<int32_t>(i);
    }
    return kNone;
  }

  ExtractedClaim ConvertClaim(const Claim& claim) const {
    ExtractedClaim out;
    out.text = EncodeUtf8(document_.View(claim.span));
    out.span = Original(claim.span);
    out.kind = claim.kind;
    out.mode = claim.mode;
    out.speaker = EncodeUtf8(claim.speaker);
    out.verb = EncodeUtf8(claim.verb);
    out.speaker_entity = Kept(claim.speaker_entity);
    out.is_negated = claim.is_negated;
    out.said_on = claim.said_on;
    for (const ClaimTopic& topic : claim.about) {
      if (Kept(topic.entity) == kNone) continue;
      const Span span = Original(topic.surface);
      out.about.push_back({Kept(topic.entity), std::string(index_.Slice(span)), span});
    }
    return out;
  }

  const Document& document_;
  const CodePointIndex index_;
  std::vector<int32_t> kept_;
};

}  // namespace

std::string ArticleId(std::string_view url, std::string_view source) {
  if (url.empty()) return ShortDigest(source);
  url = url.substr(0, url.find('#'));
  if (const size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  return ShortDigest(url);
}

Extraction FromDocument(const Document& document) { return Converter(document).Convert(); }

}  // namespace wenmai::ingest
