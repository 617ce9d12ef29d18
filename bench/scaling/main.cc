// scaling DATABASE QUERIES.json PARAMETERS.json KIND [THREADS]: runs each query of the list KIND with one thread
// and with several (2), turn by turn, and prints the median times and how many times faster several are. On a
// machine that others use too, the last two columns tell more: how much more processor time several threads take
// together, and the part of it that the query's own thread takes, 1 / THREADS at best.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bench/stopwatch.h"
#include "wenmai/database.h"

namespace {

using wenmai::bench::Stopwatch;
using Parameters = std::vector<wenmai::Value::Map>;

constexpr double kDurationMs = 1500;
constexpr size_t kParametersMax = 20;
constexpr size_t kRunsMin = 5;

// A query on a database of its own, so that both may be open at the same time.
class Side {
 public:
  Side(const char* folder, unsigned thread_count)
      : database_(wenmai::Database::Open(folder, {.read_only = true, .thread_count = thread_count})),
        session_(database_.NewSession()) {}

  void Prepare(const std::string& query) {
    statement_.emplace(session_.Prepare(query));
    wall_.clear();
    all_threads_ms_ = own_thread_ms_ = 0;
  }
  void Run(const wenmai::Value::Map& parameters, bool is_counted) {
    const Stopwatch wall, all_threads(CLOCK_PROCESS_CPUTIME_ID), own_thread(CLOCK_THREAD_CPUTIME_ID);
    wenmai::Result result = session_.Run(*statement_, parameters);
    while (result.Next()) result.row();
    if (!is_counted) return;
    wall_.push_back(wall.ms());
    all_threads_ms_ += all_threads.ms();
    own_thread_ms_ += own_thread.ms();
  }
  double Median() {
    std::sort(wall_.begin(), wall_.end());
    return wall_[wall_.size() / 2];
  }
  size_t run_count() const { return wall_.size(); }
  double all_threads_ms() const { return all_threads_ms_; }
  double own_thread_ms() const { return own_thread_ms_; }

 private:
  wenmai::Database database_;
  wenmai::Session session_;
  std::optional<wenmai::Statement> statement_;
  std::vector<double> wall_;
  double all_threads_ms_ = 0, own_thread_ms_ = 0;
};

void Compare(const std::string& id, const std::string& query, const Parameters& parameters, Side* one,
             Side* several) {
  for (Side* side : {one, several}) {
    side->Prepare(query);
    for (const auto& each : parameters) side->Run(each, /*is_counted=*/false);
  }
  const Stopwatch whole;
  while (whole.ms() < kDurationMs || one->run_count() < kRunsMin) {
    for (const auto& each : parameters) {
      one->Run(each, true);
      several->Run(each, true);
    }
  }
  const double one_ms = one->Median(), several_ms = several->Median();
  std::printf("%-5s %10.3f %10.3f %6.2f %6.2f %6.2f\n", id.c_str(), one_ms, several_ms, one_ms / several_ms,
              several->all_threads_ms() / one->all_threads_ms(),
              several->own_thread_ms() / several->all_threads_ms());
  std::fflush(stdout);
}

Parameters ParametersOf(const nlohmann::json& query, const nlohmann::json& all) {
  Parameters parameters;
  const std::string name = query.value("params", query.at("id").get<std::string>());
  if (all.contains(name)) {
    for (const auto& json : all.at(name)) {
      if (parameters.size() == kParametersMax) break;
      parameters.push_back(wenmai::Value::FromJson(json.dump()).as<wenmai::Value::Map>());
    }
  }
  if (parameters.empty()) parameters.emplace_back();
  return parameters;
}

void CompareAll(const char* folder, const char* queries, const char* params, const char* kind,
                unsigned thread_count) {
  std::ifstream query_file(queries), parameter_file(params);
  const nlohmann::json all = nlohmann::json::parse(query_file).at(kind);
  const nlohmann::json parameters = nlohmann::json::parse(parameter_file);
  Side one(folder, 1), several(folder, thread_count);
  std::printf("%-5s %10s %10s %6s %6s %6s\n", "query", "1, ms", (std::to_string(thread_count) + ", ms").c_str(),
              "faster", "time", "own");
  for (const auto& query : all) {
    const std::string text = query.at("cypher");
    Compare(query.at("id"), text, ParametersOf(query, parameters), &one, &several);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5 && argc != 6) {
    std::fprintf(stderr, "usage: scaling DATABASE QUERIES.json PARAMETERS.json KIND [THREADS]\n");
    return 2;
  }
  try {
    CompareAll(argv[1], argv[2], argv[3], argv[4],
               argc == 6 ? static_cast<unsigned>(std::stoul(argv[5])) : 2);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
