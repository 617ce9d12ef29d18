// Queries that would run for ever, or take all memory there is, end with an error that names the limit;
// the process and the session live on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <fstream>
#include <thread>

#include "query/engine.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr size_t kMemoryMax = 32u << 20;
constexpr milliseconds kTimeout{300};
// How much longer than that a query may take: in time of the processor, since on a busy machine the clock
// on the wall runs without it.
constexpr milliseconds kGrace{900};

size_t ResidentBytes() {
  size_t total = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * 4096;
}

class LimitsTest : public testing::Test {
 protected:
  LimitsTest() {
    RunToEnd("CREATE FULLTEXT INDEX words FOR (n:N) ON EACH [n.s]", nullptr);
    // 60 nodes, each joined to each.
    RunToEnd("UNWIND range(1, 60) AS x CREATE (:N {x: x, s: 'word ' + toString(x)})", nullptr);
    RunToEnd("MATCH (a:N), (b:N) CREATE (a)-[:R {w: a.x + b.x}]->(b)", nullptr);
  }

  size_t RunToEnd(const std::string& query, QueryLimits* limits) {
    const auto prepared = engine_.Prepare(query);
    std::unique_ptr<graph::View> view;
    graph::Transaction* transaction = nullptr;
    if (engine_.IsWrite(*prepared)) {
      auto writing = graph_->BeginWrite();
      transaction = writing.get();
      view = std::move(writing);
    } else {
      view = graph_->BeginRead();
    }
    size_t row_count = 0;
    {
      const auto cursor =
          engine_.Execute(prepared, Value::MakeMap({}), view.get(), transaction, limits);
      RowBatch batch;
      while (cursor->Next(&batch)) row_count += batch.live_count();
    }
    if (transaction != nullptr) transaction->Commit();
    return row_count;
  }

  // The code of the error that the query ends with; nullopt if it ends well.
  std::optional<ErrorCode> End(const std::string& query, QueryLimits* limits) {
    try {
      RunToEnd(query, limits);
      return std::nullopt;
    } catch (const Error& error) {
      message_ = error.what();
      return error.code();
    }
  }

  void ExpectLimit(const std::string& query, std::string_view option) {
    SCOPED_TRACE(query);
    QueryLimits limits;
    limits.memory_bytes_max = kMemoryMax;
    limits.deadline = Clock::now() + kTimeout;
    const std::clock_t begin = std::clock();
    const size_t bytes_before = ResidentBytes();
    EXPECT_EQ(End(query, &limits), ErrorCode::kLimit) << message_;
    EXPECT_THAT(message_, testing::HasSubstr(option));
    const milliseconds taken{(std::clock() - begin) * 1000 / CLOCKS_PER_SEC};
    EXPECT_LT(taken, kTimeout + kGrace);
    EXPECT_LT(ResidentBytes(), bytes_before + 3 * kMemoryMax);
    EXPECT_EQ(limits.memory_bytes, 0u) << "memory charged and not given back";
    EXPECT_EQ(RunToEnd("RETURN 1", nullptr), 1u);
  }

  std::unique_ptr<graph::Graph> graph_ = graph::Graph::Open(":memory:", {});
  Engine engine_{graph_.get(), {.allow_load_csv = true}};
  std::string message_;
};

TEST_F(LimitsTest, WalksEndAtTheDeadline) {
  for (const char* query : {
           "MATCH p = (a)-[*]-(b) RETURN count(p)",
           "MATCH (a)-[rs*]->(b) RETURN count(rs)",
           "MATCH (a)-[*]->(b) RETURN b.x LIMIT 1000000000",
           "MATCH (a)((x)-[:R]->(y)){1,40}(b) RETURN count(*)",
           "MATCH (a {x: 1}) RETURN size([p = (a)-[*]->() | length(p)])",
           "MATCH (a {x: 1}) WHERE NOT EXISTS { (a)-[*30..40]->(:Nothing) } RETURN a",
           "MATCH (a), (b), (c), (d), (e) RETURN count(*)",
           "MATCH (a)-->(b)-->(c)-->(d)-->(e)-->(f) RETURN count(DISTINCT a.x + f.x)",
           "MATCH (a)-->(b)-->(c)-->(d)-->(e)-->(f)-->(a) RETURN count(*)",
           "MATCH p = shortestPath((a {x: 1})-[*]->(b {x: 2})) WHERE length(p) > 30 RETURN p",
           "MATCH p = SHORTEST 1000000000 (a {x: 1})-[*]->(b {x: 2}) RETURN count(p)",
           "MATCH p = SHORTEST 1000000000 (a {x: 1}) (()-->()-->())+ (c)-->(b {x: 2}) RETURN count(p)",
           "MATCH p = ALL SHORTEST (a {x: 1})-->{20}(c)-->(b {x: 2}) RETURN count(p)",
       }) {
    ExpectLimit(query, "");
  }
}

TEST_F(LimitsTest, ShortestPathsAreFoundAmongMoreThanCouldBeMade) {
  QueryLimits limits;
  limits.memory_bytes_max = kMemoryMax;
  limits.deadline = Clock::now() + std::chrono::seconds(20);
  for (const auto& [query, row_count] : std::vector<std::pair<std::string, size_t>>{
           {"ANY SHORTEST (a {x: 1}) (()-[:R]->(m)-[:R]->())+ (c)-[:R]->(b {x: 2})", 1},
           {"SHORTEST 500 (a {x: 1}) (()-[:R]->(m)-[:R]->())+ (c)-[:R]->(b {x: 2})", 500},
           {"ANY SHORTEST (a {x: 1}) (()-[:R]->(m)-[:R]->()){9,} (c)-[:R]->(b)", 60},
           {"SHORTEST 2 (a {x: 1}) ((n)-[:R]->(m) WHERE m.x = n.x + 1)+ (c)-[:R]->(b {x: 50})", 2},
           {"SHORTEST 4 (a {x: 1})-[:R]->{1,}(b {x: 2})", 4},
           {"ALL SHORTEST (a {x: 1})-[:R]->+(c)-[:R]->+(b {x: 2})", 60},
           {"SHORTEST 2 GROUPS (a {x: 1})-[:R]->*(c)-[:R]->+(b {x: 2})", 121}}) {
    EXPECT_EQ(RunToEnd("MATCH p = " + query + " RETURN p", &limits), row_count) << query;
  }
}

TEST_F(LimitsTest, LoopsEndAtTheDeadline) {
  for (const char* query : {
           "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(x + y)",
           "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x < 0 RETURN x",
           "RETURN size([x IN range(1, 100000) WHERE all(y IN range(1, 100000) WHERE y > 0)])",
           "RETURN reduce(n = 0, x IN range(1, 100000) | reduce(m = n, y IN range(1, 100000) | m + y))",
           "UNWIND range(1, 100000) AS x CALL (x) { UNWIND range(1, 100000) AS y RETURN max(x + y) AS m } "
           "RETURN max(m)",
           "UNWIND range(1, 100000) AS x RETURN sum(COUNT { UNWIND range(1, 100000) AS y RETURN y })",
           "UNWIND range(1, 1000000) AS x CALL db.index.fulltext.queryNodes('words', 'word*') YIELD score "
           "RETURN max(score)",
           "UNWIND range(1, 1000000) AS x MATCH (a {x: 1}), (b {x: 2}) "
           "CALL apoc.algo.dijkstra(a, b, 'R', 'w') YIELD weight RETURN max(weight)",
           "UNWIND range(1, 1000000) AS x RETURN count('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+')",
       }) {
    ExpectLimit(query, "");
  }
}

TEST_F(LimitsTest, RowsThatAreKeptTakeFromTheMemoryOfTheQuery) {
  for (const char* query : {
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN collect(y)",
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN x * 100000 + y AS z ORDER BY z DESC",
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN DISTINCT x * 100000 + y",
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN x, y, count(*)",
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN percentileCont(y, 0.5)",
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN count(DISTINCT x * 100000 + y)",
           "RETURN COLLECT { UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN y }",
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y CREATE (:M {y: y})",
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y MERGE (:M {y: x * 100000 + y})",
           "MATCH (a), (b), (c), (d), (e) RETURN a, b, c, d, e ORDER BY a.x",
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN y UNION "
           "UNWIND range(1, 1000) AS x UNWIND range(1, 100000) AS y RETURN x * y AS y",
       }) {
    ExpectLimit(query, "");
  }
}

TEST_F(LimitsTest, AValueIsNoLargerThanTheMemoryOfTheQuery) {
  for (const char* query : {
           "RETURN range(1, 1000000000)",
           "RETURN reduce(s = 'ab', x IN range(1, 60) | s + s)",
           "RETURN reduce(l = [1, 2], x IN range(1, 60) | l + l)",
           "RETURN reduce(l = [1], x IN range(1, 60) | [l, l])",
           "RETURN [x IN range(1, 100000) | range(1, 100000)]",
           "RETURN replace(reduce(s = 'a', x IN range(1, 22) | s + s), 'a', '0123456789012345678901234567890')",
           "RETURN split(reduce(s = 'a', x IN range(1, 22) | s + s), '')",
           "FOREACH (x IN range(1, 100000000) | CREATE (:M {x: x}))",
           "LOAD CSV FROM '/dev/zero' AS row RETURN row",
       }) {
    ExpectLimit(query, "");
  }
}

TEST_F(LimitsTest, TheErrorNamesTheOption) {
  ExpectLimit("MATCH p = (a)-[*]-(b) RETURN count(p)", "timeout");
  ExpectLimit("RETURN range(1, 1000000000)", "memory_bytes_max");
}

TEST_F(LimitsTest, AnotherThreadCancelsWhatRuns) {
  for (const char* query : {"MATCH p = (a)-[*]-(b) RETURN count(p)",
                            "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(x + y)",
                            "MATCH (a)((x)-[:R]->(y)){1,40}(b) RETURN count(*)"}) {
    QueryLimits limits;
    std::thread canceller([&limits] {
      std::this_thread::yield();
      limits.is_cancelled = true;
    });
    EXPECT_EQ(End(query, &limits), ErrorCode::kCancelled) << query;
    canceller.join();
  }
}

TEST_F(LimitsTest, WhatAFailedStatementWroteIsUndone) {
  QueryLimits limits;
  limits.deadline = Clock::now() + kTimeout;
  EXPECT_EQ(End("MATCH (n:N) SET n.x = -1 WITH n MATCH p = (n)-[*]-(b) RETURN count(p)", &limits),
            ErrorCode::kLimit);
  EXPECT_EQ(RunToEnd("MATCH (n:N) WHERE n.x = -1 RETURN n", nullptr), 0u);
}

// Text that opens what it never closes, or chains without end.
TEST_F(LimitsTest, HostileTextIsRefusedOrRun) {
  const auto repeat = [](const std::string& text, size_t count) {
    std::string all;
    for (size_t i = 0; i < count; ++i) all += text;
    return all;
  };
  const std::pair<std::string, std::string> wraps[] = {
      {"(", ")"},        {"[", "]"},         {"{a: ", "}"},       {"NOT ", ""},     {"-", ""},
      {"+", ""},         {"size([", "])"},   {"CASE WHEN ", " THEN 1 END"},       {"[x IN [", "] | x]"},
      {"coalesce(", ")"}, {"all(x IN [", "] WHERE true)"}, {"EXISTS { RETURN ", " AS x }"},
      {"CASE 1 WHEN > ", " THEN 1 END"}, {"CASE ", " WHEN < 1, 2 THEN 1 END"},
      {"trim(BOTH 'x' FROM ", ")"}, {"COLLECT { RETURN ", " AS x }"}, {"reduce(a = 0, x IN [", "] | a)"}, {"[1][", "]"},
  };
  for (const auto& [open, close] : wraps) {
    for (const size_t depth : {150, 100000}) {
      const std::string query =
          "RETURN " + repeat(open, depth) + "1" + repeat(close, depth) + " AS x";
      if (query.size() > 1u << 20) continue;
      SCOPED_TRACE(open + " " + std::to_string(depth));
      QueryLimits limits;
      limits.deadline = Clock::now() + kTimeout;
      const auto code = End(query, &limits);
      if (depth > 1000) {
        EXPECT_EQ(code, ErrorCode::kLimit) << message_;
      } else {
        EXPECT_NE(code, ErrorCode::kInternal) << message_;
      }
      End("RETURN " + repeat(open, depth), &limits);  // without its end
      End("RETURN 1 " + repeat(close, depth), &limits);
    }
  }
}

TEST_F(LimitsTest, LongChainsAreRunOrRefused) {
  const auto chain = [](const std::string& head, const std::string& link, size_t count) {
    std::string all = head;
    for (size_t i = 0; i < count; ++i) all += link;
    return all;
  };
  EXPECT_EQ(End(chain("RETURN true", " AND true", 50000), nullptr), std::nullopt) << message_;
  EXPECT_EQ(End(chain("RETURN false", " OR false", 50000), nullptr), std::nullopt) << message_;
  EXPECT_EQ(End(chain("RETURN [1", ", 1", 200000) + "]", nullptr), std::nullopt) << message_;
  EXPECT_EQ(End(chain("RETURN 1", " + 1", 100000), nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("RETURN 'a'", " + 'a'", 1000), nullptr), std::nullopt) << message_;
  EXPECT_EQ(End(chain("RETURN {a: 1}", ".a", 100000), nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("MATCH ()", "-->()", 50000) + " RETURN 1", nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("MATCH (:None)", "-->()", 400) + " RETURN 1", nullptr), std::nullopt) << message_;
  EXPECT_EQ(End(chain("RETURN 1 IS :: ", "LIST<", 100000), nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("RETURN 1 IS :: ", "LIST<ANY|", 100000), nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("RETURN 1", " IS NULL", 100000), nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("MATCH (a)", ", (a)", 1000) + " RETURN count(*)", nullptr), std::nullopt) << message_;
  EXPECT_EQ(End(chain("MATCH ", "(()-->()){1,2}", 5000) + " RETURN 1", nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("FOREACH (x IN [1] |", " CREATE ()", 20000) + ")", nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("CREATE ()", " CREATE ()", 1500), nullptr), std::nullopt) << message_;
  EXPECT_EQ(End(chain("WITH 1 AS a", " WITH a", 50000) + " RETURN a", nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End(chain("RETURN 1 AS a", " UNION RETURN 1 AS a", 50000), nullptr), ErrorCode::kLimit);
  EXPECT_EQ(End("RETURN '" + std::string(2u << 20, 'x') + "'", nullptr), ErrorCode::kLimit);
}

}  // namespace
}  // namespace wenmai::query
