// The command line and the output of a peer benchmark's adapter: one process a phase, samples as JSON
// lines in a file.
#pragma once

#include <fstream>
#include <string>

#include <nlohmann/json.hpp>

#include "bench/stopwatch.h"

namespace wenmai::bench {

using Json = nlohmann::ordered_json;
struct Options {
  std::string phase;    // info, load, open, query, insert or cleanup
  std::string kind;     // which of the data sets: social or kg
  std::string data;     // folder of CSV files, params.json and manifest.json
  std::string db;
  std::string queries;  // file of query texts
  std::string out;
  std::string query;    // id of the query to run
  std::string params;   // id of its parameters
  double budget_s = 20;
  unsigned thread_count = 1;
  clockid_t clock = CLOCK_MONOTONIC;  // of the samples; `--clock cpu` takes the processor's time
};

// Throws std::invalid_argument for an option that is not known or has no value.
Options ParseOptions(int argc, char** argv);

Json ReadJson(const std::string& path);

// Lines are flushed every half second, so that a process that is killed leaves what it measured.
class LineWriter {
 public:
  explicit LineWriter(const std::string& path) : file_(path) {}
  void Write(const Json& line);

 private:
  std::ofstream file_;
  Stopwatch since_flush_;
};

}  // namespace wenmai::bench
