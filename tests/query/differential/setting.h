// One way to run queries: which rules of the optimizer, which caches, which indexes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/engine.h"

namespace wenmai::query {

struct Outcome {
  std::vector<std::string> rows;  // as JSON, sorted
  std::string error;              // its kind and detail, or message; empty if there was none
  bool is_cut_off = false;        // by the time allowed
  bool operator==(const Outcome&) const = default;
};

class Setting {
 public:
  Setting(std::string name, OptimizerOptions optimizer, size_t cache_bytes,
          size_t thread_count = 1);

  const std::string& name() const { return name_; }
  // Empties the graph and runs statements on it.
  void Build(const std::vector<std::string>& statements);
  // Takes the graph of another setting, with its caches, instead of building its own.
  void Share(const Setting& other);
  Outcome Run(const std::string& query);

 private:
  void StartEngine();

  std::string name_;
  OptimizerOptions optimizer_;
  size_t cache_bytes_;
  size_t thread_count_;
  std::shared_ptr<graph::Graph> graph_;
  std::unique_ptr<Engine> engine_;
};

// How many random queries to try, and the first seed, from the environment or as given.
uint64_t QueryCount(uint64_t count);
uint64_t FirstSeed();

// Statements that make indexes on the random graph's properties.
std::vector<std::string> IndexStatements();

}  // namespace wenmai::query
