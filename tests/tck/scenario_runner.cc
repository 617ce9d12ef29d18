#include "tests/tck/scenario_runner.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/tck/procedure.h"

namespace wenmai::tck {
namespace {

constexpr std::string_view kIgnoresListOrder = "(ignoring element order for lists)";

[[noreturn]] void Fail(const std::string& message) { throw std::runtime_error(message); }

std::string Describe(const Error& error) {
  return fmt::format("{} at {}: {} ({})", error.kind(), error.phase(), error.detail(),
                     error.what());
}

std::string Describe(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const auto& row : rows) text += fmt::format("\n    | {} |", fmt::join(row, " | "));
  return text.empty() ? " nothing" : text;
}

}  // namespace

std::optional<std::string> ScenarioRunner::Run(const Scenario& scenario) {
  database_ = std::make_unique<Database>();
  parameters_ = Database::EmptyMap();
  result_ = {};
  error_.reset();
  const bool ignores_list_order =
      std::any_of(scenario.steps.begin(), scenario.steps.end(), [](const Step& step) {
        return step.text.find(kIgnoresListOrder) != std::string::npos;
      });
  try {
    for (const Step& step : scenario.steps) RunStep(step, ignores_list_order);
    if (error_.has_value()) Fail("unexpected " + Describe(*error_));
  } catch (const Error& error) {
    return Describe(error);
  } catch (const std::exception& error) {
    return error.what();
  }
  return std::nullopt;
}

void ScenarioRunner::RunStep(const Step& step, bool ignores_list_order) {
  const ListOrder order = ignores_list_order ? ListOrder::kIgnored : ListOrder::kKept;
  if (PrepareGraph(step)) return;
  if (step.text == "executing query:") {
    before_ = TakeSnapshot(database_.get());
    Execute(step.doc_string, order);
  } else if (step.text == "executing control query:") {
    result_ = database_->Run(step.doc_string, parameters_, order);
  } else if (CheckError(step)) {
    error_.reset();
    CheckEffects({});
  } else if (error_.has_value()) {
    Fail("unexpected " + Describe(*error_));
  } else if (step.text == "no side effects") {
    CheckEffects({});
  } else if (step.text == "the side effects should be:") {
    CheckEffects(ParseSideEffects(step.table));
  } else if (!CheckResult(step)) {
    Fail(fmt::format("no such step: {}", step.text));
  }
}

bool ScenarioRunner::PrepareGraph(const Step& step) {
  static const std::regex kNamedGraph("the (.+) graph");
  static const std::string kProcedure = "there exists a procedure ";
  std::smatch match;
  if (step.text == "an empty graph") return true;
  if (step.text == "any graph") {
    LoadGraph("binary-tree-1");
  } else if (std::regex_match(step.text, match, kNamedGraph)) {
    LoadGraph(match[1]);
  } else if (step.text == "having executed:") {
    database_->Run(step.doc_string, parameters_);
  } else if (step.text == "parameters are:") {
    graph::Map parameters;
    for (const Row& row : step.table) parameters.emplace_back(row.at(0), ParseValue(row.at(1)));
    parameters_ = graph::Value::MakeMap(std::move(parameters));
  } else if (step.text.starts_with(kProcedure)) {
    const size_t end = step.text.rfind(':');
    const std::string signature = step.text.substr(kProcedure.size(), end - kProcedure.size());
    database_->procedures().Register(MakeProcedure(signature, step.table));
  } else {
    return false;
  }
  return true;
}

void ScenarioRunner::LoadGraph(const std::string& name) {
  const std::filesystem::path path = graphs_ / name / (name + ".cypher");
  std::ifstream file(path);
  if (!file) Fail(fmt::format("cannot read {}", path.string()));
  std::ostringstream text;
  text << file.rdbuf();
  database_->Run(text.str());
}

void ScenarioRunner::Execute(const std::string& text, ListOrder order) {
  try {
    result_ = database_->Run(text, parameters_, order);
  } catch (const Error& error) {
    error_ = error;
  }
}

bool ScenarioRunner::CheckError(const Step& step) {
  static const std::regex kError(
      "an? (\\w+) should be raised at (compile time|runtime|any time): (\\S+)");
  std::smatch match;
  if (!std::regex_match(step.text, match, kError)) return false;
  if (!error_.has_value()) Fail("expected " + step.text + ", found" + Describe(result_.rows));
  const bool is_kind = match[1] == "Error" || match[1] == error_->kind();
  const bool is_phase = match[2] == "any time" || match[2] == error_->phase();
  const bool is_detail = match[3] == "*" || match[3] == error_->detail();
  if (!is_kind || !is_phase || !is_detail) {
    Fail(fmt::format("expected {}, found {}", step.text, Describe(*error_)));
  }
  return true;
}

bool ScenarioRunner::CheckResult(const Step& step) {
  if (step.text == "the result should be empty") {
    if (!result_.columns.empty() || !result_.rows.empty()) {
      Fail("expected no result, found" + Describe(result_.rows));
    }
    return true;
  }
  static const std::regex kResult(
      "the result should be(, in order|, in any order)?"
      "( \\(ignoring element order for lists\\))?:");
  std::smatch match;
  if (!std::regex_match(step.text, match, kResult)) return false;
  CheckRows(step, match[1] == ", in order",
            match[2].matched ? ListOrder::kIgnored : ListOrder::kKept);
  return true;
}

void ScenarioRunner::CheckRows(const Step& step, bool is_ordered, ListOrder order) const {
  if (result_.columns != step.table.at(0)) {
    Fail(fmt::format("expected columns {}, found {}", fmt::join(step.table.at(0), " | "),
                     fmt::join(result_.columns, " | ")));
  }
  std::vector<std::vector<std::string>> expected;
  for (size_t i = 1; i < step.table.size(); ++i) {
    auto& row = expected.emplace_back();
    for (const std::string& cell : step.table[i]) row.push_back(CanonicalCell(cell, order));
  }
  std::vector<std::vector<std::string>> found = result_.rows;
  if (!is_ordered) {
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
  }
  if (expected != found) {
    Fail(fmt::format("expected{}\n  found{}", Describe(expected), Describe(found)));
  }
}

void ScenarioRunner::CheckEffects(const SideEffects& expected) {
  const SideEffects found = Difference(before_, TakeSnapshot(database_.get()));
  if (found != expected) {
    Fail(fmt::format("expected side effects {}, found {}", ToString(expected), ToString(found)));
  }
}

}  // namespace wenmai::tck
