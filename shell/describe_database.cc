#include "shell/describe_database.h"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <string>

#include "wenmai/format.h"

namespace wenmai::shell {
namespace {

std::string Counted(uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many) + "\n";
}

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
void WriteLists(Session& session, const char* query, std::ostream& out) {
  Result result = session.Run(query);
  while (result.Next()) {
    out << "  :" << result.Get(0).as<std::string>();
    const Value texts = result.Get(1);
    const char* separator = " (";
    for (const Value& text : texts.as<Value::List>()) {
      out << separator << text.as<std::string>();
      separator = ", ";
    }
    out << (*separator == ',' ? ")\n" : "\n");
  }
}

}  // namespace

void WriteStatistics(const Database::Statistics& statistics, std::ostream& out) {
  out << Counted(statistics.node_count, "node", "nodes");
  WriteCounts(statistics.labels, ":", out);
  out << Counted(statistics.relationship_count, "relationship", "relationships");
  WriteCounts(statistics.types, ":", out);
  out << Counted(statistics.property_keys.size(), "property key", "property keys");
  for (const Database::IndexCount& index : statistics.indexes) {
    out << "index " << index.name << "  " << index.entry_count << (index.entry_count == 1 ? " entry" : " entries")
        << ", about " << index.distinct_count << " distinct\n";
  }
}

void WritePatterns(const std::vector<Database::PatternCount>& patterns, std::ostream& out) {
  const auto node = [](const std::vector<std::string>& labels) {
    std::string text = "(";
    for (const std::string& label : labels) text.append(":").append(label);
    return text + ')';
  };
  for (const Database::PatternCount& pattern : patterns) {
    out << node(pattern.start_labels) << "-[:" << pattern.type << "]->" << node(pattern.end_labels) << "  "
        << pattern.count << "\n";
  }
}

void WriteCaches(const Database::CacheStatistics& statistics, std::ostream& out) {
  constexpr size_t kMegabyte = 1 << 20;
  out << "Caches: " << statistics.bytes_used / kMegabyte << " of "
      << statistics.bytes_max / kMegabyte << " MB, and blocks of the store: "
      << statistics.block_bytes_used / kMegabyte << " of "
      << statistics.block_bytes_max / kMegabyte << " MB\n";
  for (const Database::CacheUse& cache : statistics.caches) {
    const uint64_t count = cache.hits + cache.misses;
    out << "  " << std::left << std::setw(11) << cache.name << std::right << cache.hits << " of "
        << count << " found";
    if (count > 0) out << " (" << cache.hits * 100 / count << " %)";
    out << "\n";
  }
}

void WriteDegrees(const std::vector<Database::DegreeHistogram>& histograms, std::ostream& out) {
  for (const Database::DegreeHistogram& histogram : histograms) {
    const std::string type = "[:" + histogram.type + "]";
    out << "(:" << histogram.label << ")"
        << (histogram.is_outgoing ? "-" + type + "->" : "<-" + type + "-") << "  "
        << Counted(histogram.node_count, "node", "nodes");
    out << "  on average "
        << (histogram.relationship_count * 10 / histogram.node_count) / 10.0 << ", at most "
        << histogram.degree_max << "\n";
    for (size_t i = 0; i < histogram.counts.size(); ++i) {
      if (histogram.counts[i] == 0) continue;
      const uint64_t first = uint64_t{1} << i, last = first * 2 - 1;
      std::string range = std::to_string(first);
      if (last > first) range += "-" + std::to_string(last);
      out << "  " << std::setw(15) << range << "  " << histogram.counts[i] << "\n";
    }
  }
}

void WriteSchema(const Database& database, std::ostream& out) {
  Session session = database.NewSession();
  out << "Labels and their properties\n";
  WriteLists(session,
             "MATCH (n) UNWIND labels(n) AS label UNWIND keys(n) AS key "
             "WITH DISTINCT label, key ORDER BY label, key RETURN label, collect(key)",
             out);
  out << "Relationship types and their properties\n";
  WriteLists(session,
             "MATCH ()-[r]->() WITH DISTINCT type(r) AS type, keys(r) AS keys "
             "UNWIND CASE WHEN size(keys) = 0 THEN [null] ELSE keys END AS key "
             "WITH DISTINCT type, key ORDER BY type, key RETURN type, collect(key)",
             out);
  out << "What they join\n";
  WriteLists(session,
             "MATCH (a)-[r]->(b) WITH DISTINCT type(r) AS type, "
             "reduce(s = '', l IN labels(a) | s + ':' + l) + ' -> ' + "
             "reduce(s = '', l IN labels(b) | s + ':' + l) AS joined "
             "ORDER BY type, joined RETURN type, collect(joined)",
             out);
}

}  // namespace wenmai::shell
