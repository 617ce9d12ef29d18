// Random transactions on a graph and on a plain model of it: elements, their labels and properties,
// indexes and constraints. What the model says must fail, fails and changes nothing.
#pragma once

#include <gtest/gtest.h>

#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/graph.h"
#include "graph/schema.h"
#include "tests/graph/model.h"
#include "tests/graph/random_values.h"
#include "tests/graph/schema_model.h"
#include "wenmai/error.h"

namespace wenmai::graph {

class RandomWriter {
 public:
  explicit RandomWriter(uint64_t seed) : random_(seed) {}

  const Model& model() const { return model_; }

  void InternNames(Graph* graph) {
    auto transaction = graph->BeginWrite();
    for (uint32_t i = 0; i < kNameCount; ++i) {
      const std::string name = "N" + std::to_string(i);
      ASSERT_EQ(transaction->InternLabel(name), i);
      ASSERT_EQ(transaction->InternType(name), i);
      ASSERT_EQ(transaction->InternKey(name), i);
    }
    transaction->Commit();
  }

  // Makes or drops an index or constraint.
  void ChangeSchema(Graph* graph) {
    auto transaction = graph->BeginWrite();
    const Schema& schema = transaction->GetSchema();
    if (!schema.indexes.empty() && Below(random_, 3) == 0) {
      transaction->DropIndex(schema.indexes[Below(random_, schema.indexes.size())].id);
    } else if (!schema.constraints.empty() && Below(random_, 2) == 0) {
      transaction->DropConstraint(schema.constraints.front().id);
    } else if (schema.constraints.empty() && Below(random_, 4) == 0) {
      CreateConstraint(transaction.get());
    } else if (schema.indexes.size() < 4) {
      CreateIndex(transaction.get());
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSameIndexes(model_, *transaction, &random_));
    transaction->Commit();
  }

  void RunTransaction(Graph* graph) {
    auto transaction = graph->BeginWrite();
    const Model before = model_;
    for (uint64_t statement = Below(random_, 4); statement > 0; --statement) {
      const Model before_statement = model_;
      const size_t mark = transaction->Mark();
      for (uint64_t i = Below(random_, 12); i > 0; --i) {
        ASSERT_NO_FATAL_FAILURE(ChangeAnything(transaction.get()));
      }
      if (Below(random_, 5) == 0) {
        transaction->RollbackTo(mark);
        model_ = before_statement;
      }
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSame(model_, *transaction));
    ASSERT_NO_FATAL_FAILURE(ExpectSameIndexes(model_, *transaction, &random_));
    if (BreaksConstraint(model_, transaction->GetSchema())) {
      EXPECT_THROW(transaction->Commit(), Error);
      transaction->Rollback();
      model_ = before;
    } else if (Below(random_, 6) == 0) {
      transaction->Rollback();
      model_ = before;
    } else {
      transaction->Commit();
    }
    ASSERT_NO_FATAL_FAILURE(ExpectSame(model_, *transaction));
  }

 private:
  static constexpr uint32_t kNameCount = 4;

  uint32_t AnyName() { return static_cast<uint32_t>(Below(random_, kNameCount)); }

  template <typename Map>
  uint64_t AnyOf(const Map& map) {
    return std::next(map.begin(), static_cast<std::ptrdiff_t>(Below(random_, map.size())))->first;
  }

  // Every third is one of a few, so that some are the same.
  Value AnyValue() {
    if (Below(random_, 3) == 0) return Value::Integer(static_cast<int64_t>(Below(random_, 40)));
    return RandomStorable(random_, Below(random_, 4) == 0 ? 4000 : 20);
  }

  std::map<KeyId, Value> AnyProperties() {
    std::map<KeyId, Value> properties;
    for (uint64_t count = Below(random_, 3); count > 0; --count) properties[AnyName()] = AnyValue();
    return properties;
  }

  void CreateIndex(Transaction* transaction) {
    IndexDefinition index;
    index.entity = Below(random_, 4) == 0 ? EntityKind::kRelationship : EntityKind::kNode;
    index.label = AnyName();
    index.keys = {AnyName()};
    if (Below(random_, 3) == 0) index.keys.push_back((index.keys[0] + 1) % kNameCount);
    index.is_unique = Below(random_, 2) == 0;
    if (transaction->GetSchema().FindIndex(index.entity, index.label, index.keys) != nullptr) return;
    if (index.is_unique && HasDuplicates(model_, index)) {
      EXPECT_THROW(transaction->CreateIndex(index), Error);
    } else {
      transaction->CreateIndex(index);
    }
  }

  void CreateConstraint(Transaction* transaction) {
    ConstraintDefinition constraint;
    constraint.label = AnyName();
    constraint.key = AnyName();
    Schema schema;
    schema.constraints = {constraint};
    if (BreaksConstraint(model_, schema)) {
      EXPECT_THROW(transaction->CreateConstraint(constraint), Error);
    } else {
      transaction->CreateConstraint(constraint);
    }
  }

  // Runs `change`, which makes the graph what `changed` is, unless a unique index forbids that.
  template <typename Change>
  void Apply(Transaction* transaction, Model changed, Change change) {
    for (const IndexDefinition& index : transaction->GetSchema().indexes) {
      if (!index.is_unique || !HasDuplicates(changed, index)) continue;
      EXPECT_THROW(change(), Error);
      return;
    }
    change();
    model_ = std::move(changed);
  }

  void CreateNode(Transaction* transaction) {
    Model::Node node;
    for (uint64_t count = Below(random_, 3); count > 0; --count) node.labels.insert(AnyName());
    node.properties = AnyProperties();
    Model changed = model_;
    changed.nodes[UINT64_MAX] = node;
    std::optional<NodeId> id;
    Apply(transaction, changed, [&] {
      id = transaction->CreateNode({node.labels.begin(), node.labels.end()},
                                   ToProperties(node.properties));
    });
    if (!id) return;
    model_.nodes.erase(UINT64_MAX);
    ASSERT_FALSE(model_.nodes.contains(*id));
    model_.nodes[*id] = node;
  }

  void CreateRelationship(Transaction* transaction) {
    if (model_.nodes.empty()) return;
    // The first node is a hub.
    const NodeId start = Below(random_, 2) == 0 ? model_.nodes.begin()->first : AnyOf(model_.nodes);
    const Model::Relationship r{AnyName(), start, AnyOf(model_.nodes), AnyProperties()};
    Model changed = model_;
    changed.relationships.emplace(UINT64_MAX, r);
    std::optional<RelationshipId> id;
    Apply(transaction, changed, [&] {
      id = transaction->CreateRelationship(r.start, r.type, r.end, ToProperties(r.properties));
    });
    if (!id) return;
    model_.relationships.erase(UINT64_MAX);
    ASSERT_FALSE(model_.relationships.contains(*id));
    model_.relationships.emplace(*id, r);
  }

  void ChangeNode(Transaction* transaction) {
    if (model_.nodes.empty()) return;
    const NodeId id = AnyOf(model_.nodes);
    Model changed = model_;
    Model::Node& node = changed.nodes[id];
    const uint32_t name = AnyName();
    switch (Below(random_, 4)) {
      case 0: {
        const bool is_new = node.labels.insert(name).second;
        Apply(transaction, changed, [&] { EXPECT_EQ(transaction->AddLabel(id, name), is_new); });
        break;
      }
      case 1: {
        const bool was_there = node.labels.erase(name) > 0;
        Apply(transaction, changed,
              [&] { EXPECT_EQ(transaction->RemoveLabel(id, name), was_there); });
        break;
      }
      case 2:
        node.properties.erase(name);
        Apply(transaction, changed, [&] { transaction->SetNodeProperty(id, name, Value()); });
        break;
      default: {
        const Value value = AnyValue();
        node.properties[name] = value;
        Apply(transaction, changed, [&] { transaction->SetNodeProperty(id, name, value); });
      }
    }
  }

  void ChangeRelationship(Transaction* transaction) {
    if (model_.relationships.empty()) return;
    const RelationshipId id = AnyOf(model_.relationships);
    Model changed = model_;
    const uint32_t name = AnyName();
    const Value value = Below(random_, 4) == 0 ? Value() : AnyValue();
    auto& properties = changed.relationships.at(id).properties;
    value.is_null() ? (void)properties.erase(name) : (void)(properties[name] = value);
    Apply(transaction, changed,
          [&] { transaction->SetRelationshipProperty(id, name, value); });
  }

  void DeleteRelationship(Transaction* transaction) {
    if (model_.relationships.empty()) return;
    const RelationshipId id = AnyOf(model_.relationships);
    transaction->DeleteRelationship(id);
    model_.relationships.erase(id);
  }

  void DeleteNode(Transaction* transaction) {
    if (model_.nodes.empty()) return;
    const NodeId id = AnyOf(model_.nodes);
    const size_t count = std::erase_if(model_.relationships, [id](const auto& relationship) {
      return relationship.second.start == id || relationship.second.end == id;
    });
    ASSERT_EQ(transaction->DeleteRelationshipsOf(id), count);
    transaction->DeleteNode(id);
    model_.nodes.erase(id);
    ASSERT_FALSE(transaction->HasDanglingRelationships());
  }

  void ChangeAnything(Transaction* transaction) {
    switch (Below(random_, 11)) {
      case 0:
      case 1:
        return CreateNode(transaction);
      case 2:
      case 3:
      case 4:
      case 5:
        return CreateRelationship(transaction);
      case 6:
      case 7:
        return ChangeNode(transaction);
      case 8:
        return DeleteRelationship(transaction);
      case 9:
        return ChangeRelationship(transaction);
      default:
        return Below(random_, 4) == 0 ? DeleteNode(transaction) : ChangeNode(transaction);
    }
  }

  Random random_;
  Model model_;
};

}  // namespace wenmai::graph
