#include "wenmai/format.h"

#include <gtest/gtest.h>

#include <sstream>

namespace wenmai {
namespace {

std::string Written(const char* query, ResultFormat format, const FormatOptions& options = {}) {
  Database database = Database::Open(":memory:");
  Session session = database.NewSession();
  Result result = session.Run(query);
  std::ostringstream out;
  WriteResult(result, format, out, options);
  return out.str();
}

TEST(FormatTest, TableColumnsAreStraightWithWideCharacters) {
  EXPECT_EQ(Written("UNWIND [['文脉', 1], ['ab', 20]] AS r RETURN r[0] AS name, r[1] AS 数",
                    ResultFormat::kTable),
            "+------+----+\n"
            "| name | 数 |\n"
            "+------+----+\n"
            "| 文脉 |  1 |\n"
            "| ab   | 20 |\n"
            "+------+----+\n");
}

TEST(FormatTest, LongCellsAreCutWithAMark) {
  const std::string table = Written("RETURN 'abcdefghij' AS x", ResultFormat::kTable, {.cell_columns_max = 5});
  EXPECT_NE(table.find("| abcd… |"), std::string::npos) << table;
}

TEST(FormatTest, AWideTableIsFittedByCuttingItsWidestCells) {
  const char* query = "RETURN 'short' AS a, 'a text that is long' AS b, '文文文文文文文文' AS c";
  const std::string table = Written(query, ResultFormat::kTable, {.table_columns_max = 40});
  EXPECT_EQ(table,
            "+-------+--------------+---------------+\n"
            "| a     | b            | c             |\n"
            "+-------+--------------+---------------+\n"
            "| short | a text that… | 文文文文文文… |\n"
            "+-------+--------------+---------------+\n");
}

TEST(FormatTest, ATableShowsAPathByWhatItsNodesAreCalled) {
  const std::string table = Written(
      "CREATE p = (:P {name: 'A', x: 1})-[:R {y: 2}]->(:Q {title: 'B'})<-[:S]-(:Z) RETURN p", ResultFormat::kTable);
  EXPECT_NE(table.find("| (A)-[:R]->(B)<-[:S]-(Z) |"), std::string::npos) << table;
}

TEST(FormatTest, VerticalShowsValuesWhole) {
  EXPECT_EQ(Written("UNWIND ['x\\ny', 'z'] AS 文 RETURN 文, 1 AS n", ResultFormat::kVertical),
            "-- 1\n文  x\n    y\nn   1\n-- 2\n文  z\nn   1\n");
}

TEST(FormatTest, KeptRowsAreWrittenLikeStreamedOnes) {
  Database database = Database::Open(":memory:");
  Session session = database.NewSession();
  const char* query = "UNWIND range(1, 3) AS x RETURN x, {a: [x]} AS m";
  Result first = session.Run(query);
  const Rows kept = ReadRows(first, 2);
  EXPECT_EQ(kept.rows.size(), 2u);
  EXPECT_TRUE(first.Next());
  Result second = session.Run(query);
  const Rows all = ReadRows(second);
  for (const std::string& name : ResultFormatNames()) {
    std::ostringstream out;
    EXPECT_EQ(WriteRows(all, *ParseResultFormat(name), out), 3u);
    EXPECT_EQ(out.str(), Written(query, *ParseResultFormat(name))) << name;
  }
}

TEST(FormatTest, AClusterIsWhatACursorStepsOver) {
  for (const char* cluster : {"a", "文", "e\u0301", "👩‍💻", "🇨🇳", "❤️", "\xff"}) {
    EXPECT_EQ(FirstCluster(std::string(cluster) + "b"), cluster);
  }
  EXPECT_EQ(FirstCluster(""), "");
}

TEST(FormatTest, CsvQuotesWhatNeedsIt) {
  EXPECT_EQ(Written("RETURN 'a,b' AS x, 'say \"hi\"' AS y, null AS z, '' AS e, 1.5 AS f, [1] AS l",
                    ResultFormat::kCsv),
            "x,y,z,e,f,l\r\n\"a,b\",\"say \"\"hi\"\"\",,\"\",1.5,[1]\r\n");
}

TEST(FormatTest, JsonLinesKeepColumnOrder) {
  EXPECT_EQ(Written("UNWIND [1, 2] AS b RETURN b, date('2024-02-29') AS a", ResultFormat::kJsonl),
            "{\"b\":1,\"a\":\"2024-02-29\"}\n{\"b\":2,\"a\":\"2024-02-29\"}\n");
}

TEST(FormatTest, JsonIsOneArray) {
  EXPECT_EQ(Written("UNWIND [1, 2] AS b RETURN b", ResultFormat::kJson), "[{\"b\":1},\n{\"b\":2}]\n");
  EXPECT_EQ(Written("UNWIND [] AS b RETURN b", ResultFormat::kJson), "[]\n");
}

TEST(FormatTest, DotHoldsEveryElementOnce) {
  const std::string dot = Written(
      "CREATE p = (a:P {name: 'A \"q\"'})-[r:R]->(b:P {name: 'B'}) RETURN p, a, [b, r]", ResultFormat::kDot);
  EXPECT_NE(dot.find("label=\"A \\\"q\\\"\""), std::string::npos) << dot;
  EXPECT_EQ(dot.find("-> n"), dot.rfind("-> n")) << dot;
}

}  // namespace
}  // namespace wenmai
