// check, backup and restore.
#include <iostream>
#include <memory>

#include "shell/command.h"

namespace wenmai::shell {
namespace {

void RunCheck(const std::string& path) {
  const Database database = OpenDatabase(path, OpenMode::kRead);
  uint64_t problem_count = 0;
  const bool is_sound = database.Check([&problem_count](std::string_view problem) {
    ++problem_count;
    std::cout << problem << "\n";
  });
  const Database::Statistics statistics = database.ReadStatistics();
  std::cerr << "checked " << statistics.node_count << " nodes and " << statistics.relationship_count
            << " relationships: ";
  if (is_sound) {
    std::cerr << "nothing wrong\n";
    return;
  }
  std::cerr << problem_count << (problem_count == 1 ? " problem\n" : " problems\n");
  throw ExitStatus{kExitWrongInput};
}

// Says which database could not be opened: the status for that is another than for all else.
void RunRestore(const std::string& backup, const std::string& path) {
  OpenDatabase(backup, OpenMode::kRead);
  Database::Restore(backup, path);
  std::cerr << "restored " << path << "\n";
}

}  // namespace

void AddCheck(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("check", "Look for damage: names what is wrong, one a line");
  auto path = std::make_shared<std::string>();
  AddDatabaseOption(*command, path.get());
  command->callback([path] { RunCheck(*path); });
}

void AddBackup(CLI::App& app) {
  CLI::App* command = app.add_subcommand("backup", "Copy the database into a new folder");
  auto path = std::make_shared<std::string>(), out = std::make_shared<std::string>();
  AddDatabaseOption(*command, path.get());
  command->add_option("out", *out, "Folder of the copy, new or empty")
      ->required()
      ->type_name("OUT");
  command->callback([path, out] {
    OpenDatabase(*path, OpenMode::kRead).Backup(*out);
    std::cerr << "backed up to " << *out << "\n";
  });
}

void AddRestore(CLI::App& app) {
  CLI::App* command = app.add_subcommand("restore", "Make a database from a backup");
  auto from = std::make_shared<std::string>(), path = std::make_shared<std::string>();
  command->add_option("--from", *from, "Folder of the backup")->required()->type_name("OUT");
  AddDatabaseOption(*command, path.get());
  command->callback([from, path] { RunRestore(*from, *path); });
}

}  // namespace wenmai::shell
