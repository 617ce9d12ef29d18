#include "bench/peers/phase.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "bench/peers/load.h"
#include "wenmai/database.h"

namespace wenmai::bench {
namespace {

using Rows = std::vector<std::vector<Value>>;

Value::Map ParametersOf(const Json& json) {
  return Value::FromJson(json.dump()).as<Value::Map>();
}

// The common kinds without a way through text, which would take the time that is for measuring.
Json ToCell(const Value& value) {
  if (value.is_null()) return nullptr;
  if (value.is<int64_t>()) return value.as<int64_t>();
  if (value.is<std::string>()) return value.as<std::string>();
  return Json::parse(ToJson(value));
}

Json ToRows(const Rows& rows) {
  Json result = Json::array();
  for (const auto& row : rows) {
    Json& cells = result.emplace_back(Json::array());
    for (const Value& value : row) cells.push_back(ToCell(value));
  }
  return result;
}

std::string QueryText(const Options& options, const std::string& id) {
  const Json queries = ReadJson(options.queries);
  for (const Json& query : queries.at(options.kind)) {
    if (query.at("id") == id) return query.at("cypher");
  }
  throw std::invalid_argument("no query " + id);
}

// What a caller does with a prepared statement: every row is taken as values of its own.
Rows Run(Session& session, const Statement& statement, const Value::Map& parameters) {
  Rows rows;
  Result result = session.Run(statement, parameters);
  while (result.Next()) rows.push_back(result.row());
  return rows;
}

Database OpenDatabase(const Options& options) {
  return Database::Open(options.db, {.thread_count = options.thread_count});
}

void WriteInformation(LineWriter* out) {
  out->Write({{"t", "info"},
              {"engine", "wenmai"},
              {"version", std::string(Version())},
              {"binding", "C++, in process"},
              {"durability", "each commit is synced"},
              {"threads_settable", true}});
}

void Load(const Options& options, LineWriter* out) {
  std::filesystem::remove_all(options.db);
  std::filesystem::create_directories(std::filesystem::path(options.db).parent_path());
  const Stopwatch whole;
  Stopwatch part;
  const auto step = [&](const char* name) {
    out->Write({{"t", "step"}, {"name", name}, {"ms", part.ms()}});
    part = Stopwatch();
  };
  LoadCsvFiles(options.data, options.db, step);
  out->Write({{"t", "load"}, {"ms", whole.ms()}});
}

void MeasureOpen(const Options& options, LineWriter* out) {
  const Json parameters = ReadJson(options.data + "/params.json").at("Q1").at(7);
  const std::string text = QueryText(options, "Q1");
  const Stopwatch opening;
  const Database database = OpenDatabase(options);
  Session session = database.NewSession();
  const double open_ms = opening.ms();
  const Stopwatch first;
  const Rows rows = Run(session, session.Prepare(text), ParametersOf(parameters));
  out->Write({{"t", "open"},
              {"open_ms", open_ms},
              {"first_ms", first.ms()},
              {"rows", rows.size()}});
}

// Up to three passes over the parameters while the budget lasts; the first one gives the answers.
void MeasureQuery(const Options& options, LineWriter* out) {
  std::vector<Value::Map> parameters;
  const Json all_parameters = ReadJson(options.data + "/params.json");
  for (const Json& json : all_parameters.at(options.params)) {
    parameters.push_back(ParametersOf(json));
  }
  const Database database = OpenDatabase(options);
  Session session = database.NewSession();
  const Statement statement = session.Prepare(QueryText(options, options.query));
  const Stopwatch whole;
  const double budget_ms = options.budget_s * 1000;
  for (int pass = 1; pass <= 3; ++pass) {
    for (size_t i = 0; i < parameters.size(); ++i) {
      const Stopwatch stopwatch(options.clock);
      const Rows rows = Run(session, statement, parameters[i]);
      const double ms = stopwatch.ms();
      Json line = {{"t", "s"}, {"p", pass}, {"i", i}, {"ms", ms}};
      if (pass == 1) line["rows"] = ToRows(rows);
      out->Write(line);
      if (whole.ms() > budget_ms) return;
    }
    if (whole.ms() > budget_ms / 2) return;
  }
}

struct Insertion {
  std::string text;
  std::function<Value::Map(int64_t)> parameters;
};

Insertion NodeInsertion(const Options& options) {
  if (options.kind == "social") {
    return {"CREATE (:Person {id: $id, name: $name, born: 1990, city: 7, browser: 'Chrome'})",
            [](int64_t i) -> Value::Map {
              return {{"id", 900'000'000 + i}, {"name", "新人" + std::to_string(i)}};
            }};
  }
  return {"CREATE (:Person {id: $id, name: $name, name_en: $name_en, born: 1990, country: 'CN'})",
          [](int64_t i) -> Value::Map {
            return {{"id", 900'000'000 + i},
                    {"name", "新人" + std::to_string(i)},
                    {"name_en", "New " + std::to_string(i)}};
          }};
}

Insertion RelationshipInsertion(const Options& options) {
  const Json counts = ReadJson(options.data + "/manifest.json").at("counts");
  const int64_t people = counts.at("Person");
  if (options.kind == "social") {
    return {"MATCH (a:Person {id: $a}), (b:Person {id: $b}) "
            "CREATE (a)-[:KNOWS {since: 2026, weight: 0.5}]->(b)",
            [people](int64_t i) -> Value::Map {
              return {{"a", 1 + i * 7919 % people}, {"b", 1 + (i * 104729 + 13) % people}};
            }};
  }
  const int64_t companies = counts.at("Company");
  return {"MATCH (a:Person {id: $a}), (b:Company {id: $b}) "
          "CREATE (a)-[:WORKS_AT {since: 2026, role: 'x'}]->(b)",
          [people, companies](int64_t i) -> Value::Map {
            return {{"a", 1 + i % people},
                    {"b", people + 1 + (i * 7 + i / people * 131) % companies}};
          }};
}

void MeasureInsertion(const char* what, const Insertion& insertion, const Options& options,
                      Session& session, LineWriter* out) {
  constexpr int64_t kCountMax = 10'000;
  const Statement statement = session.Prepare(insertion.text);
  std::vector<double> times;
  const Stopwatch whole;
  for (int64_t i = 0; i < kCountMax && whole.ms() < options.budget_s * 1000; ++i) {
    const Stopwatch stopwatch;
    session.Run(statement, insertion.parameters(i));
    times.push_back(stopwatch.ms());
  }
  const double total_s = whole.ms() / 1000;
  std::sort(times.begin(), times.end());
  out->Write({{"t", "insert"},
              {"what", what},
              {"n", times.size()},
              {"s", total_s},
              {"per_s", static_cast<double>(times.size()) / total_s},
              {"p50_ms", times[times.size() / 2]},
              {"p99_ms", times[times.size() * 99 / 100]}});
}

void MeasureInsertions(const Options& options, LineWriter* out) {
  const Database database = OpenDatabase(options);
  Session session = database.NewSession();
  MeasureInsertion("node", NodeInsertion(options), options, session, out);
  MeasureInsertion("edge", RelationshipInsertion(options), options, session, out);
}

}  // namespace

void RunPhase(const Options& options, LineWriter* out) {
  if (options.phase == "info") return WriteInformation(out);
  if (options.phase == "load") return Load(options, out);
  if (options.phase == "open") return MeasureOpen(options, out);
  if (options.phase == "query") return MeasureQuery(options, out);
  if (options.phase == "insert") return MeasureInsertions(options, out);
  if (options.phase != "cleanup") {
    throw std::invalid_argument("unknown phase " + options.phase);
  }
}

}  // namespace wenmai::bench
