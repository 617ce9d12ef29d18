#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>

#include "shell/command.h"
#include "shell/ingest/folder_watch.h"
#include "shell/ingest/gone_articles.h"
#include "shell/ingest/ingest_report.h"
#include "wenmai/ingestor.h"

namespace wenmai::shell {
namespace {

constexpr int kExitInterrupted = 130;

struct IngestArguments {
  std::string database, format = "auto", log_file;
  int jobs = 0;
  bool is_dry_run = false, is_watching = false, forgets_gone = false;
  double interval_seconds = 2;
  std::vector<std::string> lexicon_files, paths;
};

// Ctrl-C lets the file at hand land and then stops; a second one does not wait.
std::atomic<bool> is_stopped{false};
void OnInterrupt(int) {
  if (is_stopped.exchange(true)) _exit(kExitInterrupted);
}

IngestOptions MakeOptions(const IngestArguments& arguments) {
  IngestOptions options;
  options.jobs = arguments.jobs;
  options.lexicon_files = arguments.lexicon_files;
  options.dry_run = arguments.is_dry_run;
  if (arguments.format == "markdown") options.format = ArticleFormat::kMarkdown;
  if (arguments.format == "html") options.format = ArticleFormat::kHtml;
  if (arguments.format == "text") options.format = ArticleFormat::kText;
  if (arguments.format == "jsonl") options.format = ArticleFormat::kJsonl;
  return options;
}

// A dry run makes no database: it compares with an empty one.
Database Open(const IngestArguments& arguments) {
  if (!arguments.is_dry_run) return OpenDatabase(arguments.database, OpenMode::kWriteOrCreate);
  const bool exists = std::filesystem::exists(arguments.database);
  return exists ? OpenDatabase(arguments.database, OpenMode::kWrite) : Database::Open(":memory:");
}

void ForgetGone(Database database, const IngestArguments& arguments, Ingestor* ingestor, IngestReport* report) {
  Session session = database.NewSession();
  for (const std::string& source : FindGoneArticles(session, arguments.paths)) {
    if (!arguments.is_dry_run) ingestor->Forget(source);
    report->LogForgotten(source);
  }
}

// The exit status. Opens the database for as long as it takes, so that a watcher leaves it to others
// in between.
int Ingest(const IngestArguments& arguments, const std::vector<std::string>& paths) {
  const Database database = Open(arguments);
  Ingestor ingestor(database, MakeOptions(arguments));
  IngestReport report(database, arguments.log_file, arguments.is_dry_run);
  try {
    const IngestSummary summary = ingestor.Add(
        paths,
        [&](const IngestProgress& progress) {
          report.ShowProgress(progress);
          if (is_stopped) throw Error(ErrorCode::kCancelled, "interrupted");
        },
        [&](const IngestOutcome& outcome) { report.Log(outcome); });
    if (arguments.forgets_gone) ForgetGone(database, arguments, &ingestor, &report);
    report.ShowSummary(summary);
    return summary.failures.empty() ? 0 : kExitWrongInput;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kCancelled) throw;
    std::cerr << "\ninterrupted; the same command goes on from here\n";
    return kExitInterrupted;
  }
}

// Until it is interrupted. A database that someone else holds, or a batch that fails, is tried again.
void Watch(const IngestArguments& arguments) {
  FolderWatch watch(arguments.paths);
  std::vector<std::string> waiting;
  while (!is_stopped) {
    for (std::string& path : watch.TakeSettled()) waiting.push_back(std::move(path));
    if (!waiting.empty() || (arguments.forgets_gone && watch.TakeVanished())) {
      try {
        Ingest(arguments, waiting);
        waiting.clear();
      } catch (const ExitStatus&) {  // it was said why
      } catch (const Error& error) {
        std::cerr << "wenmai: " << Describe(error) << "\n";
      }
    }
    poll(nullptr, 0, static_cast<int>(arguments.interval_seconds * 1000));
  }
}

void Run(const IngestArguments& arguments) {
  std::signal(SIGINT, OnInterrupt);
  std::signal(SIGTERM, OnInterrupt);
  if (arguments.is_watching) return Watch(arguments);
  if (const int status = Ingest(arguments, arguments.paths); status != 0) throw ExitStatus{status};
}

}  // namespace

void AddIngest(CLI::App& app) {
  CLI::App* command = app.add_subcommand("ingest", "Read articles into the graph");
  auto arguments = std::make_shared<IngestArguments>();
  AddDatabaseOption(*command, &arguments->database);
  command->add_option("--jobs", arguments->jobs, "Extraction threads; 0: one a core")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--lexicon", arguments->lexicon_files, "A file of names of your own, repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--format", arguments->format, "How to read the articles")
      ->check(CLI::IsMember({"auto", "markdown", "html", "text", "jsonl"}))
      ->capture_default_str();
  command->add_option("--log", arguments->log_file, "Add a line of JSON for each file to this one")->type_name("FILE");
  command->add_flag("--forget-gone", arguments->forgets_gone, "Forget articles of the folders whose file is gone");
  auto* dry_run = command->add_flag("--dry-run", arguments->is_dry_run, "Tell what would be new or changed, write nothing");
  auto* watch = command->add_flag("--watch", arguments->is_watching, "Go on reading what is new or changes, until Ctrl-C")
                    ->excludes(dry_run);
  command->add_option("--interval", arguments->interval_seconds, "With --watch: look every so many seconds")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.1, 86'400.0))
      ->needs(watch)
      ->capture_default_str();
  command->add_option("path", arguments->paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("PATH");
  command->callback([arguments] { Run(*arguments); });
}

}  // namespace wenmai::shell
