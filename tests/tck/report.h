// What came of a run: totals by folder, and the comparison with the list of known failures.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace wenmai::tck {

class Report {
 public:
  // `name` is `folder/Feature: scenario`.
  void AddPass(const std::string& folder, const std::string& name);
  void AddFailure(const std::string& folder, const std::string& name, const std::string& reason);
  void AddSkip(const std::string& folder) { ++totals_[folder].skipped; }

  void PrintTotals() const;
  void WriteFailures(const std::filesystem::path& path) const;

  // True if exactly the scenarios of `known` fail. Prints those that should be added to the work or
  // taken off the list.
  bool MatchesKnown(const std::set<std::string>& known) const;

 private:
  struct Total {
    size_t passed = 0, failed = 0, skipped = 0;
  };

  std::map<std::string, Total> totals_;
  std::set<std::string> passes_;
  std::map<std::string, std::string> failures_;  // with the reason
};

// One name a line; empty lines and `#` comments do not count. A missing file is an empty list.
std::set<std::string> ReadKnownFailures(const std::filesystem::path& path);

}  // namespace wenmai::tck
