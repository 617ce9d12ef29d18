// limit EDGES.csv PARAMS.json: times triangles, two steps, reach and shortest paths on bare arrays, over the
// parameters of the peer benchmark's queries Q7, Q3, Q5 and Q6, and prints the medians in milliseconds of
// the processor's time.
#include <algorithm>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>

#include <nlohmann/json.hpp>

#include "bench/limit/csr.h"
#include "bench/stopwatch.h"

namespace {

using wenmai::bench::CsrGraph;
using wenmai::bench::Stopwatch;

constexpr int kPasses = 3;

// The median time over the parameters, each taken by the best of the passes over them all.
void Measure(const char* name, const nlohmann::json& parameters,
             const std::function<uint64_t(const nlohmann::json&)>& run) {
  std::vector<double> times(parameters.size());
  uint64_t sum = 0;
  for (int pass = 0; pass < kPasses; ++pass) {
    for (size_t i = 0; i < parameters.size(); ++i) {
      const Stopwatch stopwatch(CLOCK_PROCESS_CPUTIME_ID);
      sum += run(parameters[i]);
      times[i] = pass == 0 ? stopwatch.ms() : std::min(times[i], stopwatch.ms());
    }
  }
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  std::cout << name << ": " << times[times.size() / 2] << " ms (checksum " << sum << ")\n";
}

void MeasureAll(const std::string& edges, const std::string& params) {
  const CsrGraph graph = wenmai::bench::ReadCsrGraph(edges);
  std::ifstream file(params);
  const nlohmann::json parameters = nlohmann::json::parse(file);
  Measure("triangles", parameters.at("Q7"), [&graph](const nlohmann::json&) {
    return wenmai::bench::CountTriangles(graph.out);
  });
  wenmai::bench::TwoStepCounter two_steps(graph.out);
  Measure("2 steps", parameters.at("Q3"), [&two_steps](const nlohmann::json& parameter) {
    return two_steps.Count(parameter.at("id"));
  });
  Measure("reach, 1 to 4 steps", parameters.at("Q5"), [&graph](const nlohmann::json& parameter) {
    return wenmai::bench::CountReached(graph.out, parameter.at("id"), 4);
  });
  Measure("shortest path, to 8 steps", parameters.at("Q6"),
          [&graph](const nlohmann::json& parameter) -> uint64_t {
            return wenmai::bench::ShortestPathLength(graph, parameter.at("a"), parameter.at("b"), 8);
          });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: limit EDGES.csv PARAMS.json\n";
    return 2;
  }
  try {
    MeasureAll(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
