// Indexes and constraints: what a graph keeps and checks beyond its elements.
//
// An index holds, for every node with a label (or relationship of a type) that has all of the
// index's properties, an entry sorted by the values of these properties. It is written in the same
// batch as the elements. A unique index also refuses a second element with the same values, a key an
// element without them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"

namespace wenmai::graph {

struct IndexDefinition {
  IndexId id = 0;
  std::string name;
  EntityKind entity = EntityKind::kNode;
  uint32_t label = 0;       // of nodes; of relationships their type
  std::vector<KeyId> keys;  // the order of the values in the index
  bool is_unique = false;
  bool is_key = false;  // also unique: every element of the label or type has all the properties
  bool operator==(const IndexDefinition&) const = default;
};

// Checked by every commit, of the elements that it changed.
struct ConstraintDefinition {
  enum class Kind : uint8_t { kExists, kType };

  ConstraintId id = 0;
  std::string name;
  Kind kind = Kind::kExists;
  EntityKind entity = EntityKind::kNode;
  uint32_t label = 0;  // of nodes; of relationships their type
  KeyId key = 0;
  ValueKind type = ValueKind::kNull;  // of kType: what the property is, where there is one
  bool operator==(const ConstraintDefinition&) const = default;
};

// Finds elements by the words of their properties. It holds every node with one of the labels (or
// relationship of one of the types) that has a string, or strings in a list, under one of the keys.
struct FullTextDefinition {
  IndexId id = 0;
  std::string name;
  EntityKind entity = EntityKind::kNode;
  std::vector<uint32_t> labels;  // of nodes; of relationships their types
  std::vector<KeyId> keys;
  bool operator==(const FullTextDefinition&) const = default;
};

struct Schema {
  // nullptr if there is none.
  const IndexDefinition* FindIndex(IndexId id) const;
  const IndexDefinition* FindIndex(EntityKind entity, uint32_t label,
                                   const std::vector<KeyId>& keys) const;

  const FullTextDefinition* FindFullTextIndex(IndexId id) const;
  const FullTextDefinition* FindFullTextIndex(std::string_view name) const;

  std::vector<IndexDefinition> indexes;               // by id
  std::vector<FullTextDefinition> full_text_indexes;  // by id
  std::vector<ConstraintDefinition> constraints;  // by id
  uint32_t next_id = 0;  // of any; an id is never used twice, a name by one at a time
};

// A part of an index: entries whose leading values equal `equal`, and whose next value lies within
// the bounds or, being a string, starts with `prefix`. Without bounds and prefix every next value
// does.
struct IndexRange {
  struct Bound {
    Value value;
    bool is_inclusive = true;
  };

  std::vector<Value> equal;
  std::optional<Bound> lower,
      upper;  // with one of them only values comparable to it are in the range
  std::optional<std::string> prefix;
};

// Whether an index tells this value from every other. Where it does not (long strings, and times
// with zones, which are ordered by their instant), what a seek finds may be too much, never too
// little, and the caller compares the property itself.
bool IsExactInIndex(const Value& value);

}  // namespace wenmai::graph
