#include "ingest/load/fact_writer.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "ingest/digest.h"
#include "ingest/load/element.h"

namespace wenmai::ingest {
namespace {

using graph::Direction;
using graph::Value;

// What all statements of a fact come to.
struct Summary {
  int64_t article_count = 0;
  int64_t first_day = kNoDay, last_day = kNoDay;
  std::string role, status;
};

int64_t KnownDay(int64_t day) { return day == kNoDay ? std::numeric_limits<int64_t>::min() : day; }

Summary Summarize(const FactRecord& record) {
  Summary summary;
  std::map<std::string, std::pair<int64_t, int64_t>> roles;     // articles, latest day
  std::map<std::string, std::pair<int64_t, int64_t>> statuses;  // latest day, articles then
  for (const auto& [statement, count] : record.statements) {
    const auto& [day, words] = statement;
    const auto& [role, status] = words;
    summary.article_count += count;
    if (day != kNoDay) {
      summary.first_day = std::min(summary.first_day, day);
      summary.last_day = summary.last_day == kNoDay ? day : std::max(summary.last_day, day);
    }
    if (!role.empty()) {
      auto& [articles, latest] = roles.try_emplace(role, 0, KnownDay(day)).first->second;
      articles += count;
      latest = std::max(latest, KnownDay(day));
    }
    if (!status.empty()) {
      auto& [latest, articles] = statuses.try_emplace(status, KnownDay(day), 0).first->second;
      if (KnownDay(day) > latest) articles = 0;
      if (KnownDay(day) >= latest) articles += count;
      latest = std::max(latest, KnownDay(day));
    }
  }
  // The role that most articles give; the status of the latest. Of equals the first in order.
  const auto foremost = [](const auto& counts) {
    const auto best =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == counts.end() ? std::string() : best->first;
  };
  summary.role = foremost(roles);
  summary.status = foremost(statuses);
  return summary;
}

Value DateOf(int64_t day) { return day == kNoDay ? Value() : Value::MakeDate({day}); }

}  // namespace

void FactWriter::Tally(const FactKey& fact, const Statement& statement, int64_t day, int64_t step) {
  auto& statements = books_.facts.Edit(FactRecordKey(fact)).statements;
  const std::pair words(day, std::pair(statement.role, statement.status));
  const auto count = statements.try_emplace(words, 0).first;
  count->second += step;
  if (count->second == 0) statements.erase(count);
  changed_.insert(fact);
}

NodeId FactWriter::NodeOf(const FactKey& fact) {
  FactRecord& record = books_.facts.Edit(FactRecordKey(fact));
  if (record.node == kNoNode || !transaction_.HasNode(record.node)) {
    record.node = transaction_.CreateNode({schema_.fact}, {});
    // Where the user has deleted the node, its relationships are drawn anew with it.
    if (record.direct != kNoRelationship && transaction_.HasRelationship(record.direct)) {
      transaction_.DeleteRelationship(record.direct);
    }
    record.direct = kNoRelationship;
  }
  return record.node;
}

void FactWriter::Write(const std::unordered_set<NodeId>& renamed) {
  for (NodeId node : renamed) AddFactsOf(node);
  for (const FactKey& fact : changed_) WriteFact(fact);
}

void FactWriter::AddFactsOf(NodeId node) {
  const TypeId ends[] = {schema_.subject, schema_.object};
  std::vector<graph::Neighbor> facts;
  transaction_.Expand(node, Direction::kIn, ends, &facts);
  for (const graph::Neighbor& fact : facts) {
    const Value type_name = transaction_.NodeProperty(fact.node, schema_.type);
    std::vector<graph::Neighbor> subjects, objects;
    transaction_.Expand(fact.node, Direction::kOut, {&ends[0], 1}, &subjects);
    transaction_.Expand(fact.node, Direction::kOut, {&ends[1], 1}, &objects);
    if (subjects.empty() || objects.empty() || type_name.is_null()) continue;
    for (int i = 0; i < kFactTypeCount; ++i) {
      const auto type = static_cast<FactType>(i);
      if (type_name.string() != FactTypeName(type)) continue;
      FactKey key{subjects[0].node, type, objects[0].node};
      if (IsSymmetric(type) && key.object < key.subject) std::swap(key.subject, key.object);
      if (books_.facts.Find(FactRecordKey(key)) != nullptr) changed_.insert(key);
    }
  }
}

void FactWriter::WriteFact(const FactKey& fact) {
  FactRecord& record = books_.facts.Edit(FactRecordKey(fact));
  if (record.statements.empty()) return Delete(fact, &record);
  const NodeId node = NodeOf(fact);

  // Node ids tell of the order of arrival, so they do not decide which end is the subject.
  NodeId start = fact.subject, end = fact.object;
  if (IsSymmetric(fact.type) && FirstKeyOf(end) < FirstKeyOf(start)) std::swap(start, end);
  const Summary summary = Summarize(record);
  const std::string_view type_name = FactTypeName(fact.type);
  const std::string id =
      ShortDigest(std::string(type_name) + '\n' + FirstKeyOf(start) + '\n' + FirstKeyOf(end));
  PropertyList properties;
  properties.Set(schema_.id, id)
      .Set(schema_.type, type_name)
      .Set(schema_.role, summary.role)
      .Set(schema_.status, summary.status);
  properties.UpdateNode(transaction_, node);

  PropertyList walked;
  walked.Set(schema_.fact_key, id)
      .Set(schema_.count, summary.article_count)
      .Set(schema_.first_stated, DateOf(summary.first_day))
      .Set(schema_.last_stated, DateOf(summary.last_day));
  if (fact.type == FactType::kWorksAt) {
    walked.Set(schema_.role, summary.role).Set(schema_.status, summary.status);
  }
  const auto direct = record.direct == kNoRelationship
                          ? std::nullopt
                          : transaction_.ReadRelationship(record.direct);
  if (direct && direct->start == start) {
    walked.UpdateRelationship(transaction_, record.direct);
    return;
  }
  if (direct) transaction_.DeleteRelationship(record.direct);
  for (NodeId old_end : {start, end}) {
    DeleteBetween(transaction_, node, schema_.subject, old_end);
    DeleteBetween(transaction_, node, schema_.object, old_end);
  }
  transaction_.CreateRelationship(node, schema_.subject, start, {});
  transaction_.CreateRelationship(node, schema_.object, end, {});
  record.direct =
      transaction_.CreateRelationship(start, schema_.TypeOf(fact.type), end, walked.Take());
}

void FactWriter::Delete(const FactKey& fact, FactRecord* record) {
  if (record->direct != kNoRelationship && transaction_.HasRelationship(record->direct)) {
    transaction_.DeleteRelationship(record->direct);
  }
  if (record->node != kNoNode) DetachDelete(transaction_, record->node);
  books_.facts.Erase(FactRecordKey(fact));
}

std::string FactWriter::FirstKeyOf(NodeId node) {
  const EntityRecord* entity = books_.entities.Find(NodeKey(node));
  return entity == nullptr || entity->keys.empty() ? std::string() : entity->keys.front();
}

}  // namespace wenmai::ingest
