#include "tests/tck/report.h"

#include <fstream>

#include <fmt/format.h>

namespace wenmai::tck {

void Report::AddPass(const std::string& folder, const std::string& name) {
  ++totals_[folder].passed;
  passes_.insert(name);
}

void Report::AddFailure(const std::string& folder, const std::string& name,
                        const std::string& reason) {
  ++totals_[folder].failed;
  failures_.emplace(name, reason);
}

void Report::PrintTotals() const {
  Total all;
  for (const auto& [folder, total] : totals_) {
    fmt::print("{:<40} {:>5} passed {:>5} failed {:>3} skipped\n", folder, total.passed,
               total.failed, total.skipped);
    all.passed += total.passed;
    all.failed += total.failed;
    all.skipped += total.skipped;
  }
  fmt::print("{} passed, {} failed, {} skipped by the kit itself\n", all.passed, all.failed,
             all.skipped);
}

void Report::WriteFailures(const std::filesystem::path& path) const {
  std::ofstream file(path);
  for (const auto& [name, reason] : failures_) file << name << "\n  " << reason << "\n";
}

bool Report::MatchesKnown(const std::set<std::string>& known) const {
  bool matches = true;
  for (const auto& [name, reason] : failures_) {
    if (known.contains(name)) continue;
    fmt::print("FAILED {}\n  {}\n", name, reason);
    matches = false;
  }
  for (const std::string& name : known) {
    if (failures_.contains(name)) continue;
    fmt::print("{} {}: take it off the list of known failures\n",
               passes_.contains(name) ? "PASSED" : "NOT FOUND", name);
    matches = false;
  }
  return matches;
}

std::set<std::string> ReadKnownFailures(const std::filesystem::path& path) {
  std::set<std::string> names;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') names.insert(line);
  }
  return names;
}

}  // namespace wenmai::tck
