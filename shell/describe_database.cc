#include "shell/describe_database.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

#include "wenmai/format.h"

namespace wenmai::shell {
namespace {

void WriteCounts(const std::vector<Database::LabelCount>& counts, const char* prefix,
                 std::ostream& out) {
  size_t width = 0;
  for (const auto& count : counts) width = std::max(width, DisplayWidth(count.name));
  for (const auto& count : counts) {
    out << "  " << prefix << count.name << std::string(width - DisplayWidth(count.name) + 2, ' ')
        << count.count << "\n";
  }
}

// The rows of a query whose first column is a name and whose second is a list of texts.
void WriteLists(Session& session, const char* query, const char* prefix, std::ostream& out) {
  Result result = session.Run(query);
  while (result.Next()) {
    out << "  " << prefix << result.Get(0).as<std::string>() << " (";
    const char* separator = "";
    for (const Value& text : result.Get(1).as<Value::List>()) {
      out << separator << text.as<std::string>();
      separator = ", ";
    }
    out << ")\n";
  }
}

}  // namespace

void WriteStatistics(const Database::Statistics& statistics, std::ostream& out) {
  out << statistics.node_count << " nodes\n";
  WriteCounts(statistics.labels, ":", out);
  out << statistics.relationship_count << " relationships\n";
  WriteCounts(statistics.types, ":", out);
  out << statistics.property_keys.size() << " property keys\n";
}

void WriteSchema(const Database& database, std::ostream& out) {
  Session session = database.NewSession();
  out << "Labels and their properties\n";
  WriteLists(session,
             "MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS key "
             "WITH DISTINCT label, key ORDER BY label, key RETURN label, collect(key)",
             ":", out);
  out << "Relationship types and their properties\n";
  WriteLists(session,
             "MATCH ()-[r]->() WITH DISTINCT type(r) AS type, keys(r) AS keys "
             "UNWIND CASE WHEN size(keys) = 0 THEN [null] ELSE keys END AS key "
             "WITH DISTINCT type, key ORDER BY type, key RETURN type, collect(key)",
             ":", out);
  out << "What they join\n";
  WriteLists(session,
             "MATCH (a)-[r]->(b) WITH DISTINCT type(r) AS type, "
             "reduce(s = '', l IN labels(a) | s + ':' + l) + ' -> ' + "
             "reduce(s = '', l IN labels(b) | s + ':' + l) AS ends "
             "ORDER BY type, ends RETURN type, collect(ends)",
             ":", out);
}

}  // namespace wenmai::shell
