#include "ingest/load/entity_tally.h"

#include <algorithm>
#include <tuple>

#include "ingest/identity/key.h"
#include "ingest/identity/spelling.h"
#include "text/fold.h"

namespace wenmai::ingest {
namespace {

template <typename Text>
void TallyText(const Text& text, int64_t step, std::map<Text, int64_t>* counts) {
  if (text.empty()) return;
  const auto count = counts->try_emplace(text, 0).first;
  count->second += step;
  if (count->second == 0) counts->erase(count);
}

void TallyName(const std::string& text, const NameUse& use, const Evidence& evidence, int64_t step,
               EntityRecord* entity, std::vector<std::string>* lost) {
  NameTally& tally = entity->names[text];
  tally.folded = use.folded;
  if (step > 0 && (tally.article_count == 0 || evidence < tally.evidence))
    tally.evidence = evidence;
  if (step < 0 && evidence == tally.evidence) lost->push_back(text);
  tally.article_count += step;
  tally.strong_count += use.is_strong ? step : 0;
  tally.count += step * use.count;
}

// What most articles give; of several the one that sorts first.
template <typename Text>
Text Commonest(const std::map<Text, int64_t>& counts) {
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.second, b.first) < std::tuple(b.second, a.first);
      });
  return best == counts.end() ? Text() : best->first;
}

// How much a name tells: of a person, one in parts most; then one that does not lean on its
// article.
int NameWeight(KeyGroup group, const NameTally& tally) {
  int weight = tally.strong_count > 0 ? 1 : 0;
  if (group == KeyGroup::kPerson) {
    switch (FormOfPersonName(tally.folded)) {
      case NameForm::kFull:
        weight += 4;
        break;
      case NameForm::kSingle:
        weight += 2;
        break;
      case NameForm::kCommon:
        break;
    }
  }
  return weight;
}

}  // namespace

void TallyAppearance(const Appearance& appearance, const std::string& article, int64_t day,
                     int64_t step, EntityRecord* entity, std::vector<std::string>* lost) {
  entity->article_count += step;
  for (size_t i = 0; i < appearance.type_parts.size(); ++i) {
    entity->type_articles[i] += step * appearance.type_parts[i];
    entity->type_votes[i] += step * appearance.type_votes[i];
  }
  TallyText(appearance.lexicon_names, step, &entity->lexicon_names);
  TallyText(appearance.description, step, &entity->descriptions);
  for (const auto& [text, use] : appearance.names) {
    TallyName(text, use, {day, article, use.span, use.rule}, step, entity, lost);
  }
}

EntityType TypeOf(const EntityRecord& entity) {
  size_t best = 0;
  for (size_t i = 1; i < entity.type_articles.size(); ++i) {
    if (std::pair(entity.type_articles[i], entity.type_votes[i]) >
        std::pair(entity.type_articles[best], entity.type_votes[best])) {
      best = i;
    }
  }
  return static_cast<EntityType>(best);
}

std::string CanonicalName(const EntityRecord& entity) {
  if (!entity.lexicon_names.empty()) return Commonest(entity.lexicon_names).front();
  const KeyGroup group = KeyGroupOf(TypeOf(entity));
  const auto rank = [&](const auto& name) {
    const NameTally& tally = name.second;
    return std::tuple(NameWeight(group, tally), tally.article_count, tally.count,
                      name.first.size());
  };
  // Names are in order, so of equals the first wins.
  const auto best =
      std::max_element(entity.names.begin(), entity.names.end(),
                       [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return best == entity.names.end() ? std::string() : best->first;
}

std::set<std::string> AliasesOf(const EntityRecord& entity, const Decisions& decisions) {
  const KeyGroup group = KeyGroupOf(TypeOf(entity));
  const auto is_split = [&](const std::string& name) {
    if (!decisions.has_splits()) return false;
    const Key key = MakeKey(KeyKind::kName, group, Spelling(group, text::Fold(name)));
    const std::set<Key>& apart = decisions.SplitFrom(key);
    return std::any_of(entity.keys.begin(), entity.keys.end(), [&](const Key& own) { return apart.contains(own); });
  };
  std::set<std::string> aliases;
  for (const auto& [names, count] : entity.lexicon_names) {
    for (const std::string& name : names) {
      if (!is_split(name)) aliases.insert(name);
    }
  }
  for (const auto& [text, tally] : entity.names) aliases.insert(text);
  return aliases;
}

std::string DescriptionOf(const EntityRecord& entity) { return Commonest(entity.descriptions); }

}  // namespace wenmai::ingest
