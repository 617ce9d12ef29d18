// Graph::Check: reads every table and holds each against the others. Records are the truth:
// members, lists, index rows and counters all follow from them.
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "graph/adjacency_check.h"
#include "graph/codec/schema_codec.h"
#include "graph/codec/value_codec.h"
#include "graph/fulltext/check.h"
#include "graph/index_update.h"
#include "graph/statistics/statistics_update.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

const char* NameOf(EntityKind kind) {
  return kind == EntityKind::kNode ? "node " : "relationship ";
}

class Checker {
 public:
  Checker(View::State& state, const std::function<void(const std::string&)>& report)
      : state_(state), report_(report), adjacency_(state, report) {}

  void Run() {
    Guard("schema", [this] { CheckSchema(); });
    Guard("nodes", [this] { CheckRecords(EntityKind::kNode); });
    Guard("relationships", [this] { CheckRecords(EntityKind::kRelationship); });
    Guard("members", [this] { CheckMembers(); });
    Guard("counters", [this] { CheckCounters(); });
    Guard("adjacency", [this] { adjacency_.Run(); });
    Guard("long values", [this] { CheckLongValues(); });
    Guard("indexes", [this] { CheckIndexRows(); });
    Guard("full-text indexes", [this] { CheckFullText(state_, report_); });
    Guard("statistics", [this] { CheckStatistics(); });
    Guard("records", [this] { ReadAll(Table::kRecords); });
  }

 private:
  template <typename Part>
  void Guard(const char* name, Part part) {
    try {
      part();
    } catch (const Error& error) {
      report_(std::string(name) + ": " + error.what());
    }
  }

  void ReadAll(Table table) {
    state_.snapshot().Scan(table, {}, {}, [](std::string_view, std::string_view) { return true; });
  }

  // --- Schema ---

  void CheckSchema() {
    const auto check = [this](const std::string& name, EntityKind entity, uint32_t label,
                              std::span<const KeyId> keys) {
      const Catalog& catalog = *state_.catalog;
      const uint32_t label_end =
          entity == EntityKind::kNode ? catalog.labels.size() : catalog.types.size();
      const bool has_unknown_key = std::any_of(
          keys.begin(), keys.end(), [&](KeyId key) { return key >= catalog.keys.size(); });
      if (label >= label_end || has_unknown_key) {
        report_(name + " is of an unknown label, type or property");
      }
    };
    for (const IndexDefinition& index : state_.schema().indexes) {
      check("index " + index.name, index.entity, index.label, index.keys);
    }
    for (const ConstraintDefinition& constraint : state_.schema().constraints) {
      check("constraint " + constraint.name, constraint.entity, constraint.label,
            {&constraint.key, 1});
    }
  }

  // --- Records ---

  void CheckRecords(EntityKind kind) {
    const bool is_node = kind == EntityKind::kNode;
    const uint64_t id_end = is_node ? state_.version->ids.nodes : state_.version->ids.relationships;
    state_.snapshot().Scan(
        is_node ? Table::kNodes : Table::kRelationships, {}, {},
        [&](std::string_view key, std::string_view record) {
          const uint64_t id = DecodeRecordKey(key);
          if (id >= id_end) {
            report_(NameOf(kind) + std::to_string(id) + " has an id not given out");
          }
          try {
            is_node ? CheckNode(id, record) : CheckRelationship(id, record);
            CheckProperties(kind, id, record);
          } catch (const Error& error) {
            report_(NameOf(kind) + std::to_string(id) + ": " + error.what());
          }
          return true;
        });
  }

  void CheckNode(NodeId id, std::string_view record) {
    Expect(EntityKind::kNode, id, MemberSet::AllNodes());
    const std::vector<LabelId> labels = RecordLabels(record);
    if (!std::is_sorted(labels.begin(), labels.end(), std::less_equal<>())) {
      report_("node " + std::to_string(id) + " has its labels twice or out of order");
    }
    for (const LabelId label : labels) {
      if (label >= state_.catalog->labels.size()) {
        report_("node " + std::to_string(id) + " has an unknown label");
      }
      Expect(EntityKind::kNode, id, MemberSet::Label(label));
    }
  }

  void CheckRelationship(RelationshipId id, std::string_view record) {
    const RelationshipHead head = RecordHead(record);
    if (head.type >= state_.catalog->types.size()) {
      report_("relationship " + std::to_string(id) + " has an unknown type");
    }
    for (const NodeId end : {head.start, head.end}) {
      if (!state_.HasMember(MemberSet::AllNodes(), end)) {
        report_("relationship " + std::to_string(id) + " joins node " + std::to_string(end) +
                ", which does not exist");
      }
    }
    Expect(EntityKind::kRelationship, id, MemberSet::Type(head.type));
    adjacency_.Expect(id, head);
  }

  // The element must belong to the set, and is counted.
  void Expect(EntityKind kind, uint64_t id, MemberSet set) {
    ++counts_[set];
    if (!state_.HasMember(set, id)) {
      report_(NameOf(kind) + std::to_string(id) + " is missing from the members of " +
              Describe(set));
    }
  }

  std::string Describe(MemberSet set) const {
    switch (set.kind) {
      case MemberSet::Kind::kAllNodes:
        return "all nodes";
      case MemberSet::Kind::kLabel:
        return ":" + std::string(state_.catalog->labels.Name(set.id));
      case MemberSet::Kind::kType:
        return "[:" + std::string(state_.catalog->types.Name(set.id)) + "]";
    }
    return "";
  }

  std::string Describe(const Pattern& pattern) const {
    const auto node = [this](const std::vector<LabelId>& labels) {
      std::string text = "(";
      for (const LabelId label : labels) text.append(":").append(state_.catalog->labels.Name(label));
      return text + ")";
    };
    return node(pattern.start) + "-[:" + std::string(state_.catalog->types.Name(pattern.type)) + "]->" +
           node(pattern.end);
  }

  void CheckProperties(EntityKind kind, uint64_t id, std::string_view record) {
    PropertyReader reader(RecordProperties(kind, record));
    std::optional<KeyId> last_key;
    while (reader.Next()) {
      if (last_key && reader.key() <= *last_key) {
        report_(NameOf(kind) + std::to_string(id) + " has its properties twice or out of order");
      }
      last_key = reader.key();
      if (reader.key() >= state_.catalog->keys.size()) {
        report_(NameOf(kind) + std::to_string(id) + " has an unknown property");
      }
      if (IsLongValueMark(reader.value())) ++long_value_count_;
      state_.DecodeProperty(kind, id, reader.key(), reader.value());
    }
    const Schema& schema = state_.schema();
    for (const IndexDefinition& index : schema.indexes) {
      if (index.entity != kind) continue;
      CheckIndexed(index, id, record);
      CheckKey(*state_.catalog, index, id, record);
    }
    for (const ConstraintDefinition& constraint : schema.constraints) {
      if (constraint.entity != kind) continue;
      CheckConstraint(*state_.catalog, constraint, id, record, state_.Decoder(kind, id));
    }
  }

  // --- What follows from the records ---

  void CheckMembers() {
    std::map<MemberSet, uint64_t> found;
    state_.snapshot().Scan(Table::kMembers, {}, {},
                           [&](std::string_view key, std::string_view block) {
                             found[DecodeMemberSet(key)] += MemberBlock::Decode(block).Count();
                             return true;
                           });
    for (const auto& [set, count] : found) {
      if (count > counts_[set]) {
        report_("the members of " + Describe(set) + " are " + std::to_string(count) +
                ", the records only " + std::to_string(counts_[set]));
      }
    }
  }

  void CheckCounters() {
    const auto check = [this](MemberSet set) {
      const uint64_t counter = state_.version->counters.Count(set);
      if (counter != counts_[set]) {
        report_("the counter of " + Describe(set) + " says " + std::to_string(counter) +
                ", the records are " + std::to_string(counts_[set]));
      }
    };
    check(MemberSet::AllNodes());
    for (LabelId id = 0; id < state_.catalog->labels.size(); ++id) check(MemberSet::Label(id));
    for (TypeId id = 0; id < state_.catalog->types.size(); ++id) check(MemberSet::Type(id));
  }

  // Every relationship and entry was read by now: what cannot be told from them was reported.
  void CheckStatistics() {
    const KeptStatistics stored(state_.snapshot(), state_.schema());
    if (!stored.is_complete()) return;
    KeptStatistics counted;
    CountStatistics(state_, &counted);
    CheckPatterns(stored, counted);
    for (const auto& [id, index] : counted.indexes()) CheckIndexStatistics(id, *stored.FindIndex(id), index);
  }

  void CheckPatterns(const KeptStatistics& stored, const KeptStatistics& counted) {
    std::map<Pattern, std::pair<uint64_t, uint64_t>> counts;
    for (const auto& [pattern, count] : stored.patterns()) counts[pattern].first = count;
    for (const auto& [pattern, count] : counted.patterns()) counts[pattern].second = count;
    for (const auto& [pattern, count] : counts) {
      if (count.first == count.second) continue;
      report_("the statistics tell of " + std::to_string(count.first) + " relationships " +
              Describe(pattern) + ", the records are " + std::to_string(count.second));
    }
  }

  void CheckIndexStatistics(IndexId id, const IndexStatistics& stored, const IndexStatistics& counted) {
    const std::string& name = state_.schema().FindIndex(id)->name;
    if (stored.entry_count != counted.entry_count) {
      report_("the statistics tell of " + std::to_string(stored.entry_count) + " entries of index " +
              name + ", the entries are " + std::to_string(counted.entry_count));
    }
    if (counted.sketch() && !stored.sketch()->Covers(*counted.sketch())) {
      report_("the statistics of index " + name + " lack values that it holds");
    }
  }

  void CheckLongValues() {
    uint64_t row_count = 0;
    state_.snapshot().Scan(Table::kLongValues, {}, {}, [&](std::string_view, std::string_view) {
      ++row_count;
      return true;
    });
    if (row_count > long_value_count_) {
      report_(std::to_string(row_count - long_value_count_) + " long values belong to no property");
    }
  }

  void CheckIndexed(const IndexDefinition& index, uint64_t id, std::string_view record) {
    const std::optional<IndexEntry> entry = 
        EntryOf(index, record, state_.Decoder(index.entity, id));
    if (!entry) return;
    ++index_counts_[index.id];
    std::string rest;
    if (!state_.FindRow(Table::kIndexes, entry->key + EncodeRecordKey(id), &rest) ||
        rest != entry->rest) {
      report_("index " + index.name + " does not hold " + NameOf(index.entity) +
              std::to_string(id));
    }
  }

  void CheckIndexRows() {
    std::map<IndexId, uint64_t> row_counts;
    std::string last_key;
    state_.snapshot().Scan(Table::kIndexes, {}, {}, [&](std::string_view key, std::string_view) {
      const IndexId id = ByteReader(key, "index key").ReadBigEndian32();
      if (id >= state_.schema().next_id) return false;  // an index build was cut short
      ++row_counts[id];
      CheckUnique(id, last_key, key);
      last_key = key;
      return true;
    });
    for (const auto& [id, count] : row_counts) {
      const IndexDefinition* index = state_.schema().FindIndex(id);
      const std::string name = index == nullptr ? std::to_string(id) + ", dropped," : index->name;
      if (count > index_counts_[id]) {
        report_("index " + name + " holds " + std::to_string(count - index_counts_[id]) +
                " entries of no element");
      }
    }
  }

  // Two neighbouring rows of a unique index may share their key only where the key does not tell
  // the values apart.
  void CheckUnique(IndexId id, std::string_view row, std::string_view next_row) {
    const IndexDefinition* index = state_.schema().FindIndex(id);
    if (index == nullptr || !index->is_unique || row.size() != next_row.size()) return;
    const size_t key_size = row.size() - sizeof(uint64_t);
    if (row.substr(0, key_size) != next_row.substr(0, key_size)) return;
    const uint64_t a = DecodeIndexedElement(row), b = DecodeIndexedElement(next_row);
    const bool are_same = std::all_of(index->keys.begin(), index->keys.end(), [&](KeyId key) {
      return state_.ReadProperty(index->entity, a, key) ==
             state_.ReadProperty(index->entity, b, key);
    });
    if (!are_same) return;
    report_("index " + index->name + " is unique, and " + NameOf(index->entity) +
            std::to_string(a) + " has the same values as " + std::to_string(b));
  }

  View::State& state_;
  const std::function<void(const std::string&)>& report_;
  std::map<MemberSet, uint64_t> counts_;  // of the records
  std::map<IndexId, uint64_t> index_counts_;
  uint64_t long_value_count_ = 0;
  AdjacencyCheck adjacency_;
};

}  // namespace

void Graph::Check(const std::function<void(const std::string&)>& report) const {
  auto version = std::make_shared<Version>(*state_->CurrentVersion());
  version->caches = nullptr;  // the disk is what is checked
  View::State view_state;
  view_state.catalog = version->catalog;
  view_state.version = std::move(version);
  try {
    state_->storage->VerifyFiles();
  } catch (const Error& error) {
    report(error.what());
  }
  Checker(view_state, report).Run();
}

}  // namespace wenmai::graph
