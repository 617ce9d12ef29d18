#include "bench/micro/sample_graph.h"

#include <string>

namespace wenmai::bench {
namespace {

// Numbers that look random and are the same everywhere.
class Sequence {
 public:
  uint64_t Next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return state_ >> 33;
  }

 private:
  uint64_t state_ = 20260101;
};

void AddPeople(Session& session) {
  Value::List rows;
  for (int64_t id = 0; id < kPersonCount; ++id) {
    rows.push_back(Value::Map{{"id", id},
                              {"name", "person " + std::to_string(id)},
                              {"city", "city " + std::to_string(id % 50)},
                              {"score", static_cast<double>(id * 7919 % 1000) / 1000},
                              {"bio", "第" + std::to_string(id) + "位: works on graphs, 知识图谱 and " +
                                          std::string(100, 'x')}});
  }
  session.Run("CREATE CONSTRAINT FOR (p:Person) REQUIRE p.id IS UNIQUE");
  session.Run("UNWIND $rows AS row CREATE (p:Person) SET p = row", {{"rows", std::move(rows)}});
}

void AddFollows(Session& session) {
  Sequence sequence;
  Value::List rows;
  for (int64_t id = 0; id < kPersonCount; ++id) {
    for (int64_t i = 0; i < kFollowsPerPerson; ++i) {
      // The product of two numbers below 1 favours small ones.
      const auto popular = static_cast<int64_t>(sequence.Next() % kPersonCount *
                                                (sequence.Next() % kPersonCount) / kPersonCount);
      rows.push_back(Value::Map{{"a", id}, {"b", popular}});
    }
  }
  session.Run("UNWIND $rows AS row MATCH (a:Person {id: row.a}), (b:Person {id: row.b}) "
              "CREATE (a)-[:FOLLOWS]->(b)",
              {{"rows", std::move(rows)}});
}

Database MakeSampleGraph() {
  Database database = Database::Open(":memory:");
  Session session = database.NewSession();
  AddPeople(session);
  AddFollows(session);
  return database;
}

}  // namespace

const Database& SampleGraph() {
  static const Database database = MakeSampleGraph();
  return database;
}

}  // namespace wenmai::bench
