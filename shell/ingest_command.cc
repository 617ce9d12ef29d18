#include <unistd.h>

#include <iostream>
#include <memory>

#include "shell/command.h"
#include "wenmai/format.h"
#include "wenmai/ingestor.h"

namespace wenmai::shell {
namespace {

struct IngestArguments {
  std::string database, format = "auto";
  int jobs = 0;
  std::vector<std::string> lexicon_files, paths;
};

IngestOptions MakeOptions(const IngestArguments& arguments) {
  IngestOptions options;
  options.jobs = arguments.jobs;
  options.lexicon_files = arguments.lexicon_files;
  if (arguments.format == "markdown") options.format = ArticleFormat::kMarkdown;
  if (arguments.format == "html") options.format = ArticleFormat::kHtml;
  if (arguments.format == "text") options.format = ArticleFormat::kText;
  if (arguments.format == "jsonl") options.format = ArticleFormat::kJsonl;
  return options;
}

void ShowProgress(const IngestProgress& progress) {
  std::cerr << "\r\033[K" << progress.files_done << " of " << progress.files_total << " files  "
            << progress.source.substr(progress.source.find_last_of('/') + 1) << std::flush;
}

void RunIngest(const IngestArguments& arguments) {
  const IngestOptions options = MakeOptions(arguments);
  Database database = OpenDatabase(arguments.database, OpenMode::kWriteOrCreate);
  Ingestor ingestor(database, options);
  std::function<void(const IngestProgress&)> progress;
  const bool is_terminal = isatty(STDERR_FILENO);
  if (is_terminal) progress = ShowProgress;
  const IngestSummary summary = ingestor.Add(arguments.paths, progress);
  if (is_terminal) std::cerr << "\r\033[K";
  for (const IngestFailure& failure : summary.failures) {
    std::cerr << "wenmai: " << failure.source << ": " << failure.reason << "\n";
  }
  std::cerr << summary.added << " new, " << summary.changed << " changed, " << summary.unchanged
            << " unchanged, " << summary.failures.size() << " failed\n";
  if (!summary.failures.empty()) throw ExitStatus{kExitWrongInput};
}

struct ForgetArguments {
  std::string database;
  std::vector<std::string> articles;
};

void RunForget(const ForgetArguments& arguments) {
  Database database = OpenDatabase(arguments.database, OpenMode::kWrite);
  Ingestor ingestor(database, {});
  bool all_found = true;
  for (const std::string& article : arguments.articles) {
    if (ingestor.Forget(article)) {
      std::cerr << "forgot " << article << "\n";
    } else {
      std::cerr << "wenmai: no article " << article << "\n";
      all_found = false;
    }
  }
  if (!all_found) throw ExitStatus{kExitWrongInput};
}

struct NameArguments {
  std::string database, name, other;
  std::vector<std::string> aliases;
};

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
  command->add_option("path", arguments->paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("PATH");
  command->callback([arguments] { RunIngest(*arguments); });
}

void AddForget(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("forget", "Remove articles and all that no other article supports");
  auto arguments = std::make_shared<ForgetArguments>();
  AddDatabaseOption(*command, &arguments->database);
  command->add_option("article", arguments->articles, "Articles by id, source or url")
      ->required()
      ->type_name("ARTICLE");
  command->callback([arguments] { RunForget(*arguments); });
}

void AddMerge(CLI::App& app) {
  CLI::App* command = app.add_subcommand("merge", "Say that two names mean one entity");
  auto arguments = std::make_shared<NameArguments>();
  AddDatabaseOption(*command, &arguments->database);
  command->add_option("name", arguments->name)->required()->type_name("NAME");
  command->add_option("other", arguments->other)->required()->type_name("NAME");
  command->callback([arguments] {
    Ingestor(OpenDatabase(arguments->database, OpenMode::kWrite), {})
        .Merge(arguments->name, arguments->other);
  });
}

void AddSplit(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("split", "Say that aliases do not mean the entity they were taken for");
  auto arguments = std::make_shared<NameArguments>();
  AddDatabaseOption(*command, &arguments->database);
  command->add_option("name", arguments->name)->required()->type_name("NAME");
  command->add_option("alias", arguments->aliases)->required()->type_name("ALIAS");
  command->callback([arguments] {
    Ingestor(OpenDatabase(arguments->database, OpenMode::kWrite), {})
        .Split(arguments->name, arguments->aliases);
  });
}

void AddWhy(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("why", "Tell why names are taken for their entity, with the evidence");
  auto arguments = std::make_shared<NameArguments>();
  AddDatabaseOption(*command, &arguments->database);
  command->add_option("name", arguments->name)->required()->type_name("NAME");
  command->add_option("other", arguments->other)->type_name("NAME");
  command->callback([arguments] {
    Ingestor ingestor(OpenDatabase(arguments->database, OpenMode::kRead), {});
    for (const std::string& line : ingestor.Why(arguments->name, arguments->other)) {
      std::cout << line << "\n";
    }
  });
}

}  // namespace wenmai::shell
