// What a plain model says of indexes and constraints.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/codec/index_key_codec.h"
#include "graph/codec/value_codec.h"
#include "graph/graph.h"
#include "graph/schema.h"
#include "tests/graph/model.h"
#include "tests/graph/random_values.h"

namespace wenmai::graph {

// The values of the elements that belong into an index.
inline std::map<uint64_t, std::vector<Value>> IndexedValues(const Model& model,
                                                            const IndexDefinition& index) {
  std::map<uint64_t, std::vector<Value>> all;
  const auto add = [&](uint64_t id, const std::map<KeyId, Value>& properties) {
    std::vector<Value> values;
    for (const KeyId key : index.keys) {
      const auto found = properties.find(key);
      if (found != properties.end()) values.push_back(found->second);
    }
    if (values.size() == index.keys.size()) all[id] = std::move(values);
  };
  if (index.entity == EntityKind::kNode) {
    for (const auto& [id, node] : model.nodes) {
      if (node.labels.contains(index.label)) add(id, node.properties);
    }
  } else {
    for (const auto& [id, r] : model.relationships) {
      if (r.type == index.label) add(id, r.properties);
    }
  }
  return all;
}

// As text that is the same for the same values: 1 is 1.0, and where an index does not tell values
// apart, they themselves do.
inline std::string UniqueText(const std::vector<Value>& values) {
  std::string text;
  for (const Value& value : values) {
    EncodeIndexValue(value, &text, nullptr);
    if (!IsExactInIndex(value)) EncodeValue(value, &text);
  }
  return text;
}

inline bool HasDuplicates(const Model& model, const IndexDefinition& index) {
  std::set<std::string> seen;
  for (const auto& [id, values] : IndexedValues(model, index)) {
    if (!seen.insert(UniqueText(values)).second) return true;
  }
  return false;
}

// Whether a node lacks a property that a constraint demands.
inline bool BreaksConstraint(const Model& model, const Schema& schema) {
  return std::any_of(
      schema.constraints.begin(), schema.constraints.end(), [&](const auto& constraint) {
        return std::any_of(model.nodes.begin(), model.nodes.end(), [&](const auto& node) {
          return node.second.labels.contains(constraint.label) &&
                 !node.second.properties.contains(constraint.key);
        });
      });
}

inline void ExpectSameIndexes(const Model& model, const View& view, Random* random) {
  for (const IndexDefinition& index : view.GetSchema().indexes) {
    const auto expected = IndexedValues(model, index);
    std::set<uint64_t> found;
    view.ScanIndex(index.id, {}, [&](uint64_t id) {
      EXPECT_TRUE(found.insert(id).second) << "index " << index.name << " holds " << id << " twice";
      return true;
    });
    std::set<uint64_t> ids;
    for (const auto& [id, values] : expected) ids.insert(id);
    ASSERT_EQ(found, ids) << "index " << index.name;
    if (expected.empty()) continue;
    const auto& asked =
        *std::next(expected.begin(), static_cast<std::ptrdiff_t>(Below(*random, expected.size())));
    std::vector<uint64_t> sought;
    view.SeekIndex(index.id, asked.second, &sought);
    ASSERT_NE(std::find(sought.begin(), sought.end(), asked.first), sought.end());
    for (const uint64_t id : sought) ASSERT_TRUE(ids.contains(id));
    for (const auto& [id, values] : expected) {
      if (UniqueText(values) != UniqueText(asked.second)) continue;
      ASSERT_NE(std::find(sought.begin(), sought.end(), id), sought.end());
    }
  }
}

}  // namespace wenmai::graph
