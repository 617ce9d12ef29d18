// Prepared statements over a graph in memory, all caches warm: what a rule or an operator gains shows
// here without a disk.
#include <benchmark/benchmark.h>

#include "bench/micro/sample_graph.h"

namespace wenmai::bench {
namespace {

void RunQuery(benchmark::State& state, const char* text) {
  Session session = SampleGraph().NewSession();
  const Statement statement = session.Prepare(text);
  int64_t id = 0;
  for (auto _ : state) {
    id = (id + 7919) % kPersonCount;
    Result result = session.Run(statement, {{"id", id}});
    while (result.Next()) benchmark::DoNotOptimize(result.row());
  }
}

BENCHMARK_CAPTURE(RunQuery, nothing, "RETURN 1 AS x");
BENCHMARK_CAPTURE(RunQuery, point_lookup,
                  "MATCH (p:Person {id: $id}) RETURN p.id, p.name, p.city, p.score");
BENCHMARK_CAPTURE(RunQuery, one_hop,
                  "MATCH (:Person {id: $id})-[:FOLLOWS]->(q:Person) RETURN q.id, q.name");
BENCHMARK_CAPTURE(RunQuery, two_hops_distinct,
                  "MATCH (:Person {id: $id})-[:FOLLOWS]->()-[:FOLLOWS]->(q) "
                  "RETURN count(DISTINCT q)");
BENCHMARK_CAPTURE(RunQuery, reach,
                  "MATCH (:Person {id: $id})-[:FOLLOWS*1..4]->(q) RETURN count(DISTINCT q)");
BENCHMARK_CAPTURE(RunQuery, shortest_path,
                  "MATCH (a:Person {id: $id}), (b:Person {id: 1}), "
                  "p = shortestPath((a)-[:FOLLOWS*..8]->(b)) RETURN length(p)");
BENCHMARK_CAPTURE(RunQuery, group_by_city,
                  "MATCH (p:Person) WHERE p.score > 0.1 "
                  "RETURN p.city, count(*), avg(p.score) ORDER BY p.city");
BENCHMARK_CAPTURE(RunQuery, most_followed,
                  "MATCH (:Person)-[:FOLLOWS]->(q) RETURN q.id, q.name, count(*) AS n "
                  "ORDER BY n DESC, q.id LIMIT 20");
BENCHMARK_CAPTURE(RunQuery, contains,
                  "MATCH (p:Person) WHERE p.bio CONTAINS '不在' RETURN count(*)");
BENCHMARK_CAPTURE(RunQuery, triangles,
                  "MATCH (a)-[:FOLLOWS]->(b)-[:FOLLOWS]->(c), (a)-[:FOLLOWS]->(c) "
                  "RETURN count(*)");

}  // namespace
}  // namespace wenmai::bench
