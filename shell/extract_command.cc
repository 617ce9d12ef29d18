#include <iostream>
#include <memory>

#include "shell/command.h"
#include "wenmai/ingestor.h"

namespace wenmai::shell {
namespace {

struct ExtractArguments {
  std::string format = "jsonl";
  std::vector<std::string> lexicon_files, paths;
};

std::string Field(const Value::Map& map, const char* key) {
  const auto found = map.find(key);
  if (found == map.end() || found->second.is_null()) return "";
  return found->second.is<std::string>() ? found->second.as<std::string>() : ToString(found->second);
}

// A reader's view of one article: who and what it names, what it states, who says what.
void PrintTable(std::string_view json) {
  const Value parsed = Value::FromJson(json);
  const auto& article = parsed.as<Value::Map>();
  std::cout << "== " << Field(article, "title") << "  (" << Field(article, "source") << ")\n";
  const auto print_all = [&](const char* key, auto print) {
    const auto found = article.find(key);
    if (found == article.end()) return;
    std::cout << key << ":\n";
    for (const Value& element : found->second.as<Value::List>()) print(element.as<Value::Map>());
  };
  print_all("entities", [](const Value::Map& entity) {
    std::cout << "  " << Field(entity, "type") << "  " << Field(entity, "name") << "  "
              << Field(entity, "surfaces") << "\n";
  });
  print_all("facts", [](const Value::Map& fact) {
    std::cout << "  " << Field(fact, "subject") << " " << Field(fact, "type") << " "
              << Field(fact, "object") << "  " << Field(fact, "role") << "\n";
  });
  print_all("claims", [](const Value::Map& claim) {
    std::cout << "  [" << Field(claim, "speaker") << "] " << Field(claim, "text") << "\n";
  });
}

void RunExtract(const ExtractArguments& arguments) {
  IngestOptions options;
  options.lexicon_files = arguments.lexicon_files;
  const auto failures = Extract(arguments.paths, options, [&](std::string_view json) {
    if (arguments.format == "table") {
      PrintTable(json);
    } else {
      std::cout << json << "\n";
    }
  });
  for (const IngestFailure& failure : failures) {
    std::cerr << "wenmai: " << failure.source << ": " << failure.reason << "\n";
  }
  if (!failures.empty()) throw ExitStatus{kExitWrongInput};
}

}  // namespace

void AddExtract(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("extract", "Print what articles hold, without a database");
  auto arguments = std::make_shared<ExtractArguments>();
  command->add_option("--format", arguments->format, "How to print it")
      ->check(CLI::IsMember({"jsonl", "table"}))
      ->capture_default_str();
  command->add_option("--lexicon", arguments->lexicon_files, "A file of names of your own, repeatable")
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("path", arguments->paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("PATH");
  command->callback([arguments] { RunExtract(*arguments); });
}

}  // namespace wenmai::shell
