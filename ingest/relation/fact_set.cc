#include "ingest/relation/fact_set.h"

#include <utility>

#include "ingest/discourse/cue_table.h"

namespace wenmai::ingest {
namespace {

enum class Sort { kPerson, kBody, kArtifact, kWork, kPlace };

Sort SortOf(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return Sort::kPerson;
    case EntityType::kCompany:
    case EntityType::kOrganization:
      return Sort::kBody;
    case EntityType::kModel:
    case EntityType::kProduct:
      return Sort::kArtifact;
    case EntityType::kWork:
      return Sort::kWork;
    case EntityType::kPlace:
      return Sort::kPlace;
  }
  return Sort::kPlace;
}

bool MayJoin(FactType type, EntityType subject_type, EntityType object_type) {
  const Sort subject = SortOf(subject_type);
  const Sort object = SortOf(object_type);
  switch (type) {
    case FactType::kWorksAt:
    case FactType::kFounded:
      return subject == Sort::kPerson && object == Sort::kBody;
    case FactType::kDevelops:
      return subject == Sort::kBody && object == Sort::kArtifact;
    case FactType::kPartOf:
      return subject == object && (subject == Sort::kBody || subject == Sort::kArtifact);
    case FactType::kAcquired:
    case FactType::kPartnersWith:
      return subject == Sort::kBody && object == Sort::kBody;
    case FactType::kInvestedIn:
      return (subject == Sort::kPerson || subject == Sort::kBody) && object == Sort::kBody;
    case FactType::kCompetesWith:
      return subject == object && (subject == Sort::kBody || subject == Sort::kArtifact);
    case FactType::kUses:
      return (subject == Sort::kBody || subject == Sort::kArtifact) && object == Sort::kArtifact;
    case FactType::kAuthored:
      return subject == Sort::kPerson && object == Sort::kWork;
    case FactType::kLocatedIn:
      return subject == Sort::kBody && object == Sort::kPlace;
  }
  return false;
}

// A maker and its product of one name neither use each other nor compete.
bool AreNamesakes(const Entity& subject, const Entity& object) {
  return FoldInPlace(subject.name) == FoldInPlace(object.name);
}

// Are both versions of one thing: GPT-4 and GPT-5, GPT-5 and GPT-5.1?
bool AreVersions(const Entity& subject, const Entity& object) {
  constexpr std::u32string_view kDigits = U"0123456789";
  const auto family_of = [&](const Entity& entity) {
    const size_t end = entity.name.find_first_of(kDigits);
    return end == std::u32string::npos || end == 0 ? std::u32string()
                                                   : FoldInPlace(entity.name.substr(0, end));
  };
  const std::u32string family = family_of(subject);
  return !family.empty() && family == family_of(object);
}

bool IsSymmetric(FactType type) {
  return type == FactType::kPartnersWith || type == FactType::kCompetesWith;
}

}  // namespace

void FactSet::Add(Fact fact) {
  if (fact.subject == fact.object || fact.subject == kNone || fact.object == kNone) return;
  if (!MayJoin(fact.type, document_.entities[fact.subject].type,
               document_.entities[fact.object].type)) {
    return;
  }
  const bool parts = fact.type == FactType::kUses || fact.type == FactType::kCompetesWith;
  if (parts && AreNamesakes(document_.entities[fact.subject], document_.entities[fact.object])) return;
  if (fact.type == FactType::kCompetesWith &&
      AreVersions(document_.entities[fact.subject], document_.entities[fact.object]))
    return;
  if (IsSymmetric(fact.type) && fact.object < fact.subject) std::swap(fact.subject, fact.object);
  const auto key = std::tuple(fact.type, fact.subject, fact.object);
  const auto [found, is_new] = facts_.try_emplace(key, fact);
  if (is_new) return;
  Fact& first = found->second;
  if (fact.evidence.begin < first.evidence.begin) std::swap(first, fact);
  if (first.role.empty()) first.role = fact.role;
  if (first.status.empty()) first.status = fact.status;
}

// Who makes a product is not told to use it (亚马逊凭借AWS), unless the verb says just that (使用).
bool FactSet::UsesOwn(const Fact& fact) const {
  const bool says_so = fact.cue.find(U'用') != std::u32string::npos ||
                       fact.cue.starts_with(U"us");
  return fact.type == FactType::kUses && !says_so &&
         facts_.contains({FactType::kDevelops, fact.subject, fact.object});
}

std::vector<Fact> FactSet::Sorted() const {
  std::vector<Fact> facts;
  for (const auto& [key, fact] : facts_) {
    if (!UsesOwn(fact)) facts.push_back(fact);
  }
  return facts;
}

}  // namespace wenmai::ingest
