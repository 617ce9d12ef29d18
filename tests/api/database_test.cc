#include "wenmai/database.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "tests/api/throws.h"

namespace wenmai {
namespace {

Value Single(Result result) {
  EXPECT_TRUE(result.Next());
  Value value = result.Get(0);
  EXPECT_FALSE(result.Next());
  return value;
}

class DatabaseTest : public testing::Test {
 protected:
  Database database_ = Database::Open(":memory:");
  Session session_ = database_.NewSession();
};

TEST_F(DatabaseTest, ParametersGoInAndRowsComeOut) {
  Result result = session_.Run("UNWIND $list AS x RETURN x, x * 2 AS twice ORDER BY x DESC",
                               {{"list", Value::List{1, 2, 3}}});
  EXPECT_EQ(result.columns(), (std::vector<std::string>{"x", "twice"}));
  ASSERT_TRUE(result.Next());
  EXPECT_EQ(result.Get(0).as<int64_t>(), 3);
  EXPECT_EQ(result.Get(1).as<int64_t>(), 6);
  EXPECT_TRUE(result.Next());
  EXPECT_TRUE(result.Next());
  EXPECT_FALSE(result.Next());
}

TEST_F(DatabaseTest, NodesComeWithLabelsAndProperties) {
  const Value value = Single(session_.Run("CREATE (n:B:A {x: 1}) RETURN n"));
  const Node& node = value.as<Node>();
  EXPECT_EQ(node.labels, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(node.properties.at("x").as<int64_t>(), 1);
}

TEST_F(DatabaseTest, ManyRowsCrossBatches) {
  Result result = session_.Run("UNWIND range(1, 5000) AS x RETURN x");
  int64_t expected = 0;
  while (result.Next()) ASSERT_EQ(result.Get(0).as<int64_t>(), ++expected);
  EXPECT_EQ(expected, 5000);
}

TEST_F(DatabaseTest, WritesAreCountedAndCommittedWhenRunReturns) {
  const Result result = session_.Run("CREATE (:A {x: 1})-[:R]->(:B)");
  EXPECT_EQ(result.counters().nodes_created, 2u);
  EXPECT_EQ(result.counters().relationships_created, 1u);
  Session other = database_.NewSession();
  EXPECT_EQ(Single(other.Run("MATCH (n) RETURN count(n)")).as<int64_t>(), 2);
}

TEST_F(DatabaseTest, ATransactionIsSeenByOthersOnlyOnceCommitted) {
  Session other = database_.NewSession();
  Transaction transaction = session_.Begin();
  transaction.Run("CREATE (:A)");
  EXPECT_EQ(Single(transaction.Run("MATCH (n) RETURN count(n)")).as<int64_t>(), 1);
  EXPECT_EQ(Single(other.Run("MATCH (n) RETURN count(n)")).as<int64_t>(), 0);
  transaction.Commit();
  EXPECT_EQ(Single(other.Run("MATCH (n) RETURN count(n)")).as<int64_t>(), 1);
  EXPECT_ERROR(transaction.Run("RETURN 1"), kInvalidArgument);
}

TEST_F(DatabaseTest, ADroppedTransactionLeavesNothing) {
  { session_.Begin().Run("CREATE (:A)"); }
  EXPECT_EQ(Single(session_.Run("MATCH (n) RETURN count(n)")).as<int64_t>(), 0);
}

TEST_F(DatabaseTest, AFailedStatementLeavesNothingOfItselfInItsTransaction) {
  Transaction transaction = session_.Begin();
  transaction.Run("CREATE (:A)");
  EXPECT_ERROR(transaction.Run("CREATE (:B) WITH 1 AS x RETURN 1 / (x - 1)"), kInvalidArgument);
  transaction.Commit();
  EXPECT_EQ(Single(session_.Run("MATCH (n) RETURN labels(n)[0]")).as<std::string>(), "A");
}

TEST_F(DatabaseTest, AStatementIsPreparedOnceAndRunWithManyParameters) {
  const Statement statement = session_.Prepare("RETURN $x + 1");
  EXPECT_FALSE(statement.is_write());
  for (int x = 0; x < 3; ++x) {
    EXPECT_EQ(Single(session_.Run(statement, {{"x", x}})).as<int64_t>(), x + 1);
  }
}

TEST_F(DatabaseTest, AnErrorSaysWhatAndWhere) {
  try {
    session_.Run("MATCH (n)\nRETURN m");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), "SyntaxError");
    EXPECT_EQ(error.phase(), "compile time");
    EXPECT_EQ(error.detail(), "UndefinedVariable");
    EXPECT_EQ(error.line(), 2);
    EXPECT_EQ(error.column(), 8);
  }
}

TEST_F(DatabaseTest, ATimeoutEndsAQueryAndNotTheSession) {
  session_.Run("UNWIND range(1, 60) AS x CREATE (:N)");
  session_.Run("MATCH (a:N), (b:N) CREATE (a)-[:R]->(b)");
  RunOptions options;
  options.timeout = std::chrono::milliseconds(50);
  EXPECT_ERROR(
      {
        Result result = session_.Run("MATCH p = (a)-[*]-(b) RETURN count(p)", {}, options);
        result.Next();
      },
      kLimit);
  EXPECT_EQ(Single(session_.Run("RETURN 1")).as<int64_t>(), 1);
}

TEST_F(DatabaseTest, AnotherThreadCancelsAQuery) {
  session_.Run("UNWIND range(1, 60) AS x CREATE (:N)");
  session_.Run("MATCH (a:N), (b:N) CREATE (a)-[:R]->(b)");
  Result result = session_.Run("MATCH p = (a)-[*]-(b) RETURN count(p)");
  std::thread canceller([this] { session_.Cancel(); });
  EXPECT_ERROR(result.Next(), kCancelled);
  canceller.join();
}

TEST_F(DatabaseTest, TransactionsOfASubqueryStayWhenALaterOneFails) {
  EXPECT_ERROR(session_.Run("UNWIND [3, 2, 1, 0, 4] AS i CALL (i) { CREATE (:N {x: 6 / i}) } "
                            "IN TRANSACTIONS OF 2 ROWS"),
               kInvalidArgument);
  EXPECT_EQ(Single(session_.Run("MATCH (n:N) RETURN count(n)")).as<int64_t>(), 2);
}

// Of 100,000 relationships one transaction holds some 4 MB, and their rows alone would take 1.6; batches of 1,000
// hold 200 kB, and read their rows when they come to them.
TEST_F(DatabaseTest, AHubTooLargeForOneTransactionIsDeletedInParts) {
  session_.Run("CREATE (:Hub) WITH 1 AS x UNWIND range(1, 50) AS i CREATE (:M)");
  session_.Run("MATCH (h:Hub), (m:M) UNWIND range(1, 2000) AS i CREATE (h)-[:R]->(m)");
  RunOptions options;
  options.memory_bytes_max = 512 << 10;
  try {
    session_.Run("MATCH (h:Hub) DETACH DELETE h", {}, options);
    ADD_FAILURE() << "it was deleted";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kLimit);
    EXPECT_NE(std::string(error.what()).find("memory_bytes_max"), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("IN TRANSACTIONS"), std::string::npos) << error.what();
  }
  EXPECT_EQ(Single(session_.Run("MATCH (:Hub)-[r]->() RETURN count(r)")).as<int64_t>(), 100'000);
  session_.Run("MATCH (:Hub)-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 1000 ROWS", {}, options);
  session_.Run("MATCH (h:Hub) DETACH DELETE h", {}, options);
  EXPECT_EQ(Single(session_.Run("MATCH (n) RETURN count(n)")).as<int64_t>(), 50);
}

TEST_F(DatabaseTest, TransactionsOfASubqueryDoNotSeeWhatOthersOfThemWrote) {
  session_.Run("UNWIND range(1, 3000) AS i CREATE (:N {i: i})");
  EXPECT_EQ(Single(session_.Run("MATCH (n:N) WHERE n.i > 0 CALL (n) { CREATE (:N {i: n.i}) SET n.i = 0 } "
                                "IN TRANSACTIONS OF 7 ROWS RETURN count(*)")).as<int64_t>(), 3000);
  EXPECT_EQ(Single(session_.Run("MATCH (n:N) RETURN count(n)")).as<int64_t>(), 6000);
  session_.Run("MATCH (n:N) WHERE n.i = 0 CALL (n) { DELETE n } IN TRANSACTIONS OF 100 ROWS");
  EXPECT_EQ(Single(session_.Run("MATCH (n:N) RETURN sum(n.i)")).as<int64_t>(), 3000 * 3001 / 2);
}

// More than are read at once: a loop counts once, whichever direction it is found in.
TEST_F(DatabaseTest, RelationshipsOfAHubAreReadInParts) {
  session_.Run("CREATE (h:Hub)-[:LOOP]->(h) WITH h UNWIND range(1, 70) AS i CREATE (m:M {i: i}) "
               "WITH h, m UNWIND range(1, 1000) AS j CREATE (h)-[:R]->(m), (m)-[:S]->(h)");
  const auto counted = [this](const std::string& pattern) {
    return ToString(Single(session_.Run(
        "MATCH " + pattern + " RETURN [count(DISTINCT r), sum(CASE WHEN m:M THEN m.i ELSE -7 END)]")));
  };
  EXPECT_EQ(counted("(h:Hub)-[r]->(m)"), "[70001, 2484993]");
  EXPECT_EQ(counted("(h:Hub)<-[r:S]-(m)"), "[70000, 2485000]");
  EXPECT_EQ(counted("(h:Hub)-[r]-(m)"), "[140001, 4969993]");
  EXPECT_EQ(counted("(h:Hub)-[r:S|LOOP]-(m)"), "[70001, 2484993]");
  // Ends that are told apart, and steps that must differ.
  EXPECT_EQ(counted("(h:Hub)-[r]-(m:M)"), "[140000, 4970000]");
  EXPECT_EQ(counted("(h:Hub)-[l:LOOP]->(h)-[r]-(m)"), "[140000, 4970000]");
}

TEST_F(DatabaseTest, AStatementTooLargeLeavesItsTransactionAsItWas) {
  RunOptions options;
  options.memory_bytes_max = 4 << 20;
  Transaction transaction = session_.Begin();
  transaction.Run("UNWIND range(1, 1000) AS i CREATE (:N {i: i})", {}, options);
  try {
    transaction.Run("UNWIND range(1, 100000) AS i CREATE (:N {i: i})", {}, options);
    ADD_FAILURE() << "it has room";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kLimit);
    EXPECT_NE(std::string(error.what()).find("changes of the transaction"), std::string::npos) << error.what();
  }
  transaction.Run("CREATE (:N {i: 0})", {}, options);
  transaction.Commit();
  EXPECT_EQ(Single(session_.Run("MATCH (n:N) RETURN count(n)")).as<int64_t>(), 1001);
}

TEST_F(DatabaseTest, TransactionsOfASubqueryDoNotStandInATransaction) {
  const char* query = "UNWIND [1, 2] AS i CALL (i) { CREATE (:N {i: i}) } IN TRANSACTIONS";
  Transaction transaction = session_.Begin();
  EXPECT_ERROR(transaction.Run(query), kInvalidArgument);
  transaction.Rollback();
  EXPECT_ERROR(session_.Run(std::string("CREATE (a) WITH a ") + query), kUnsupported);
  EXPECT_ERROR(session_.Run(std::string("CALL { ") + query + " }"), kUnsupported);
  session_.Run(query);
  EXPECT_EQ(Single(session_.Run("MATCH (n:N) RETURN count(n)")).as<int64_t>(), 2);
}

TEST_F(DatabaseTest, TheSameContentHasTheSameExportWhateverItsHistory) {
  Database other = Database::Open(":memory:");
  session_.Run("CREATE (a:P {n: 1})-[:K {w: 2}]->(b:P {n: 2}), (b)-[:K]->(:P), (:P)");
  Session session = other.NewSession();
  session.Run("CREATE (:Gone)");
  session.Run("CREATE (:P), (b:P {n: 2})-[:K]->(:P)");
  session.Run("MATCH (b:P {n: 2}) CREATE (:P {n: 1})-[:K {w: 2}]->(b)");
  session.Run("MATCH (g:Gone) DELETE g");
  std::ostringstream first, second;
  database_.Export(ExportFormat::kJsonl, first);
  other.Export(ExportFormat::kJsonl, second);
  EXPECT_EQ(first.str(), second.str());
  EXPECT_NE(first.str(), "");
}

TEST_F(DatabaseTest, StatisticsCountLabelsAndTypes) {
  session_.Run("CREATE (:A)-[:R]->(:A:B)");
  const Database::Statistics statistics = database_.ReadStatistics();
  EXPECT_EQ(statistics.node_count, 2u);
  ASSERT_EQ(statistics.labels.size(), 2u);
  EXPECT_EQ(statistics.labels[0].name, "A");
  EXPECT_EQ(statistics.labels[0].count, 2u);
  ASSERT_EQ(statistics.types.size(), 1u);
}

TEST_F(DatabaseTest, StatisticsTellWhatJoinsWhatAndWhatIndexesHold) {
  session_.Run("CREATE INDEX by_x FOR (a:A) ON (a.x)");
  session_.Run("UNWIND range(1, 30) AS i CREATE (:A {x: i % 10})-[:R]->(:A:B)");
  session_.Run("MATCH (a:A:B) WITH a LIMIT 1 CREATE (a)-[:S]->(a)");
  const Database::Statistics statistics = database_.ReadStatistics();
  ASSERT_EQ(statistics.patterns.size(), 2u);
  EXPECT_EQ(statistics.patterns[0].start_labels, (std::vector<std::string>{"A"}));
  EXPECT_EQ(statistics.patterns[0].type, "R");
  EXPECT_EQ(statistics.patterns[0].end_labels, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(statistics.patterns[0].count, 30u);
  EXPECT_EQ(statistics.patterns[1].count, 1u);
  ASSERT_EQ(statistics.indexes.size(), 1u);
  EXPECT_EQ(statistics.indexes[0].name, "by_x");
  EXPECT_EQ(statistics.indexes[0].entry_count, 30u);
  EXPECT_EQ(statistics.indexes[0].distinct_count, 10u);
}

TEST_F(DatabaseTest, DegreesAreCountedByLabelTypeAndDirection) {
  session_.Run("CREATE (h:Hub:A) WITH h UNWIND range(1, 5) AS i CREATE (h)-[:R]->(:A)");
  session_.Run("MATCH (h:Hub) CREATE (h)-[:S]->(h)");
  std::vector<std::string> found;
  for (const Database::DegreeHistogram& histogram : database_.ReadDegrees()) {
    std::string text = histogram.label + (histogram.is_outgoing ? ">" : "<") + histogram.type;
    for (const uint64_t count : histogram.counts) text.append(" ").append(std::to_string(count));
    found.push_back(text + " max " + std::to_string(histogram.degree_max));
  }
  EXPECT_EQ(found, (std::vector<std::string>{"A>R 0 0 1 max 5", "A<R 5 max 1", "A>S 1 max 1",
                                             "A<S 1 max 1", "Hub>R 0 0 1 max 5", "Hub>S 1 max 1",
                                             "Hub<S 1 max 1"}));
}

TEST_F(DatabaseTest, CachesCountWhatTheyHad) {
  session_.Run("UNWIND range(1, 200) AS i CREATE (:A {x: i})-[:R]->(:B)");
  for (int i = 0; i < 3; ++i) session_.Run("MATCH (a:A)-->(b) WHERE a.x > 100 RETURN count(b)").Next();
  const Database::CacheStatistics statistics = database_.ReadCacheStatistics();
  EXPECT_GT(statistics.bytes_max, statistics.bytes_used);
  ASSERT_EQ(statistics.caches.size(), 4u);
  EXPECT_EQ(statistics.caches[1].name, "columns");
  EXPECT_GT(statistics.caches[1].hits, 0u);
  EXPECT_GT(statistics.caches[1].misses, 0u);
}

TEST(DatabaseOpenTest, WhatWasCommittedIsThereAfterReopening) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("wenmai_api_test_" + std::to_string(::getpid()));
  { Database::Open(path).NewSession().Run("CREATE (:A {name: '文脉'})"); }
  {
    Database database = Database::Open(path, {.read_only = true});
    Session session = database.NewSession();
    EXPECT_EQ(Single(session.Run("MATCH (a:A) RETURN a.name")).as<std::string>(), "文脉");
    EXPECT_ERROR(session.Run("CREATE (:B)"), kInvalidArgument);
  }
  std::filesystem::remove_all(path);
}

TEST(DatabaseOpenTest, AFileIsNoDatabase) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("wenmai_api_file_" + std::to_string(::getpid()));
  std::ofstream(path) << "text";
  EXPECT_ERROR(Database::Open(path), kInvalidArgument);
  std::filesystem::remove(path);
}

TEST(DatabaseOpenTest, AMissingDatabaseIsNotMadeUnlessAsked) {
  EXPECT_ERROR(Database::Open("/nonexistent/graph", {.create_if_missing = false}), kNotFound);
}

}  // namespace
}  // namespace wenmai
