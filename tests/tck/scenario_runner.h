// Runs one scenario of the kit on a graph of its own.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "tests/tck/database.h"
#include "tests/tck/gherkin.h"
#include "tests/tck/side_effects.h"
#include "wenmai/error.h"

namespace wenmai::tck {

class ScenarioRunner {
 public:
  // `graphs` is the kit's folder of named graphs.
  explicit ScenarioRunner(std::filesystem::path graphs) : graphs_(std::move(graphs)) {}

  // Returns why the scenario fails, or nothing if it passes.
  std::optional<std::string> Run(const Scenario& scenario);

 private:
  void RunStep(const Step& step, bool ignores_list_order);
  bool PrepareGraph(const Step& step);
  void Execute(const std::string& text, ListOrder order);
  void LoadGraph(const std::string& name);
  bool CheckResult(const Step& step);
  void CheckRows(const Step& step, bool is_ordered, ListOrder order) const;
  void CheckEffects(const SideEffects& expected);
  bool CheckError(const Step& step);

  std::filesystem::path graphs_;
  std::unique_ptr<Database> database_;
  graph::Value parameters_;
  Table result_;
  std::optional<Error> error_;  // of the last query, until a step has expected it
  Snapshot before_;
};

}  // namespace wenmai::tck
