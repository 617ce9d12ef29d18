#include "ingest/load/article_graph.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "text/fold.h"

namespace wenmai::ingest {
namespace {

// Which part of an entity some words belong to.
class PartFinder {
 public:
  explicit PartFinder(const ArticleState& state)
      : state_(state), parts_(state.extraction->entities.size()) {
    for (size_t i = 0; i < state.parts.size(); ++i) {
      parts_[state.parts[i].entity].push_back(static_cast<int32_t>(i));
    }
  }

  NodeId NodeOfEntity(int32_t entity) const { return Home(MainPart(entity)); }

  NodeId NodeOfSpan(int32_t entity, Span span) const {
    if (parts_[entity].size() == 1) return Home(parts_[entity][0]);
    const ExtractedEntity& e = state_.extraction->entities[entity];
    const auto found = std::lower_bound(e.spans.begin(), e.spans.end(), span);
    if (found == e.spans.end() || *found != span) return NodeOfEntity(entity);
    return Home(PartOfName(entity, e.span_names[found - e.spans.begin()]));
  }

  NodeId NodeOfText(int32_t entity, const std::string& text) const {
    if (parts_[entity].size() == 1) return Home(parts_[entity][0]);
    const std::vector<ExtractedName>& names = state_.extraction->entities[entity].names;
    const std::string folded = text::Fold(text);
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i].folded == folded) return Home(PartOfName(entity, static_cast<int32_t>(i)));
    }
    return NodeOfEntity(entity);
  }

  int32_t PartOfName(int32_t entity, int32_t name) const {
    for (int32_t part : parts_[entity]) {
      for (const PartName& part_name : state_.parts[part].names) {
        if (part_name.index == name) return part;
      }
    }
    return MainPart(entity);
  }

 private:
  int32_t MainPart(int32_t entity) const {
    for (int32_t part : parts_[entity]) {
      if (state_.parts[part].is_main) return part;
    }
    return parts_[entity][0];
  }
  NodeId Home(int32_t part) const { return state_.homes[part].node; }

  const ArticleState& state_;
  std::vector<std::vector<int32_t>> parts_;  // of each entity
};

void AddNames(const ExtractedEntity& entity, const Part& part, Appearance* appearance) {
  for (const PartName& part_name : part.names) {
    const ExtractedName& name = entity.names[part_name.index];
    NameUse& use = appearance->names[name.text];
    if (use.count == 0 || std::tie(name.evidence, name.rule) < std::tie(use.span, use.rule)) {
      use.span = name.evidence;
      use.rule = name.rule;
    }
    use.folded = name.folded;
    use.count += name.count;
    use.is_strong |= part_name.is_strong;
  }
}

void AddType(const ExtractedEntity& entity, const Part& part, Appearance* appearance) {
  appearance->type_parts[static_cast<size_t>(entity.type)] = 1;
  for (size_t i = 0; i < entity.type_votes.size(); ++i) {
    // Whole numbers, because their sum does not depend on the order.
    appearance->type_votes[i] += std::lround(100.0 * entity.type_votes[i]);
  }
  if (!part.is_main) return;
  // Two entities of the article may be one in the graph; then the text that sorts first stands.
  const auto take = [](const auto& text, auto* place) {
    if (!text.empty() && (place->empty() || text < *place)) *place = text;
  };
  take(entity.description, &appearance->description);
  take(entity.lexicon_names, &appearance->lexicon_names);
}

void AddAppearances(const ArticleState& state, const PartFinder& finder, ArticleGraph* graph) {
  for (size_t i = 0; i < state.parts.size(); ++i) {
    const Part& part = state.parts[i];
    const ExtractedEntity& entity = state.extraction->entities[part.entity];
    Appearance& appearance = graph->appearances[state.homes[i].node];
    AddNames(entity, part, &appearance);
    AddType(entity, part, &appearance);
  }
  for (size_t e = 0; e < state.extraction->entities.size(); ++e) {
    const ExtractedEntity& entity = state.extraction->entities[e];
    const auto index = static_cast<int32_t>(e);
    for (size_t i = 0; i < entity.spans.size(); ++i) {
      const int32_t part = finder.PartOfName(index, entity.span_names[i]);
      graph->appearances[state.homes[part].node].spans.push_back(entity.spans[i]);
    }
  }
  for (auto& [node, appearance] : graph->appearances) {
    std::sort(appearance.spans.begin(), appearance.spans.end());
  }
}

void AddSurfaces(const ArticleState& state, const PartFinder& finder, ArticleGraph* graph) {
  std::map<NodeId, std::set<std::string>> surfaces;
  for (size_t e = 0; e < state.extraction->entities.size(); ++e) {
    for (const std::string& surface : state.extraction->entities[e].surfaces) {
      surfaces[finder.NodeOfText(static_cast<int32_t>(e), surface)].insert(surface);
    }
  }
  for (auto& [node, distinct] : surfaces) {
    graph->appearances[node].surfaces.assign(distinct.begin(), distinct.end());
  }
}

void AddStatements(const ArticleState& state, const PartFinder& finder, ArticleGraph* graph) {
  // In the order of the text, so that the first to state a fact is the one kept.
  std::vector<const ExtractedFact*> facts;
  for (const ExtractedFact& fact : state.extraction->facts) facts.push_back(&fact);
  std::sort(facts.begin(), facts.end(), [](const ExtractedFact* a, const ExtractedFact* b) {
    return std::tie(a->evidence, a->cue, a->role, a->status) <
           std::tie(b->evidence, b->cue, b->role, b->status);
  });
  for (const ExtractedFact* fact : facts) {
    FactKey key{finder.NodeOfEntity(fact->subject), fact->type, finder.NodeOfEntity(fact->object)};
    if (key.subject == key.object) continue;  // turned out to be one entity
    if (IsSymmetric(key.type) && key.object < key.subject) std::swap(key.subject, key.object);
    const auto [found, is_new] = graph->statements.try_emplace(key);
    Statement& statement = found->second;
    if (is_new) statement = {fact->evidence, fact->cue, fact->role, fact->status};
    if (statement.role.empty()) statement.role = fact->role;
    if (statement.status.empty()) statement.status = fact->status;
  }
}

bool MaySpeak(EntityType type) {
  return KeyGroupOf(type) == KeyGroup::kPerson || KeyGroupOf(type) == KeyGroup::kOrganization;
}

void AddClaims(const ArticleState& state, const PartFinder& finder, ArticleGraph* graph) {
  const Extraction& extraction = *state.extraction;
  std::map<std::string, int> id_counts;
  for (const ExtractedClaim& claim : extraction.claims) {
    ClaimRow& row = graph->claims.emplace_back();
    row.claim = &claim;
    row.id = extraction.id + '#' + std::to_string(claim.span.begin) + '-' +
             std::to_string(claim.span.end);
    if (const int count = ++id_counts[row.id]; count > 1) row.id += '/' + std::to_string(count);
    const int32_t speaker = claim.speaker_entity;
    if (speaker != kNone && MaySpeak(extraction.entities[speaker].type)) {
      row.made_by = finder.NodeOfText(speaker, claim.speaker);
    }
    for (const ExtractedTopic& topic : claim.about) {
      const NodeId node = finder.NodeOfSpan(topic.entity, topic.span);
      const auto [found, is_new] = row.about.try_emplace(node, TopicUse{topic.span, topic.surface});
      if (!is_new && topic.span < found->second.span) found->second = {topic.span, topic.surface};
    }
  }
}

}  // namespace

ArticleGraph MakeArticleGraph(const ArticleState& state) {
  ArticleGraph graph;
  const PartFinder finder(state);
  AddAppearances(state, finder, &graph);
  AddSurfaces(state, finder, &graph);
  AddStatements(state, finder, &graph);
  AddClaims(state, finder, &graph);
  return graph;
}

bool IsSymmetric(FactType type) {
  return type == FactType::kPartnersWith || type == FactType::kCompetesWith;
}

}  // namespace wenmai::ingest
