#include <algorithm>

#include "graph/view_state.h"

namespace wenmai::graph {
View::View(std::unique_ptr<State> state) : state_(std::move(state)) {}
View::~View() = default;

std::unique_ptr<View> View::Fork() const {
  auto state = std::make_unique<State>();
  state->version = state_->version;
  state->catalog = state_->catalog;
  state->pending = state_->pending;
  return std::unique_ptr<View>(new View(std::move(state)));
}

std::unique_ptr<View> View::ForkCommitted() const {
  auto state = std::make_unique<State>();
  state->version = state_->version;
  state->catalog = state_->version->catalog;
  return std::unique_ptr<View>(new View(std::move(state)));
}

std::optional<LabelId> View::FindLabel(std::string_view name) const {
  return state_->catalog->labels.Find(name);
}
std::optional<TypeId> View::FindType(std::string_view name) const {
  return state_->catalog->types.Find(name);
}
std::optional<KeyId> View::FindKey(std::string_view name) const {
  return state_->catalog->keys.Find(name);
}
std::string_view View::LabelName(LabelId id) const { return state_->catalog->labels.Name(id); }
std::string_view View::TypeName(TypeId id) const { return state_->catalog->types.Name(id); }
std::string_view View::KeyName(KeyId id) const { return state_->catalog->keys.Name(id); }
std::vector<std::string> View::LabelNames() const { return state_->catalog->labels.Names(); }
std::vector<std::string> View::TypeNames() const { return state_->catalog->types.Names(); }
std::vector<std::string> View::KeyNames() const { return state_->catalog->keys.Names(); }

bool View::HasNode(NodeId id) const { return state_->HasMember(MemberSet::AllNodes(), id); }

bool View::HasRelationship(RelationshipId id) const {
  return state_->FindRecord(EntityKind::kRelationship, id).has_value();
}

std::optional<NodeRecord> View::ReadNode(NodeId id) const {
  const std::optional<std::string_view> record = state_->FindRecord(EntityKind::kNode, id);
  if (!record) return std::nullopt;
  return NodeRecord{RecordLabels(*record),
                    state_->DecodeProperties(EntityKind::kNode, id, *record)};
}

std::optional<RelationshipRecord> View::ReadRelationship(RelationshipId id) const {
  const std::optional<std::string_view> record = state_->FindRecord(EntityKind::kRelationship, id);
  if (!record) return std::nullopt;
  const RelationshipHead head = RecordHead(*record);
  return RelationshipRecord{head.type, head.start, head.end,
                            state_->DecodeProperties(EntityKind::kRelationship, id, *record)};
}

std::vector<LabelId> View::NodeLabels(NodeId id) const {
  const std::optional<std::string_view> record = state_->FindRecord(EntityKind::kNode, id);
  return record ? RecordLabels(*record) : std::vector<LabelId>();
}

bool View::NodeHasLabel(NodeId id, LabelId label) const {
  return state_->HasMember(MemberSet::Label(label), id);
}

Value View::NodeProperty(NodeId id, KeyId key) const {
  return state_->ReadProperty(EntityKind::kNode, id, key);
}

Value View::RelationshipProperty(RelationshipId id, KeyId key) const {
  return state_->ReadProperty(EntityKind::kRelationship, id, key);
}

void View::NodeProperties(std::span<const NodeId> ids, KeyId key, Value* results) const {
  state_->ReadProperties(EntityKind::kNode, ids, key, results);
}

void View::RelationshipProperties(std::span<const RelationshipId> ids, KeyId key,
                                  Value* results) const {
  state_->ReadProperties(EntityKind::kRelationship, ids, key, results);
}

void View::NodesHaveLabel(std::span<const NodeId> ids, LabelId label, bool* results) const {
  for (size_t i = 0; i < ids.size(); ++i) results[i] = NodeHasLabel(ids[i], label);
}

bool View::ScanNodes(std::optional<LabelId> label, std::optional<NodeId> after, size_t limit,
                     std::vector<NodeId>* ids) const {
  return state_->ScanMembers(label ? MemberSet::Label(*label) : MemberSet::AllNodes(), after, limit,
                             ids);
}

bool View::ScanRelationships(std::optional<TypeId> type, std::optional<RelationshipId> after,
                             size_t limit, std::vector<RelationshipId>* ids) const {
  if (type) return state_->ScanMembers(MemberSet::Type(*type), after, limit, ids);
  return state_->ScanAllRelationships(after, limit, ids);
}

std::optional<std::string> View::GetRecord(std::string_view space, std::string_view key) const {
  std::string bytes;
  if (!state_->FindRow(Table::kRecords, EncodeSideRecordKey(space, key), &bytes))
    return std::nullopt;
  return bytes;
}

void View::ScanRecords(std::string_view space, std::string_view prefix,
                       const std::function<bool(std::string_view, std::string_view)>& visit) const {
  const std::string begin = EncodeSideRecordKey(space, prefix);
  state_->ScanRows(Table::kRecords, begin, PrefixEnd(begin),
                   [&](std::string_view key, std::string_view bytes) {
                     return visit(key.substr(space.size() + 1), bytes);
                   });
}

}  // namespace wenmai::graph
