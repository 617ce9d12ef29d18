// The commands that take articles out again and that say who is who.
#include <iostream>
#include <memory>

#include "shell/command.h"
#include "wenmai/ingestor.h"

namespace wenmai::shell {
namespace {

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
