// What is exported and read back is the same graph, by its canonical export.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/api/throws.h"
#include "wenmai/database.h"
#include "wenmai/import.h"

namespace wenmai {
namespace {

namespace fs = std::filesystem;

std::string Exported(const Database& database, ExportFormat format) {
  std::ostringstream out;
  database.Export(format, out);
  return out.str();
}

// Splits a script at the semicolons that end its lines.
void RunScript(Session session, const std::string& script) {
  size_t begin = 0;
  for (size_t end; (end = script.find(";\n", begin)) != std::string::npos; begin = end + 2) {
    session.Run(script.substr(begin, end - begin));
  }
}

class ExportTest : public testing::Test {
 protected:
  ExportTest() { fs::remove_all(folder_); }
  ~ExportTest() override { fs::remove_all(folder_); }

  void Fill() {
    Session session = database_.NewSession();
    session.Run(
        "CREATE (:A:B {i: -7, f: 1.5, whole: 2.0, b: true, s: 'x, \"y\"\\nz; `w` \\\\ \\'', "
        "empty: '', day: date('2024-02-29'), at: datetime('2024-02-29T10:00+01:00[Europe/Paris]'), "
        "local: localdatetime('2024-02-29T10:00'), t: time('10:00:01.5+01:00'), "
        "lt: localtime('10:00'), d: duration('P1M2DT3.5S')})");
    session.Run(
        "CREATE (:A {i: 'text here', list: ['a;b', 'c\\\\', ''], numbers: [1, 2], none: [], "
        "floats: [1.0, -0.5], days: [date('2024-01-01')], one: [''], nan: 0.0 / 0.0, "
        "big: 1.0 / 0.0, least: -9223372036854775808})");
    session.Run("CREATE ({`odd, \"name\" (x)`: 1}), (:`Ode, to :joy` {`a:b`: '汉字 ✓'})");
    session.Run("MATCH (a:A), (b) WHERE id(b) <> id(a) CREATE (a)-[:R {n: id(b), s: 'x'}]->(b)");
    session.Run("MATCH (a:A:B) CREATE (a)-[:`SELF, LOOP`]->(a)");
    session.Run("UNWIND range(1, 1200) AS i CREATE (:Many {i: i})-[:NEXT]->(:Many {j: i})");
  }

  fs::path folder_ = fs::temp_directory_path() / ("wenmai_export_test_" + std::to_string(getpid()));
  Database database_ = Database::Open(":memory:");
};

TEST_F(ExportTest, CsvIsImportedToTheSameGraph) {
  Fill();
  database_.ExportCsv(folder_ / "csv");
  Import(folder_ / "db",
         {{{"", folder_ / "csv/nodes.csv"}}, {{"", folder_ / "csv/relationships.csv"}}});
  EXPECT_EQ(Exported(Database::Open(folder_ / "db"), ExportFormat::kJsonl),
            Exported(database_, ExportFormat::kJsonl));
}

TEST_F(ExportTest, CsvRefusesByNameWhatItCannotHold) {
  Session session = database_.NewSession();
  for (const char* statement : {"CREATE (n {x: [1, 'a']})", 
                                "CREATE (n:`a;b`)", "CREATE ()-[n:R {x: [1, 2.0]}]->()"}) {
    session.Run(statement);
    EXPECT_ERROR(database_.ExportCsv(folder_ / "csv"), kUnsupported);
    session.Run("MATCH (n) DETACH DELETE n");
  }
}

TEST_F(ExportTest, CypherMakesTheSameGraphAgain) {
  Fill();
  Session session = database_.NewSession();
  session.Run("CREATE (n:Mixed {x: [1, 'a', 2.5, date('2024-01-01')]})");
  session.Run("CREATE INDEX by_i FOR (n:Many) ON (n.i, n.j)");
  session.Run("CREATE CONSTRAINT one FOR (n:Many) REQUIRE n.i IS UNIQUE");
  session.Run("CREATE CONSTRAINT there FOR ()-[r:R]-() REQUIRE r.n IS NOT NULL");
  session.Run("CREATE CONSTRAINT whole FOR (n:Many) REQUIRE n.i IS :: INTEGER");
  session.Run("CREATE CONSTRAINT at FOR (n:Many) REQUIRE n.at IS :: ZONED DATETIME");
  const std::string script = Exported(database_, ExportFormat::kCypher);
  Database again = Database::Open(":memory:");
  RunScript(again.NewSession(), script);
  EXPECT_EQ(Exported(again, ExportFormat::kJsonl), Exported(database_, ExportFormat::kJsonl));
  const auto schema_part = [](const std::string& text) {
    return text.substr(text.rfind("REMOVE"));
  };
  EXPECT_EQ(schema_part(Exported(again, ExportFormat::kCypher)), schema_part(script));
}

TEST_F(ExportTest, GraphmlNamesTypesAndEscapesText) {
  database_.NewSession().Run(
      "CREATE (:A {name: 'a <b> & \"c\"\\u0001', n: 1})-[:R {list: [1, 2]}]->(:A:B {n: 'x'})");
  EXPECT_EQ(Exported(database_, ExportFormat::kGraphml),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
            "<key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
            "<key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n"
            "<key id=\"node0\" for=\"node\" attr.name=\"n\" attr.type=\"long\"/>\n"
            "<key id=\"node1\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n"
            "<key id=\"node2\" for=\"node\" attr.name=\"n\" attr.type=\"string\"/>\n"
            "<key id=\"edge0\" for=\"edge\" attr.name=\"list\" attr.type=\"string\"/>\n"
            "<graph id=\"wenmai\" edgedefault=\"directed\">\n"
            "<node id=\"n0\"><data key=\"labels\">:A</data>"
            "<data key=\"node0\">1</data>"
            "<data key=\"node1\">a &lt;b&gt; &amp; &quot;c&quot;\xef\xbf\xbd</data></node>\n"
            "<node id=\"n1\"><data key=\"labels\">:A:B</data><data key=\"node2\">x</data></node>\n"
            "<edge id=\"e0\" source=\"n0\" target=\"n1\"><data key=\"label\">R</data>"
            "<data key=\"edge0\">[1,2]</data></edge>\n"
            "</graph>\n</graphml>\n");
}

}  // namespace
}  // namespace wenmai
