#include "ingest/relation/name_extractor.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace wenmai::ingest {
namespace {

constexpr size_t kBodyNameMin = 2;  // characters; a shorter name begins too many others

bool IsBody(const Entity& entity) {
  return entity.type == EntityType::kCompany || entity.type == EntityType::kOrganization;
}

bool IsArtifact(const Entity& entity) {
  return entity.type == EntityType::kModel || entity.type == EntityType::kProduct;
}

bool IsLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

// The names of the article's bodies, folded.
class BodyNames {
 public:
  explicit BodyNames(const Reading& reading) {
    for (const Mention& mention : reading.document().mentions) {
      if (mention.entity == kNone || !IsBody(reading.document().entities[mention.entity])) continue;
      bodies_.emplace(std::u32string(reading.Folded(mention.span)), mention.entity);
    }
  }

  // The length of the longest name that `name` begins with and goes beyond, and whose it is.
  std::pair<size_t, int32_t> BeginningOf(std::u32string_view name) const {
    for (size_t length = name.size() - 1; length >= kBodyNameMin; --length) {
      if (IsLetter(name[length - 1]) && IsLetter(name[length])) continue;
      const auto found = bodies_.find(std::u32string(name.substr(0, length)));
      if (found != bodies_.end()) return {length, found->second};
    }
    return {0, kNone};
  }

 private:
  std::unordered_map<std::u32string, int32_t> bodies_;
};

}  // namespace

void NameExtractor::Extract(const Reading& reading, FactSet* facts) const {
  const Document& document = reading.document();
  const BodyNames bodies(reading);
  for (const Mention& mention : document.mentions) {
    const std::u32string_view name = reading.Folded(mention.span);
    if (mention.entity == kNone || name.size() <= kBodyNameMin) continue;
    const Entity& entity = document.entities[mention.entity];
    const bool is_unit = IsBody(entity) && reading.GroupsIn(mention.span).test(unit_);
    if (!is_unit && !IsArtifact(entity)) continue;
    const auto [length, body] = bodies.BeginningOf(name);
    Fact fact;
    fact.type = is_unit ? FactType::kPartOf : FactType::kDevelops;
    fact.subject = is_unit ? mention.entity : body;
    fact.object = is_unit ? body : mention.entity;
    fact.evidence = mention.span;
    fact.cue = document.View(mention.span).substr(0, length);
    facts->Add(fact);
  }
}

}  // namespace wenmai::ingest
