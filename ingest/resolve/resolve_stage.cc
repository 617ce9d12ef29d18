#include "ingest/resolve/resolve_stage.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "ingest/discourse/nameless_label.h"
#include "ingest/resolve/entity_builder.h"
#include "ingest/resolve/identity_rule.h"
#include "ingest/resolve/name_node.h"

namespace wenmai::ingest {
namespace {

// The entity that a turn's label names, if it names one: a mere role names nobody.
int32_t EntityInLabel(const Document& document, Span label) {
  const auto first =
      std::lower_bound(document.mentions.begin(), document.mentions.end(), label.begin,
                       [](const Mention& m, int32_t p) { return m.span.begin < p; });
  int32_t entity = kNone;
  for (auto at = first; at != document.mentions.end() && at->span.end <= label.end; ++at) {
    const EntityType type = document.entities[at->entity].type;
    if (type == EntityType::kPerson) return at->entity;
    if (type == EntityType::kOrganization || type == EntityType::kCompany) entity = at->entity;
  }
  return entity;
}

void NameSpeakers(Document* document) {
  std::map<std::u32string, int32_t> entity_of_speaker;
  for (const Turn& turn : document->turns) {
    if (turn.label.size() == 0) continue;
    const int32_t entity = EntityInLabel(*document, turn.label);
    if (entity != kNone) entity_of_speaker.try_emplace(turn.speaker, entity);
  }
  for (Turn& turn : document->turns) {
    const auto found = entity_of_speaker.find(turn.speaker);
    if (found != entity_of_speaker.end()) turn.speaker_entity = found->second;
  }
}

class ResolveStage : public Stage {
 public:
  explicit ResolveStage(const Lexicon& lexicon) : lexicon_(lexicon) {}

  std::string_view name() const override { return "resolve"; }
  uint32_t needs() const override { return kLayerText | kLayerSegments | kLayerMentions; }
  uint32_t adds() const override { return kLayerEntities; }

  void Run(Document& document) const override {
    const std::vector<NameNode> nodes = MakeNameNodes(document);
    NodeUnion identity(nodes);
    const IdentityContext context = {document, lexicon_, nodes};
    for (const auto join : {JoinByLexicon, JoinByLinks, JoinMakerPrefixes, JoinBySound, JoinTitledNames,
                            JoinSpeakerLabels}) {
      join(context, &identity);
    }
    BuildEntities(lexicon_, nodes, identity, &document);
    NameSpeakers(&document);
    nameless_labels_.Run(&document);
  }

 private:
  const Lexicon& lexicon_;
  NamelessLabelReader nameless_labels_;
};

}  // namespace

std::unique_ptr<Stage> MakeResolveStage(const Lexicon& lexicon) {
  return std::make_unique<ResolveStage>(lexicon);
}

}  // namespace wenmai::ingest
