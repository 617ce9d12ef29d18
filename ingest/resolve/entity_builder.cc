#include "ingest/resolve/entity_builder.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

// Rules of names that are but part of the full one.
constexpr std::string_view kShortRules[] = {"surname", "given name", "nickname", "version",
                                              "short name"};

// A name as one would write it in a line: any white space is one space, none between Chinese
// characters.
std::u32string Normalised(std::u32string_view words) {
  std::u32string name;
  for (size_t i = 0; i < words.size(); ++i) {
    if (!text::IsSpace(words[i])) {
      name.push_back(words[i]);
      continue;
    }
    while (i + 1 < words.size() && text::IsSpace(words[i + 1])) ++i;
    const bool between_han = i + 1 < words.size() && text::IsHan(words[i + 1]) && !name.empty() &&
                             text::IsHan(name.back());
    if (!between_han) name.push_back(U' ');
  }
  return name;
}

std::string RuleOf(const Mention& mention) {
  switch (mention.source) {
    case MentionSource::kLexicon:
      return "lexicon";
    case MentionSource::kTagger:
      return "tagger";
    case MentionSource::kPattern:
      return "pattern";
    case MentionSource::kGloss:
      return "gloss";
    case MentionSource::kSpeakerLabel:
      return "speaker label";
    case MentionSource::kMetadata:
      return "metadata";
    case MentionSource::kPropagated:
      return "same name";
  }
  return {};
}

bool IsShort(const EntityName& name) {
  return std::find(std::begin(kShortRules), std::end(kShortRules), name.rule) !=
         std::end(kShortRules);
}

void AddMention(const Document& document, int32_t index, const std::string& rule, Entity* entity) {
  const Mention& mention = document.mentions[index];
  entity->mentions.push_back(index);
  entity->type_votes[static_cast<size_t>(mention.type)] += mention.score;
  std::u32string text = Normalised(document.View(mention.span));
  const auto same = std::find_if(entity->names.begin(), entity->names.end(),
                                 [&](const EntityName& name) { return name.text == text; });
  if (same != entity->names.end()) {
    ++same->count;
    return;
  }
  entity->names.push_back(
      {std::move(text), rule.empty() ? RuleOf(mention) : rule, 1, mention.span});
}

// The full name used most; the lexicon's where the article uses that.
void ChooseName(const Lexicon& lexicon, int32_t lexicon_entry, Entity* entity) {
  std::u32string_view canonical;
  if (lexicon_entry != kNone) canonical = lexicon.entry(lexicon_entry).names.front().text;
  const auto rank = [&](const EntityName& name) {
    return std::tuple(name.text == canonical, !IsShort(name), name.count, name.text.size());
  };
  const auto best =
      std::max_element(entity->names.begin(), entity->names.end(),
                       [&](const EntityName& a, const EntityName& b) { return rank(a) < rank(b); });
  entity->name = best->text;
}

void ChooseType(Entity* entity) {
  const float* votes = entity->type_votes;
  entity->type = static_cast<EntityType>(std::max_element(votes, votes + kEntityTypeCount) - votes);
}

}  // namespace

void BuildEntities(const Lexicon& lexicon, const std::vector<NameNode>& nodes,
                   const NodeUnion& identity, Document* document) {
  std::vector<int32_t> node_of(document->mentions.size(), kNone);
  for (size_t n = 0; n < nodes.size(); ++n) {
    for (const int32_t mention : nodes[n].mentions) node_of[mention] = static_cast<int32_t>(n);
  }
  std::map<int32_t, int32_t> entity_of_root;
  std::vector<int32_t> entry_of_entity;  // kNone: the lexicon does not know it
  for (size_t m = 0; m < document->mentions.size(); ++m) {
    const int32_t node = node_of[m];
    const auto next = static_cast<int32_t>(document->entities.size());
    const auto [found, is_new] = entity_of_root.try_emplace(identity.Find(node), next);
    if (is_new) {
      document->entities.emplace_back();
      entry_of_entity.push_back(identity.EntryOf(node));
    }
    const int32_t entity = found->second;
    document->mentions[m].entity = entity;
    AddMention(*document, static_cast<int32_t>(m), identity.rule(node),
               &document->entities[entity]);
  }
  for (size_t e = 0; e < document->entities.size(); ++e) {
    Entity& entity = document->entities[e];
    ChooseType(&entity);
    ChooseName(lexicon, entry_of_entity[e], &entity);
    if (entry_of_entity[e] == kNone) continue;
    entity.lexicon_id = lexicon.entry(entry_of_entity[e]).id;
    for (const LexiconName& name : lexicon.entry(entry_of_entity[e]).names) {
      entity.lexicon_names.push_back(name.text);
    }
  }
  for (const Description& description : document->descriptions) {
    Entity& entity = document->entities[document->mentions[description.mention].entity];
    if (entity.description.empty())
      entity.description = Normalised(document->View(description.span));
  }
}

}  // namespace wenmai::ingest
