#include "shell/counters_text.h"

#include <utility>

namespace wenmai::shell {

std::string CountersText(const Counters& counters) {
  struct Kind {
    uint64_t count;
    const char* one;
    const char* many;
    const char* verb;
  };
  const Kind kinds[] = {
      {counters.nodes_created, "node", "nodes", "created"},
      {counters.nodes_deleted, "node", "nodes", "deleted"},
      {counters.relationships_created, "relationship", "relationships", "created"},
      {counters.relationships_deleted, "relationship", "relationships", "deleted"},
      {counters.properties_set, "property", "properties", "set"},
      {counters.labels_added, "label", "labels", "added"},
      {counters.labels_removed, "label", "labels", "removed"},
      {counters.indexes_added, "index", "indexes", "added"},
      {counters.indexes_removed, "index", "indexes", "removed"},
      {counters.constraints_added, "constraint", "constraints", "added"},
      {counters.constraints_removed, "constraint", "constraints", "removed"}};
  std::string text;
  for (const Kind& kind : kinds) {
    if (kind.count == 0) continue;
    if (!text.empty()) text += ", ";
    text += std::to_string(kind.count) + ' ' + (kind.count == 1 ? kind.one : kind.many) + ' ' + kind.verb;
  }
  return text;
}

}  // namespace wenmai::shell
