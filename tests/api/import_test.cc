#include "wenmai/import.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/api/throws.h"
#include "wenmai/database.h"

namespace wenmai {
namespace {

namespace fs = std::filesystem;

class ImportTest : public testing::Test {
 protected:
  ImportTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~ImportTest() override { fs::remove_all(folder_); }

  std::string File(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  // The rows of a query over the imported database, values as text.
  std::vector<std::string> Rows(const std::string& query) {
    Database database = Database::Open(database_, {.read_only = true});
    EXPECT_TRUE(database.Check([](std::string_view problem) { ADD_FAILURE() << problem; }));
    Session session = database.NewSession();
    Result result = session.Run(query);
    std::vector<std::string> rows;
    while (result.Next()) {
      std::string row;
      for (const Value& value : result.row()) {
        if (!row.empty()) row += " ";
        row += ToString(value);
      }
      rows.push_back(row);
    }
    return rows;
  }

  std::string Row(const std::string& query) {
    const std::vector<std::string> rows = Rows(query);
    EXPECT_EQ(rows.size(), 1u);
    return rows.empty() ? "" : rows[0];
  }

  // The message of the error that importing `source` throws.
  std::string Failure(const ImportSource& source, const ImportOptions& options = {}) {
    try {
      Import(database_, source, options);
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  }

  fs::path folder_ = fs::temp_directory_path() / ("wenmai_import_test_" + std::to_string(getpid()));
  std::string database_ = folder_ / "db";
};

TEST_F(ImportTest, NodesAndRelationshipsBecomeAGraph) {
  const ImportSummary summary = Import(
      database_, {{{"Person", File("p.csv", "id:ID,name:STRING,born:INT\n1,Ada,1815\n2,Bo,\n")},
                   {"Place:City", File("c.csv", "id:ID,name\nx,Rome\n")}},
                  {{"LIVES_IN", File("l.csv", ":START_ID,:END_ID,since:INT\n1,x,1840\n2,x,\n")}}});
  EXPECT_EQ(summary.nodes, 3u);
  EXPECT_EQ(summary.relationships, 2u);
  EXPECT_EQ(
      Rows("MATCH (p:Person)-[r:LIVES_IN]->(c:City:Place) "
           "RETURN p.id, p.name, p.born, r.since, c.id, c.name ORDER BY p.id"),
      (std::vector<std::string>{"1 'Ada' 1815 1840 'x' 'Rome'", "2 'Bo' null null 'x' 'Rome'"}));
}

TEST_F(ImportTest, EveryTypeIsRead) {
  Import(database_,
         {{{"A", File("a.csv",
                      "i:INT,l:LONG,f:FLOAT,d:DOUBLE,b:BOOLEAN,s:STRING,day:DATE,at:DATETIME,"
                      "local:LOCALDATETIME,t:TIME,lt:LOCALTIME,length:DURATION\n"
                      "-7,9223372036854775807,1.5,-2e3,true,x,2024-02-29,2024-02-29T10:00:00Z,"
                      "2024-02-29T10:00,10:00+01:00,10:00:01,P1DT2H\n")}},
          {}});
  EXPECT_EQ(Row("MATCH (a:A) RETURN a.i, a.l, a.f, a.d, a.b, a.s, toString(a.day), toString(a.at), "
                "toString(a.local), toString(a.t), toString(a.lt), toString(a.length)"),
            "-7 9223372036854775807 1.5 -2000.0 true 'x' '2024-02-29' '2024-02-29T10:00Z' "
            "'2024-02-29T10:00' '10:00+01:00' '10:00:01' 'P1DT2H'");
}

TEST_F(ImportTest, ArraysAreSplitBySemicolons) {
  Import(database_,
         {{{"A", File("a.csv",
                      "s:STRING[],i:INT[],d:DATE[],none:STRING[],empty:STRING[],one:STRING[]\n"
                      "a;b;,1;2,2024-01-01,,\"\",\\\n"
                      "x\\;y;C:\\dir;a\\\\;z,7,,,,\n")}},
          {}});
  EXPECT_EQ(Rows("MATCH (a:A) RETURN a.s, a.i, a.none, a.empty, a.one ORDER BY size(a.i) DESC"),
            (std::vector<std::string>{R"(['a', 'b', ''] [1, 2] null [] [''])",
                                      R"(['x;y', 'C:\\dir', 'a\\', 'z'] [7] null null null)"}));
}

TEST_F(ImportTest, QuotedFieldsHoldCommasQuotesAndLines) {
  Import(database_, {{{"A", File("a.csv",
                                 "\xef\xbb\xbf\"name:STRING\",n:INT\r\n\"x, \"\"y\"\"\nz\",1\r\n"
                                 "\"\",2\r\n,3\r\n\r\n5\" pipe,4")}},
                     {}});
  EXPECT_EQ(Rows("MATCH (a:A) RETURN a.name ORDER BY a.n"),
            (std::vector<std::string>{R"('x, "y"\nz')", "''", "null", R"('5" pipe')"}));
}

TEST_F(ImportTest, LabelsAndTypesMayStandInColumns) {
  Import(database_, {{{"", File("n.csv", ":ID,:LABEL\n1,A;B\n2,\n")},
                      {"C", File("m.csv", ":LABEL,:ID\nD,3\n")}},
                     {{"", File("r.csv", ":START_ID,:TYPE,:END_ID\n1,R,2\n2,S,3\n")},
                      {"T", File("s.csv", ":START_ID,:TYPE,:END_ID\n1,,2\n1,U,2\n")}}});
  EXPECT_EQ(Rows("MATCH (n) RETURN labels(n), keys(n) ORDER BY id(n)"),
            (std::vector<std::string>{"['A', 'B'] []", "[] []", "['C', 'D'] []"}));
  EXPECT_EQ(Rows("MATCH ()-[r]->() RETURN type(r) ORDER BY type(r)"),
            (std::vector<std::string>{"'R'", "'S'", "'T'", "'U'"}));
}

TEST_F(ImportTest, IdsAreUniqueWithinTheirSpace) {
  Import(database_,
         {{{"A", File("a.csv", "id:ID(A)\n1\n007\n")}, {"B", File("b.csv", ":ID(B),x:INT\n1,5\n")}},
          {{"R", File("r.csv", ":START_ID(A),:END_ID(B)\n1,1\n007,1\n")}}});
  EXPECT_EQ(Rows("MATCH (a:A)-[:R]->(b:B) RETURN a.id, b.id, b.x ORDER BY id(a)"),
            (std::vector<std::string>{"1 null 5", "'007' null 5"}))
      << "an id is an integer where it is written as one";
}

TEST_F(ImportTest, BadRowsAreNamedWithFileAndLine) {
  const std::string nodes = File("n.csv", ":ID,x:INT\n1,1\n");
  struct Case {
    std::string bytes, message;
  };
  const Case cases[] = {
      {":ID,x:INT\n1,1\n2,two\n", "bad.csv:3: column 'x': 'two' is no INT"},
      {":ID,x:INT\n\"a\nb\",1\n2\n", "bad.csv:4: 1 fields, the header has 2"},
      {":ID,x:INT\n1,1\n1,2\n", "bad.csv:3: the id 1 was used before"},
      {":ID,x:INT\n,1\n", "bad.csv:2: the row has no id"},
      {":ID,x:DATE\n1,2024-02-30\n", "bad.csv:2: column 'x': '2024-02-30' is no DATE"},
      {":ID,x:BOOLEAN\n1,yes\n", "bad.csv:2: column 'x': 'yes' is no BOOLEAN"},
      {":ID,x:INT\n1,99999999999999999999\n", "bad.csv:2: column 'x'"},
      {":ID,x\n1,\"a\"b\n", "bad.csv:2: text follows the closing quote of a field"},
      {":ID,x\n1,\xff\n", "bad.csv:2: column 'x' is not UTF-8"},
      {":ID,x\n1,\"a\n", "bad.csv:2: a quoted field does not end"},
      {":ID,x:POINT\n", "bad.csv:1: column 'x:POINT': there is no type POINT"},
      {":ID,:ID\n", "bad.csv:1: the header has more than one column :ID"},
      {"", "bad.csv:1: the file has no header"},
  };
  for (const Case& bad : cases) {
    const std::string message = Failure({{{"A", File("bad.csv", bad.bytes)}}, {}});
    EXPECT_NE(message.find(bad.message), std::string::npos) << message;
    EXPECT_FALSE(fs::exists(database_)) << "something of it was left";
  }
  const Case relationship_cases[] = {
      {":START_ID,:END_ID\n1,1\n1,9\n", "bad.csv:3: there is no node 9"},
      {":START_ID(P),:END_ID\n1,1\n", "bad.csv:2: there is no node 1 in the ids of P"},
      {":START_ID,x:INT\n1,1\n", "bad.csv:1: the header must have one column :END_ID"},
  };
  for (const Case& bad : relationship_cases) {
    const std::string message = Failure({{{"A", nodes}}, {{"R", File("bad.csv", bad.bytes)}}});
    EXPECT_NE(message.find(bad.message), std::string::npos) << message;
  }
  EXPECT_NE(
      Failure({{{"A", nodes}}, {{"", File("bad.csv", ":START_ID,:END_ID\n")}}}).find("no type"),
      std::string::npos);
  EXPECT_ERROR(Import(database_, {{{"A", folder_ / "missing.csv"}}, {}}), kNotFound);
}

TEST_F(ImportTest, AsManyBadRowsAsAllowedAreLeftOut) {
  const ImportSource source{{{"A", File("a.csv", ":ID,x:INT\n1,1\n2,two\n1,3\n4,4\n")}},
                            {{"R", File("r.csv", ":START_ID,:END_ID\n1,4\n1,2\n")}}};
  ImportOptions options;
  std::vector<uint64_t> lines;
  options.on_bad_row = [&lines](const ImportBadRow& row) { lines.push_back(row.line); };
  options.bad_rows_max = 2;
  EXPECT_NE(Failure(source, options).find("r.csv:3: there is no node 2"), std::string::npos);
  lines.clear();
  options.bad_rows_max = 3;
  const ImportSummary summary = Import(database_, source, options);
  EXPECT_EQ(summary.bad_rows, 3u);
  EXPECT_EQ(lines, (std::vector<uint64_t>{3, 4, 3}));
  EXPECT_EQ(Row("MATCH (a)-[:R]->(b) RETURN a.x, b.x"), "1 4");
}

// Several chunks, parsed by several threads, are the same graph as one thread makes.
TEST_F(ImportTest, ManyRowsGiveTheSameGraphWithAnyNumberOfThreads) {
  std::string nodes = ":ID,n:INT,text:STRING\n", relationships = ":START_ID,:END_ID,n:INT\n";
  for (int i = 0; i < 60'000; ++i) {
    nodes += std::to_string(i) + "," + std::to_string(i * 2) + ",\"line one\nof " +
             std::to_string(i) + "\"\n";
    relationships +=
        std::to_string(i % 100) + "," + std::to_string(i) + "," + std::to_string(i) + "\n";
  }
  const ImportSource source{{{"A", File("a.csv", nodes)}}, {{"R", File("r.csv", relationships)}}};
  std::vector<std::string> answers;
  for (const int jobs : {1, 3}) {
    fs::remove_all(database_);
    ImportOptions options;
    options.jobs = jobs;
    Import(database_, source, options);
    answers.push_back(
        Row("MATCH (a:A)-[r:R]->(b:A) WHERE b.n = 2 * r.n AND id(b) = r.n "
            "AND b.text ENDS WITH toString(r.n) "
            "RETURN count(r), sum(a.n), count(DISTINCT a)"));
  }
  EXPECT_EQ(answers[0], "60000 5940000 100");
  EXPECT_EQ(answers[1], answers[0]);
}

TEST_F(ImportTest, ADatabaseWithNodesIsRefusedAndKept) {
  Database::Open(database_).NewSession().Run("CREATE (:Old)");
  EXPECT_ERROR(Import(database_, {{{"A", File("a.csv", ":ID\n1\n")}}, {}}), kExists);
  EXPECT_EQ(Row("MATCH (n) RETURN labels(n)"), "['Old']");
}

TEST_F(ImportTest, AnEmptyDatabaseIsFilledOrKeptEmpty) {
  Database::Open(database_).NewSession().Run("CREATE (n:Old) DELETE n");
  EXPECT_NE(Failure({{{"A", File("a.csv", "x:INT\n1\nz\n")}}, {}}), "");
  EXPECT_EQ(Row("MATCH (n) RETURN count(n)"), "0");
  Import(database_, {{{"A", File("a.csv", "x:INT\n1\n2\n")}}, {}});
  EXPECT_EQ(Row("MATCH (n:A) RETURN sum(n.x)"), "3");
}

TEST_F(ImportTest, TheIndexesOfAnEmptyDatabaseAreFilled) {
  {
    Session session = Database::Open(database_).NewSession();
    session.Run("CREATE CONSTRAINT FOR (a:A) REQUIRE a.id IS UNIQUE");
    session.Run("CREATE INDEX FOR (a:A) ON (a.x, a.name)");
    session.Run("CREATE INDEX FOR ()-[r:R]-() ON (r.since)");
    session.Run("CREATE FULLTEXT INDEX texts FOR (a:A|B) ON EACH [a.text]");
    session.Run("CREATE CONSTRAINT FOR (a:A) REQUIRE a.name IS NOT NULL");
  }
  const std::string text(3000, 'x');
  std::string nodes = "id:ID,x:INT,name:STRING,text:STRING\n", relationships = ":START_ID,:END_ID,since:INT\n";
  for (int i = 0; i < 3000; ++i) {
    const std::string id = std::to_string(i);
    nodes += id + "," + std::to_string(i % 7) + ",n" + id + ",\"" + text + " word" + id + "\"\n";
    relationships += id + ",0," + std::to_string(i % 30) + "\n";
  }
  Import(database_, {{{"A", File("a.csv", nodes)}}, {{"R", File("r.csv", relationships)}}});
  EXPECT_EQ(Row("MATCH (a:A {x: 3, name: 'n10'}) RETURN a.id"), "10");
  EXPECT_EQ(Row("MATCH ()-[r:R {since: 4}]->() RETURN count(r)"), "100");
  EXPECT_EQ(Row("CALL db.index.fulltext.queryNodes('texts', 'word17') YIELD node RETURN node.id"), "17");
}

TEST_F(ImportTest, ARowInBreachOfAConstraintIsABadRow) {
  {
    Session session = Database::Open(database_).NewSession();
    session.Run("CREATE CONSTRAINT FOR (a:A) REQUIRE a.name IS NOT NULL");
    session.Run("CREATE CONSTRAINT FOR (a:A) REQUIRE a.x IS :: INTEGER");
  }
  const std::string nodes = File("a.csv", "id:ID,x:INT,name\n1,1,a\n2,2,\n3,3,c\n");
  EXPECT_EQ(Failure({{{"A", nodes}}, {}}), nodes + ":3: the node has no :A(name)");
  ImportOptions options;
  options.bad_rows_max = 1;
  const std::string ends = File("r.csv", ":START_ID,:END_ID\n1,3\n");
  EXPECT_EQ(Import(database_, {{{"A", nodes}}, {{"R", ends}}}, options).bad_rows, 1u);
  EXPECT_EQ(Row("MATCH (a:A)-->(b) RETURN a.name + b.name"), "'ac'");
}

TEST_F(ImportTest, ARelationshipInBreachOfAConstraintIsABadRow) {
  {
    Session session = Database::Open(database_).NewSession();
    session.Run("CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.since IS NOT NULL");
    session.Run("CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.x IS :: INTEGER");
  }
  const std::string nodes = File("a.csv", ":ID\n1\n2\n");
  const std::string bad =
      File("r.csv", ":START_ID,:END_ID,since:INT,x:STRING\n1,2,7,\n1,2,,\n2,1,8,y\n2,3,9,\n2,2,6,\n");
  ImportOptions options;
  std::vector<std::string> reasons;
  options.bad_rows_max = 3;
  options.on_bad_row = [&reasons](const ImportBadRow& row) {
    reasons.push_back(std::to_string(row.line) + ": " + row.reason);
  };
  EXPECT_EQ(Failure({{{"A", nodes}}, {{"R", bad}}}), bad + ":3: the relationship has no [:R](since)");
  EXPECT_EQ(Import(database_, {{{"A", nodes}}, {{"R", bad}}}, options).bad_rows, 3u);
  EXPECT_EQ(reasons,
            (std::vector<std::string>{
                "3: the relationship has no [:R](since)",
                "4: the relationship has a String as [:R](x), which must be of type Integer",
                "5: there is no node 3"}));
  EXPECT_EQ(Row("MATCH ()-[r:R]->() RETURN count(r), sum(r.since)"), "2 13");
}

// Relationships get their ids in another order than that of their rows.
TEST_F(ImportTest, TwoRelationshipsWithTheSameUniqueValuesAreNamed) {
  Database::Open(database_).NewSession().Run("CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.x IS UNIQUE");
  const std::string nodes = File("n.csv", ":ID\n1\n2\n3\n");
  const std::string a = File("a.csv", ":START_ID,:END_ID,x:INT,text\n3,1,1,\"two\nlines\"\n2,1,2,\n");
  const std::string b = File("b.csv", ":START_ID,:END_ID,x:INT\n3,2,4\n\n1,1,2\n");
  EXPECT_EQ(Failure({{{"A", nodes}}, {{"R", a}, {"R", b}}}),
            a + ":4: " + b + ":4 already has this value of [:R](x)");
  EXPECT_EQ(Row("MATCH (n) RETURN count(n)"), "0");
  Import(database_, {{{"A", nodes}}, {{"R", a}, {"S", b}}});
  EXPECT_EQ(Row("MATCH ()-[r:R {x: 2}]->() RETURN count(r)"), "1");
}

TEST_F(ImportTest, TwoRowsWithTheSameUniqueValuesLeaveTheDatabaseAsItWas) {
  Database::Open(database_).NewSession().Run("CREATE CONSTRAINT FOR (a:A) REQUIRE a.x IS UNIQUE");
  const std::string a = File("a.csv", "x:INT,text\n1,\"two\nlines\"\n2,\n3,\n");
  const std::string b = File("b.csv", "x:INT\n4\n\n5\n3\n");
  EXPECT_EQ(Failure({{{"A", a}, {"A", b}}, {}}), b + ":5: " + a + ":5 already has this value of :A(x)");
  EXPECT_EQ(Failure({{{"A", File("c.csv", "x:INT\n1\n2\n1\n")}}, {}}),
            folder_.string() + "/c.csv:4: " + folder_.string() + "/c.csv:2 already has this value of :A(x)");
  EXPECT_EQ(Row("MATCH (n) RETURN count(n)"), "0");
  Import(database_, {{{"A", File("a.csv", "x:INT\n1\n2\n")}}, {}});
  EXPECT_EQ(Row("MATCH (n:A {x: 2}) RETURN count(n)"), "1");
}

}  // namespace
}  // namespace wenmai
