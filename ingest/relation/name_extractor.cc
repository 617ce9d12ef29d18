#include "ingest/relation/name_extractor.h"

#include <algorithm>
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

bool IsModel(const Entity& entity) { return entity.type == EntityType::kModel; }

bool IsArtifact(const Entity& entity) {
  return entity.type == EntityType::kModel || entity.type == EntityType::kProduct;
}

bool IsLetter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); }

// FAIR实验室 is FAIR itself.
bool IsAcronym(std::u32string_view name) {
  constexpr size_t kAcronymMax = 5;
  return name.size() <= kAcronymMax &&
         std::all_of(name.begin(), name.end(), [](char32_t c) { return c >= U'A' && c <= U'Z'; });
}

// Does a mention of `entity` stand near `mention`?
bool IsNamedBeside(const Document& document, const Mention& mention, int32_t entity) {
  constexpr int32_t kBeside = 40;  // code points
  const std::vector<Mention>& mentions = document.mentions;
  const size_t at = static_cast<size_t>(&mention - mentions.data());
  for (size_t i = at; i-- > 0 && mention.span.begin - mentions[i].span.end <= kBeside;) {
    if (mentions[i].entity == entity) return true;
  }
  for (size_t i = at + 1;
       i < mentions.size() && mentions[i].span.begin - mention.span.end <= kBeside; ++i) {
    if (mentions[i].entity == entity) return true;
  }
  return false;
}

// The body that owns the one at `unit`: [北京大学]智能学院, [Meta]的FAIR实验室. Null where none does.
const Mention* OwnerOf(const Reading& reading, const Mention& unit) {
  constexpr std::u32string_view kJoints[] = {U"", U"的", U"旗下", U"旗下的", U"下属的", U"'s"};
  const std::vector<Mention>& mentions = reading.document().mentions;
  if (&unit == mentions.data()) return nullptr;
  const Mention& owner = (&unit)[-1];
  if (owner.entity == kNone || owner.span.end > unit.span.begin ||
      !IsBody(reading.document().entities[owner.entity]))
    return nullptr;
  std::u32string between(reading.Folded({owner.span.end, unit.span.begin}));
  std::erase(between, U' ');
  const bool is_joint =
      std::find(std::begin(kJoints), std::end(kJoints), between) != std::end(kJoints);
  return is_joint ? &owner : nullptr;
}

// Does the article merely list the name among what it touches on, as metadata do?
bool IsInMetadata(const Document& document, const Mention& mention) {
  auto block = std::upper_bound(document.blocks.begin(), document.blocks.end(), mention.span.begin,
                                [](int32_t at, const Block& b) { return at < b.span.begin; });
  return block != document.blocks.begin() && (--block)->kind == BlockKind::kMetadata;
}

// The names of the article's entities of a kind, folded.
class Names {
 public:
  template <typename IsOfKind>
  Names(const Reading& reading, IsOfKind is_of_kind) {
    for (const Mention& mention : reading.document().mentions) {
      if (mention.entity == kNone || !is_of_kind(reading.document().entities[mention.entity]))
        continue;
      entities_.emplace(std::u32string(reading.Folded(mention.span)), mention.entity);
      for (const std::u32string& name : reading.document().entities[mention.entity].lexicon_names)
        entities_.emplace(FoldInPlace(name), mention.entity);
    }
  }

  bool Has(const std::u32string& name) const { return entities_.contains(name); }

  // The length of the longest name that `name` begins with and goes beyond, and whose it is.
  std::pair<size_t, int32_t> BeginningOf(std::u32string_view name) const {
    for (size_t length = name.size() - 1; length >= kBodyNameMin; --length) {
      if (name[length] == U'.' || (IsLetter(name[length - 1]) && IsLetter(name[length]))) continue;
      const auto found = entities_.find(std::u32string(name.substr(0, length)));
      if (found != entities_.end()) return {length, found->second};
    }
    return {0, kNone};
  }

 private:
  std::unordered_map<std::u32string, int32_t> entities_;
};

}  // namespace

void NameExtractor::Extract(const Reading& reading, FactSet* facts) const {
  const Document& document = reading.document();
  const Names bodies(reading, IsBody);
  const Names models(reading, IsModel);
  const auto add = [&](FactType type, const Mention& mention, size_t length, int32_t subject,
                       int32_t object) {
    Fact fact;
    fact.type = type;
    fact.subject = subject;
    fact.object = object;
    fact.evidence = mention.span;
    fact.cue = document.View(mention.span).substr(0, length);
    facts->Add(fact);
  };
  for (const Mention& mention : document.mentions) {
    const std::u32string_view name = reading.Folded(mention.span);
    if (mention.entity == kNone || name.size() <= kBodyNameMin || IsInMetadata(document, mention))
      continue;
    const Entity& entity = document.entities[mention.entity];
    const bool is_unit = IsBody(entity) && reading.GroupsIn(mention.span).test(unit_);
    if (is_unit) {
      if (const Mention* owner = OwnerOf(reading, mention)) {
        Fact fact;
        fact.type = FactType::kPartOf;
        fact.subject = mention.entity;
        fact.object = owner->entity;
        fact.evidence = {owner->span.begin, mention.span.end};
        fact.cue = document.View(owner->span);
        facts->Add(fact);
      }
    }
    if (is_unit || IsArtifact(entity)) {
      const auto [length, body] = bodies.BeginningOf(name);
      if (is_unit && IsAcronym(document.View(
                         {mention.span.begin, mention.span.begin + static_cast<int32_t>(length)})))
        continue;
      if (is_unit) add(FactType::kPartOf, mention, length, mention.entity, body);
      if (!is_unit) add(FactType::kDevelops, mention, length, body, mention.entity);
    }
    if (!IsModel(entity)) continue;
    // A name that is its maker's too (DeepSeek-R1) does not tell of a family, nor does that of a
    // variant (o1-mini) unless the text puts the two side by side.
    const auto [length, family] = models.BeginningOf(name);
    if (family == kNone || bodies.Has(std::u32string(name.substr(0, length)))) continue;
    if (!IsNamedBeside(document, mention, family)) continue;
    add(FactType::kPartOf, mention, length, mention.entity, family);
  }
}

}  // namespace wenmai::ingest
