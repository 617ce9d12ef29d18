#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "shell/command.h"
#include "shell/progress_bar.h"
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

void ShowProgress(const ImportProgress& progress, ProgressBar* bar) {
  // Reading the files is most of the work.
  constexpr double kReadingShare = 0.6;
  const double read_share = static_cast<double>(progress.bytes_done) /
                            static_cast<double>(std::max<uint64_t>(progress.bytes_total, 1));
  bar->Show(kReadingShare * read_share + (1 - kReadingShare) * progress.finished_share,
            std::to_string(progress.nodes) + " nodes, " + std::to_string(progress.relationships) +
                " relationships");
}

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
  arguments.options.on_progress = [&bar](const ImportProgress& progress) {
    ShowProgress(progress, &bar);
  };
  arguments.options.on_bad_row = [&](const ImportBadRow& row) {
    bar.Clear();
    std::cerr << "wenmai: left out " << row.path << ":" << row.line << ": " << row.reason << "\n";
  };
  const auto begin = std::chrono::steady_clock::now();
  const ImportSummary summary = Import(arguments.database, source, arguments.options);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - begin;
  bar.Clear();
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
