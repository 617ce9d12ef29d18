#include "shell/ingest/ingest_report.h"

#include <unistd.h>

#include <cmath>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "shell/run_statement.h"
#include "wenmai/format.h"

namespace wenmai::shell {
namespace {

constexpr std::chrono::milliseconds kDrawEvery{100};
constexpr std::chrono::milliseconds kCountEvery{500};

std::string Now() {
  const std::time_t now = std::time(nullptr);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", std::gmtime(&now));
  return text;
}

// `40 s`, `3 min`, `2 h 10 min`
std::string Duration(double seconds) {
  const auto whole = static_cast<int64_t>(std::ceil(seconds));
  if (whole < 100) return std::to_string(whole) + " s";
  const int64_t minutes = (whole + 59) / 60;
  if (minutes < 100) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string Rate(double bytes, double seconds) {
  std::ostringstream text;
  text << std::fixed << std::setprecision(1) << bytes / 1e6 / std::max(seconds, 1e-3) << " MB/s";
  return text.str();
}

std::string FitTerminal(const std::string& line) {
  size_t columns = TerminalColumns();
  if (columns == 0) columns = 80;
  std::string_view rest(line);
  size_t width = 0;
  while (!rest.empty()) {
    const std::string_view cluster = FirstCluster(rest);
    width += DisplayWidth(cluster);
    if (width >= columns) break;
    rest.remove_prefix(cluster.size());
  }
  return line.substr(0, line.size() - rest.size());
}

}  // namespace

IngestReport::IngestReport(Database database, const std::string& log_file, bool is_dry_run)
    : database_(std::move(database)), is_dry_run_(is_dry_run), is_terminal_(isatty(STDERR_FILENO)) {
  if (log_file.empty()) return;
  log_.open(log_file, std::ios::binary | std::ios::app);
  if (!log_) throw Error(ErrorCode::kIo, "cannot write " + log_file);
}

void IngestReport::ShowProgress(const IngestProgress& progress) {
  const auto now = Clock::now();
  const bool is_last = progress.files_done == progress.files_total;
  if (!is_terminal_ || (now - drawn_ < kDrawEvery && !is_last)) return;
  drawn_ = now;
  if (now - counted_ > kCountEvery) {
    counted_ = now;
    entity_count_ = claim_count_ = 0;
    for (const auto& [label, count] : database_.ReadStatistics().labels) {
      if (label == "Claim") claim_count_ = count;
      // A company is an Organization too.
      const bool is_entity = label == "Person" || label == "Organization" || label == "Model" ||
                             label == "Product" || label == "Work" || label == "Place";
      if (is_entity) entity_count_ += count;
    }
  }
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double left = seconds / static_cast<double>(progress.files_done) *
                      static_cast<double>(progress.files_total - progress.files_done);
  std::ostringstream line;
  line << progress.files_done << " of " << progress.files_total << " files  "
       << Rate(static_cast<double>(progress.bytes_done), seconds) << "  " << Duration(left) << " left  "
       << entity_count_ << " entities, " << claim_count_ << " claims  "
       << progress.source.substr(progress.source.find_last_of('/') + 1);
  ClearLine();
  std::cerr << FitTerminal(line.str()) << std::flush;
}

void IngestReport::Log(const IngestOutcome& outcome) {
  const bool is_failed = !outcome.failure.empty();
  const char* result = is_failed ? "failed" : outcome.added > 0 ? "new" : outcome.changed > 0 ? "changed" : "unchanged";
  if (is_dry_run_ && !is_failed) {
    ClearLine();
    std::cout << result << "  " << outcome.source << "\n";
  }
  if (!log_.is_open()) return;
  Value::Map line{{"time", Now()}, {"source", outcome.source}, {"result", result}};
  if (is_failed) {
    line["reason"] = outcome.failure;
  } else {
    line["articles"] = static_cast<int64_t>(outcome.added + outcome.changed + outcome.unchanged);
  }
  WriteLog(std::move(line));
}

void IngestReport::LogForgotten(const std::string& source) {
  ++forgotten_count_;
  if (is_dry_run_) std::cout << "forgotten  " << source << "\n";
  if (log_.is_open()) WriteLog({{"time", Now()}, {"source", source}, {"result", "forgotten"}});
}

void IngestReport::ShowSummary(const IngestSummary& summary) {
  ClearLine();
  for (const IngestFailure& failure : summary.failures) {
    std::cerr << "wenmai: " << failure.source << ": " << failure.reason << "\n";
  }
  const std::chrono::duration<double> elapsed = Clock::now() - begin_;
  std::cerr << (is_dry_run_ ? "would be: " : "") << summary.added << " new, " << summary.changed
            << " changed, " << summary.unchanged << " unchanged, " << summary.failures.size() << " failed";
  if (forgotten_count_ > 0) std::cerr << ", " << forgotten_count_ << " forgotten";
  std::cerr << "\n";
  if (!log_.is_open()) return;
  WriteLog({{"time", Now()},
            {"result", "done"},
            {"new", static_cast<int64_t>(summary.added)},
            {"changed", static_cast<int64_t>(summary.changed)},
            {"unchanged", static_cast<int64_t>(summary.unchanged)},
            {"failed", static_cast<int64_t>(summary.failures.size())},
            {"forgotten", static_cast<int64_t>(forgotten_count_)},
            {"seconds", std::round(elapsed.count() * 1000) / 1000}});
}

void IngestReport::ClearLine() const {
  if (is_terminal_) std::cerr << "\r\033[K";
}

void IngestReport::WriteLog(Value::Map line) {
  log_ << ToJson(line) << std::endl;  // each line at once: someone may be reading along
  if (!log_) throw Error(ErrorCode::kIo, "cannot write the log");
}

}  // namespace wenmai::shell
