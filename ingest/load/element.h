// Writing elements so that only what differs is written.
#pragma once

#include <utility>
#include <vector>

#include "graph/graph.h"

namespace wenmai::ingest {

// A property list in any order, nulls and empty strings allowed: they are left out.
class PropertyList {
 public:
  PropertyList& Set(graph::KeyId key, graph::Value value) {
    values_.emplace_back(key, std::move(value));
    return *this;
  }
  PropertyList& Set(graph::KeyId key, std::string_view text) {
    return Set(key, text.empty() ? graph::Value() : graph::Value::String(text));
  }
  PropertyList& Set(graph::KeyId key, int64_t number) {
    return Set(key, graph::Value::Integer(number));
  }

  graph::Properties Take();  // for creating: sorted, without nulls

  // Gives the element exactly these values under these keys; other keys are left alone.
  void UpdateNode(graph::Transaction& transaction, graph::NodeId node) const;
  void UpdateRelationship(graph::Transaction& transaction,
                          graph::RelationshipId relationship) const;

 private:
  std::vector<graph::Property> values_;
};

// Deletes the node with its relationships; nothing if it is gone already.
void DetachDelete(graph::Transaction& transaction, graph::NodeId node);

// Deletes the relationships of `type` from `start` to `end`.
void DeleteBetween(graph::Transaction& transaction, graph::NodeId start, graph::TypeId type,
                   graph::NodeId end);

}  // namespace wenmai::ingest
