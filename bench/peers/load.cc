#include "bench/peers/load.h"

#include "bench/peers/csv.h"

namespace wenmai::bench {
namespace {

constexpr size_t kRowsPerTransaction = 20'000;

// `{name: row.name, …}` of the columns that are properties.
std::string PropertyText(const CsvFile& file) {
  std::string text = "{";
  for (const CsvColumn& column : file.columns) {
    if (column.name == "START_ID" || column.name == "END_ID") continue;
    if (text.size() > 1) text += ", ";
    const std::string value = "row." + column.name;
    text += column.name + ": " + (column.type == "DATE" ? "date(" + value + ")" : value);
  }
  return text + "}";
}

std::string CreateText(const CsvFile& file) {
  if (file.holds_nodes()) {
    return "UNWIND $rows AS row CREATE (:" + file.name + " " + PropertyText(file) + ")";
  }
  return "UNWIND $rows AS row MATCH (a:" + file.source + " {id: row.START_ID}), (b:" + file.target +
         " {id: row.END_ID}) CREATE (a)-[:" + file.name + " " + PropertyText(file) + "]->(b)";
}

void LoadFile(const CsvFile& file, Session& session) {
  const Statement create = session.Prepare(CreateText(file));
  CsvReader reader(file);
  Value::Map row;
  for (bool has_more = true; has_more;) {
    Value::List rows;
    while (rows.size() < kRowsPerTransaction && (has_more = reader.Next(&row))) {
      rows.emplace_back(std::move(row));
    }
    session.Run(create, {{"rows", std::move(rows)}});
  }
}

}  // namespace

void LoadCsvFiles(const std::string& folder, const Database& database,
                  const std::function<void(const char*)>& step) {
  const std::vector<CsvFile> files = ListCsvFiles(folder);
  Session session = database.NewSession();
  for (const CsvFile& file : files) {
    if (!file.holds_nodes()) continue;
    session.Run("CREATE CONSTRAINT FOR (n:" + file.name + ") REQUIRE n.id IS UNIQUE");
    LoadFile(file, session);
    if (file.name == "Person" || file.name == "Model") {
      session.Run("CREATE INDEX FOR (n:" + file.name + ") ON (n.name)");
    }
  }
  step("nodes and indexes");
  for (const CsvFile& file : files) {
    if (!file.holds_nodes()) LoadFile(file, session);
  }
  step("relationships");
}

}  // namespace wenmai::bench
