#include "ingest/load/entity_writer.h"

#include <algorithm>

#include "ingest/load/element.h"
#include "ingest/load/entity_tally.h"

namespace wenmai::ingest {

using graph::Direction;
using graph::Value;

void EntityWriter::Tally(NodeId node, const Appearance& appearance, const std::string& article,
                         int64_t day, int64_t step) {
  Change& change = changes_[node];
  std::vector<std::string> lost;
  TallyAppearance(appearance, article, day, step, &books_.entities.Edit(NodeKey(node)), &lost);
  for (const auto& [text, use] : appearance.names) change.names.insert(text);
  change.lost_names.insert(lost.begin(), lost.end());
}

void EntityWriter::Write(const Decisions& decisions) {
  for (const auto& [node, change] : changes_) WriteEntity(node, change, decisions);
  // Only now have all relationships of ours left the entities that vanish.
  for (const auto& [node, change] : changes_) {
    if (books_.entities.Find(NodeKey(node))->article_count > 0) continue;
    Retire(node);
    books_.entities.Erase(NodeKey(node));
  }
}

void EntityWriter::WriteEntity(NodeId node, const Change& change, const Decisions& decisions) {
  EntityRecord& entity = books_.entities.Edit(NodeKey(node));
  for (const std::string& text : change.names) {
    NameTally& tally = entity.names[text];
    if (tally.article_count == 0) {
      RemoveName(text, &entity);
      continue;
    }
    if (change.lost_names.contains(text)) tally.evidence = EarliestEvidence(node, text);
    WriteName(node, text, &entity);
  }
  if (entity.article_count == 0) return;

  WriteLabels(node, TypeOf(entity));
  PropertyList properties;
  properties.Set(schema_.name_key, CanonicalName(entity));
  properties.Set(schema_.description, DescriptionOf(entity));
  graph::List aliases;
  for (const std::string& text : AliasesOf(entity, decisions)) aliases.push_back(Value::String(text));
  properties.Set(schema_.aliases, Value::MakeList(std::move(aliases)));
  properties.UpdateNode(transaction_, node);
}

// Labels that the user has added stay.
void EntityWriter::WriteLabels(NodeId node, EntityType type) {
  const std::vector<LabelId> wanted = schema_.LabelsOf(type);
  const std::vector<LabelId> present = transaction_.NodeLabels(node);
  for (LabelId label : schema_.entity_labels) {
    const bool is_wanted = std::binary_search(wanted.begin(), wanted.end(), label);
    if (is_wanted == std::binary_search(present.begin(), present.end(), label)) continue;
    if (is_wanted) {
      transaction_.AddLabel(node, label);
    } else {
      transaction_.RemoveLabel(node, label);
    }
  }
}

void EntityWriter::WriteName(NodeId node, const std::string& text, EntityRecord* entity) {
  NameTally& tally = entity->names[text];
  const Evidence& evidence = tally.evidence;
  const std::string words = evidence.article + '#' + std::to_string(evidence.span.begin) + '-' +
                            std::to_string(evidence.span.end);
  PropertyList properties;
  properties.Set(schema_.rule, evidence.rule)
      .Set(schema_.count, tally.count)
      .Set(schema_.evidence, words);
  if (tally.known_as != kNoRelationship && transaction_.HasRelationship(tally.known_as)) {
    properties.UpdateRelationship(transaction_, tally.known_as);
    return;
  }
  const bool is_new = tally.known_as == kNoRelationship;
  const NodeId name = NameNode(text, tally.folded);
  if (is_new) books_.names.Edit(text).use_count += 1;
  tally.known_as = transaction_.CreateRelationship(node, schema_.known_as, name, properties.Take());
}

void EntityWriter::RemoveName(const std::string& text, EntityRecord* entity) {
  const RelationshipId known_as = entity->names[text].known_as;
  entity->names.erase(text);
  if (known_as == kNoRelationship) return;
  if (transaction_.HasRelationship(known_as)) transaction_.DeleteRelationship(known_as);
  ReleaseName(text);
}

NodeId EntityWriter::NameNode(const std::string& text, const std::string& folded) {
  NameRecord& record = books_.names.Edit(text);
  if (record.node == kNoNode || !transaction_.HasNode(record.node)) {
    PropertyList properties;
    properties.Set(schema_.text, text).Set(schema_.folded, folded);
    record.node = transaction_.CreateNode({schema_.name}, properties.Take());
  }
  return record.node;
}

void EntityWriter::ReleaseName(const std::string& text) {
  NameRecord& record = books_.names.Edit(text);
  if (--record.use_count > 0) return;
  DetachDelete(transaction_, record.node);
  books_.names.Erase(text);
}

Evidence EntityWriter::EarliestEvidence(NodeId node, const std::string& text) {
  Evidence earliest;
  const std::string prefix = RecordKey(text);
  transaction_.ScanRecords(
      kEvidenceSpace, prefix, [&](std::string_view key, std::string_view bytes) {
        ByteReader reader(key.substr(prefix.size()), "evidence key");
        const auto day = static_cast<int64_t>(reader.ReadBigEndian64() ^ (uint64_t{1} << 63));
        const std::string article(reader.rest());
        const ArticleRecord* record = books_.articles.Find(article);
        if (record == nullptr) return true;
        bool is_found = false;
        for (EvidenceEntry& entry : Unpack<EvidenceRecord>(bytes, "evidence record")) {
          if (record->homes[entry.part].node != node) continue;
          Evidence candidate{day, article, entry.span, std::move(entry.rule)};
          if (!is_found || candidate < earliest) earliest = std::move(candidate);
          is_found = true;
        }
        return !is_found;
      });
  return earliest;
}

// What is left on a node that stands for nothing any more was tied to it by the user.
void EntityWriter::Retire(NodeId node) {
  if (!transaction_.HasNode(node)) return;
  const auto successor = successors_.find(node);
  if (successor != successors_.end() && transaction_.HasNode(successor->second)) {
    const auto heir = [&](NodeId end) { return end == node ? successor->second : end; };
    std::vector<graph::Neighbor> neighbors;
    transaction_.Expand(node, Direction::kBoth, {}, &neighbors);
    for (const graph::Neighbor& neighbor : neighbors) {
      const auto record = transaction_.ReadRelationship(neighbor.relationship);
      transaction_.CreateRelationship(heir(record->start), record->type, heir(record->end),
                                      record->properties);
    }
  }
  DetachDelete(transaction_, node);
}

}  // namespace wenmai::ingest
