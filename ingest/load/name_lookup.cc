#include "ingest/load/name_lookup.h"

#include <algorithm>

#include "base/bytes.h"
#include "ingest/identity/spelling.h"
#include "ingest/load/entity_tally.h"
#include "text/fold.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

bool HasLabel(EntityType type, EntityType label) {
  return type == label || (type == EntityType::kCompany && label == EntityType::kOrganization);
}

}  // namespace

std::vector<NodeId> NameLookup::FindAll(std::string_view name) const {
  std::string_view text = name;
  std::optional<EntityType> label;
  if (const size_t colon = name.find(':'); colon != std::string_view::npos) {
    label = ParseEntityType(name.substr(0, colon));
    if (label) text = name.substr(colon + 1);
  }
  std::vector<NodeId> nodes = KnownAs(std::string(text));
  if (nodes.empty()) nodes = SpeltAs(text);
  if (nodes.empty()) nodes = WithAlias(std::string(text));
  std::erase_if(nodes, [&](NodeId node) {
    const EntityRecord* entity = books_.entities.Find(NodeKey(node));
    return entity == nullptr || (label && !HasLabel(TypeOf(*entity), *label));
  });
  if (nodes.empty()) {
    throw Error(ErrorCode::kNotFound, "no entity is known as '" + std::string(name) + "'");
  }
  return nodes;
}

NodeId NameLookup::FindOne(std::string_view name) const {
  const std::vector<NodeId> nodes = FindAll(name);
  if (nodes.size() == 1) return nodes.front();
  std::vector<NodeId> named;
  std::string list;
  for (NodeId node : nodes) {
    const EntityRecord& entity = *books_.entities.Find(NodeKey(node));
    const std::string canonical = CanonicalName(entity);
    if (canonical == name) named.push_back(node);
    list +=
        (list.empty() ? "" : ", ") + std::string(EntityTypeName(TypeOf(entity))) + ':' + canonical;
  }
  if (named.size() == 1) return named.front();
  throw Error(ErrorCode::kInvalidArgument,
              "'" + std::string(name) + "' means several entities: " + list);
}

std::vector<NodeId> NameLookup::KnownAs(const std::string& text) const {
  std::vector<NodeId> nodes;
  const NameRecord* name = books_.names.Find(text);
  const auto known_as = view_.FindType("KNOWN_AS");
  if (name == nullptr || !known_as) return nodes;
  std::vector<graph::Neighbor> neighbors;
  view_.Expand(name->node, graph::Direction::kIn, {&*known_as, 1}, &neighbors);
  for (const graph::Neighbor& neighbor : neighbors) nodes.push_back(neighbor.node);
  return nodes;
}

std::vector<NodeId> NameLookup::SpeltAs(std::string_view text) const {
  const std::string folded = text::Fold(text);
  std::vector<NodeId> nodes;
  for (KeyGroup group : {KeyGroup::kPerson, KeyGroup::kOrganization, KeyGroup::kModel,
                         KeyGroup::kProduct, KeyGroup::kWork, KeyGroup::kPlace}) {
    const KeyRecord* key =
        books_.keys.Find(MakeKey(KeyKind::kName, group, Spelling(group, folded)));
    if (key == nullptr || key->home.node == kNoNode) continue;
    if (std::find(nodes.begin(), nodes.end(), key->home.node) == nodes.end()) {
      nodes.push_back(key->home.node);
    }
  }
  return nodes;
}

std::vector<NodeId> NameLookup::WithAlias(const std::string& text) const {
  const Decisions* decided = books_.decisions.Find({});
  const Decisions decisions = decided != nullptr ? *decided : Decisions();
  std::vector<NodeId> nodes;
  view_.ScanRecords(kEntitySpace, {}, [&](std::string_view key, std::string_view bytes) {
    const auto entity = Unpack<EntityRecord>(bytes, "entity record");
    if (AliasesOf(entity, decisions).contains(text))
      nodes.push_back(ByteReader(key, "entity key").ReadBigEndian64());
    return true;
  });
  return nodes;
}

}  // namespace wenmai::ingest
