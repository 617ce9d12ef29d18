// A subgraph as graphviz's dot language.
#pragma once

#include <iosfwd>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "wenmai/value.h"

namespace wenmai::api {

// Collects the nodes and relationships that values hold, at any depth, each once, and writes them.
// A relationship whose end was never collected draws that end by its id.
class DotGraph {
 public:
  void Collect(const Value& value);
  void Write(std::ostream& out) const;

 private:
  void Add(const Node& node) { nodes_.emplace(node.id, node); }
  void Add(const Relationship& relationship) {
    relationships_.emplace(relationship.id, relationship);
  }

  std::map<uint64_t, Node> nodes_;
  std::map<uint64_t, Relationship> relationships_;
};

}  // namespace wenmai::api
