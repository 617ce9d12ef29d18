// What an ingest tells while it runs and when it is done: progress to a person, a log to a file, a
// summary to both kinds of reader.
#pragma once

#include <chrono>
#include <fstream>
#include <optional>
#include <string>

#include "wenmai/database.h"
#include "wenmai/ingestor.h"

namespace wenmai::shell {

class IngestReport {
 public:
  // `log_file` empty: no log. Throws Error{kIo} if it cannot be written. It is added to, so that the
  // runs of a nightly job follow each other.
  IngestReport(Database database, const std::string& log_file, bool is_dry_run);

  // One line on a terminal, drawn over the last: files, rate, time left, entities and claims so far.
  void ShowProgress(const IngestProgress& progress);
  // One line of JSON for a file: time, source, result (`new`, `changed`, `unchanged`, `failed`).
  void Log(const IngestOutcome& outcome);
  // The same for an article whose file is gone (`forgotten`).
  void LogForgotten(const std::string& source);
  void ShowSummary(const IngestSummary& summary);

 private:
  using Clock = std::chrono::steady_clock;

  void ClearLine() const;
  void WriteLog(Value::Map line);

  Database database_;
  std::ofstream log_;
  const bool is_dry_run_;
  const bool is_terminal_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point drawn_;
  Clock::time_point counted_;
  uint64_t entity_count_ = 0, claim_count_ = 0, forgotten_count_ = 0;
};

}  // namespace wenmai::shell
