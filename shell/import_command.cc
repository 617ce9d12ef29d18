#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "shell/command.h"
#include "wenmai/import.h"

namespace wenmai::shell {
namespace {

struct ImportArguments {
  std::string database;
  std::vector<std::string> nodes, relationships;
  ImportOptions options;
};

// `Person=people.csv`, or the path alone. A path may have an equals sign behind its first slash.
ImportFile ParseFile(const std::string& text) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos || text.find('/') < equals) return {"", text};
  return {text.substr(0, equals), text.substr(equals + 1)};
}

// `[########            ]  40 %  100,000 nodes, 800,000 relationships`
class ProgressBar {
 public:
  void Show(const ImportProgress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    // Reading the files is most of the work.
    constexpr double kReadingShare = 0.8;
    const double read_share = static_cast<double>(progress.bytes_done) /
                              static_cast<double>(std::max<uint64_t>(progress.bytes_total, 1));
    const double share = kReadingShare * read_share + (1 - kReadingShare) * progress.finished_share;
    constexpr size_t kWidth = 30;
    const size_t filled = std::min(kWidth, static_cast<size_t>(share * kWidth));
    std::cerr << "\r\033[K[" << std::string(filled, '#') << std::string(kWidth - filled, ' ')
              << "] " << static_cast<int>(share * 100) << " %  " << progress.nodes << " nodes, "
              << progress.relationships << " relationships" << std::flush;
  }
  void Clear() { std::cerr << "\r\033[K"; }

 private:
  std::chrono::steady_clock::time_point last_;
};

void RunImport(ImportArguments& arguments) {
  ImportSource source;
  for (const std::string& text : arguments.nodes) source.nodes.push_back(ParseFile(text));
  for (const std::string& text : arguments.relationships) {
    source.relationships.push_back(ParseFile(text));
  }
  if (std::filesystem::exists(arguments.database)) {
    OpenDatabase(arguments.database, OpenMode::kWrite);  // or ends with the status for that
  }
  ProgressBar bar;
  const bool is_terminal = isatty(STDERR_FILENO);
  if (is_terminal) {
    arguments.options.on_progress = [&bar](const ImportProgress& progress) { bar.Show(progress); };
  }
  arguments.options.on_bad_row = [&](const ImportBadRow& row) {
    if (is_terminal) bar.Clear();
    std::cerr << "wenmai: left out " << row.path << ":" << row.line << ": " << row.reason << "\n";
  };
  const auto begin = std::chrono::steady_clock::now();
  const ImportSummary summary = Import(arguments.database, source, arguments.options);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  if (is_terminal) bar.Clear();
  std::cerr << summary.nodes << " nodes and " << summary.relationships << " relationships in "
            << static_cast<double>(static_cast<int>(elapsed.count() * 100)) / 100 << " s";
  if (summary.bad_rows > 0) std::cerr << ", " << summary.bad_rows << " bad rows left out";
  std::cerr << "\n";
}

}  // namespace

void AddImport(CLI::App& app) {
  CLI::App* command = app.add_subcommand("import", "Fill an empty database from CSV files");
  auto arguments = std::make_shared<ImportArguments>();
  AddDatabaseOption(*command, &arguments->database);
  command->add_option("--nodes", arguments->nodes, "Files of nodes, with a label for all rows")
      ->required()
      ->type_name("[LABEL=]FILE");
  command
      ->add_option("--relationships", arguments->relationships,
                   "Files of relationships, with the type of all rows")
      ->type_name("[TYPE=]FILE");
  command
      ->add_option("--skip-bad", arguments->options.bad_rows_max,
                   "Leave out as many bad rows, naming each")
      ->type_name("N");
  command->add_option("--jobs", arguments->options.jobs, "Threads; 0: one a core")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->callback([arguments] { RunImport(*arguments); });
}

}  // namespace wenmai::shell
