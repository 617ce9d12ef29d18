// tck_runner [--known FILE] [--failures FILE] [--only TEXT] FEATURES
//
// Runs every scenario under the folder FEATURES and prints totals by folder. Exit status: 0 if
// exactly the scenarios listed in --known fail, 1 if not, 77 (skipped) if there is no such folder,
// 2 for wrong usage. --failures writes the failing scenarios with their reasons; --only runs those
// whose name contains TEXT and compares with no list.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/tck/gherkin.h"
#include "tests/tck/report.h"
#include "tests/tck/scenario_runner.h"

namespace wenmai::tck {
namespace {

namespace fs = std::filesystem;

constexpr int kSkipped = 77;

struct Options {
  fs::path features, known, failures;
  std::string only;
};

bool ParseOptions(int argc, char** argv, Options* options) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const bool has_value = i + 1 < argc;
    if (argument == "--known" && has_value) {
      options->known = argv[++i];
    } else if (argument == "--failures" && has_value) {
      options->failures = argv[++i];
    } else if (argument == "--only" && has_value) {
      options->only = argv[++i];
    } else if (!argument.starts_with("--") && options->features.empty()) {
      options->features = argument;
    } else {
      return false;
    }
  }
  return !options->features.empty();
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> FeatureFiles(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".feature") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void RunFeature(const fs::path& file, const Options& options, Report* report) {
  const fs::path relative = fs::relative(file, options.features);
  const std::string folder = relative.parent_path().generic_string();
  ScenarioRunner runner(options.features.parent_path() / "graphs");
  for (const Scenario& scenario : ParseFeature(ReadFile(file))) {
    const std::string name =
        fmt::format("{}/{}: {}", folder, relative.stem().string(), scenario.name);
    if (name.find(options.only) == std::string::npos) continue;
    if (std::find(scenario.tags.begin(), scenario.tags.end(), "@ignore") != scenario.tags.end()) {
      report->AddSkip(folder);
    } else if (const auto reason = runner.Run(scenario)) {
      report->AddFailure(folder, name, *reason);
    } else {
      report->AddPass(folder, name);
    }
  }
}

int Main(const Options& options) {
  if (!fs::is_directory(options.features)) {
    fmt::print("skipped: there is no folder {}\n", options.features.string());
    return kSkipped;
  }
  Report report;
  for (const fs::path& file : FeatureFiles(options.features)) RunFeature(file, options, &report);
  report.PrintTotals();
  if (!options.failures.empty()) report.WriteFailures(options.failures);
  if (!options.only.empty()) return report.MatchesKnown({}) ? 0 : 1;
  return report.MatchesKnown(ReadKnownFailures(options.known)) ? 0 : 1;
}

}  // namespace
}  // namespace wenmai::tck

int main(int argc, char** argv) {
  wenmai::tck::Options options;
  if (!wenmai::tck::ParseOptions(argc, argv, &options)) {
    fmt::print(stderr,
               "usage: tck_runner [--known FILE] [--failures FILE] [--only TEXT] FEATURES\n");
    return 2;
  }
  return wenmai::tck::Main(options);
}
