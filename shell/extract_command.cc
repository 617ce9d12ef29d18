#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <memory>

#include "shell/command.h"
#include "wenmai/format.h"
#include "wenmai/ingestor.h"

namespace wenmai::shell {
namespace {

namespace fs = std::filesystem;

struct ExtractArguments {
  std::string format = "jsonl";
  std::vector<std::string> lexicon_files, paths;
};

// Files, and those below folders, in the order of their paths.
std::vector<std::string> ListFiles(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    const size_t begin = files.size();
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
    std::sort(files.begin() + begin, files.end());
  }
  return files;
}

std::string ReadFile(const std::string& path) {
  if (path == "-") {
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::kIo, "cannot be read");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string Field(const Value::Map& map, const char* key) {
  const auto found = map.find(key);
  if (found == map.end() || found->second.is_null()) return "";
  return found->second.is<std::string>() ? found->second.as<std::string>() : ToString(found->second);
}

// A reader's view of one article: who and what it names, what it states, who says what.
void PrintTable(const std::string& json) {
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
  bool all_read = true;
  for (const std::string& path : ListFiles(arguments.paths)) {
    try {
      for (const std::string& json : ExtractJson(path, ReadFile(path), options)) {
        if (arguments.format == "table") {
          PrintTable(json);
        } else {
          std::cout << json << "\n";
        }
      }
    } catch (const Error& error) {
      std::cerr << "wenmai: " << path << ": " << Describe(error) << "\n";
      all_read = false;
    }
  }
  if (!all_read) throw ExitStatus{kExitWrongInput};
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
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("path", arguments->paths, "Files, folders, or - for standard input")
      ->required()
      ->type_name("PATH");
  command->callback([arguments] { RunExtract(*arguments); });
}

}  // namespace wenmai::shell
