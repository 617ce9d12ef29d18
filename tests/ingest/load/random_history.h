// The promise that the graph is a function of the articles now in it and of the user's decisions, as a
// driver for tests: a random history of ingesting, changing, forgetting, re-ingesting, merging and
// splitting, in random batches, must end in the same graph as a fresh one that is given the same
// articles and decisions in another order and other batches. Tests say what the files are and how
// they are read.
#pragma once

#include <functional>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/graph.h"

namespace wenmai::ingest {

class RandomHistory {
 public:
  explicit RandomHistory(uint32_t seed) : random_(seed) {}
  virtual ~RandomHistory() = default;

  void Run(int step_count);
  std::vector<std::string> Dump() const;
  std::vector<std::string> DumpFresh();

 protected:
  int Pick(int count) { return static_cast<int>(random_() % static_cast<uint32_t>(count)); }

  // Writes a file, a new one or a known one with other content, and returns its name.
  virtual std::string WriteOne() = 0;
  // Reads files, as they are now, into the graph.
  virtual void Ingest(graph::Graph* graph, const std::vector<std::string>& files) = 0;
  // A name that may or may not mean something in the graph: `OpenAI`, `Company:OpenAI`.
  virtual std::string RandomName() = 0;

 private:
  void IngestSome();
  void ForgetOne();
  void DecideSomething(bool is_merge);

  std::mt19937 random_;
  std::unique_ptr<graph::Graph> graph_ = graph::Graph::Open(":memory:", {});
  std::set<std::string> written_;  // files
  std::set<std::string> present_;  // of them those that the graph holds, as they now are
};

// Expects of histories that they leave no trace: `otherwise` of them, or as many as the environment
// variable WENMAI_HISTORIES says, from the seed WENMAI_HISTORY_BEGIN on.
void ExpectNoTrace(int otherwise, int stretch_count, int steps_a_stretch,
                   const std::function<std::unique_ptr<RandomHistory>(uint32_t seed)>& make);

}  // namespace wenmai::ingest
