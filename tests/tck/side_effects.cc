#include "tests/tck/side_effects.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace wenmai::tck {
namespace {

using Rows = std::multiset<std::vector<std::string>>;

Rows Ask(Database* database, std::string_view query) {
  const Table table = database->Run(query);
  return Rows(table.rows.begin(), table.rows.end());
}

size_t CountOnlyIn(const Rows& some, const Rows& others) {
  std::vector<std::vector<std::string>> difference;
  std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                      std::back_inserter(difference));
  return difference.size();
}

void Compare(const std::string& what, const Rows& before, const Rows& after,
             SideEffects* effects) {
  if (const size_t added = CountOnlyIn(after, before)) (*effects)["+" + what] = added;
  if (const size_t removed = CountOnlyIn(before, after)) (*effects)["-" + what] = removed;
}

}  // namespace

Snapshot TakeSnapshot(Database* database) {
  Snapshot snapshot;
  snapshot.nodes = Ask(database, "MATCH (n) RETURN id(n)");
  snapshot.relationships = Ask(database, "MATCH ()-[r]->() RETURN id(r)");
  snapshot.labels =
      Ask(database, "MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label");
  snapshot.properties =
      Ask(database,
          "MATCH (n) UNWIND keys(n) AS key WITH properties(n) AS properties, key, n "
          "RETURN 'node' AS entity, id(n) AS id, key, properties[key] AS value "
          "UNION ALL "
          "MATCH ()-[r]->() UNWIND keys(r) AS key WITH properties(r) AS properties, key, r "
          "RETURN 'relationship' AS entity, id(r) AS id, key, properties[key] AS value");
  return snapshot;
}

SideEffects Difference(const Snapshot& before, const Snapshot& after) {
  SideEffects effects;
  Compare("nodes", before.nodes, after.nodes, &effects);
  Compare("relationships", before.relationships, after.relationships, &effects);
  Compare("labels", before.labels, after.labels, &effects);
  Compare("properties", before.properties, after.properties, &effects);
  return effects;
}

SideEffects ParseSideEffects(const std::vector<Row>& table) {
  SideEffects effects;
  for (const Row& row : table) {
    const size_t count = std::stoul(row.at(1));
    if (count > 0) effects[row.at(0)] = count;
  }
  return effects;
}

std::string ToString(const SideEffects& effects) {
  if (effects.empty()) return "none";
  std::string text;
  for (const auto& [what, count] : effects) text += fmt::format("{}{} ", what, count);
  return text;
}

}  // namespace wenmai::tck
