// The commands of the `wenmai` binary. Each Add* declares one to the command line parser; its callback
// runs it and throws wenmai::Error, or ExitStatus to end with a status of its own.
#pragma once

#include <string>

#include "CLI/CLI.hpp"
#include "wenmai/database.h"

namespace wenmai::shell {

// The statuses that scripts rely on.
constexpr int kExitWrongInput = 1;
constexpr int kExitWrongUsage = 2;
constexpr int kExitNoDatabase = 3;

// Ends the program with a status; what is to be said has been said.
struct ExitStatus {
  int status;
};

void AddIngest(CLI::App& app);
void AddExtract(CLI::App& app);
void AddForget(CLI::App& app);
void AddMerge(CLI::App& app);
void AddSplit(CLI::App& app);
void AddWhy(CLI::App& app);
void AddQuery(CLI::App& app);
void AddAsk(CLI::App& app);
void AddShell(CLI::App& app);
void AddStats(CLI::App& app);
void AddSchema(CLI::App& app);
void AddImport(CLI::App& app);
void AddExport(CLI::App& app);
void AddCheck(CLI::App& app);
void AddBackup(CLI::App& app);
void AddRestore(CLI::App& app);

// Opens the database, or says on standard error why not and throws ExitStatus{kExitNoDatabase}.
enum class OpenMode { kRead, kWrite, kWriteOrCreate };
Database OpenDatabase(const std::string& path, OpenMode mode, bool allow_load_csv = false);

// Adds the `--db DIR` option that most commands need.
CLI::Option* AddDatabaseOption(CLI::App& command, std::string* path);

// Adds `--allow-load-csv`.
void AddLoadCsvOption(CLI::App& command, bool* allow_load_csv);

// One line for standard error: `SyntaxError: UndefinedVariable: … (line 1, column 8)`.
std::string Describe(const Error& error);

// Ctrl-C may have come before there was anything to stop. To be called once a statement runs.
void StopIfInterrupted(Session& session);

// While it lives, Ctrl-C cancels what `session` runs instead of ending the program; a second one ends it.
class InterruptGuard {
 public:
  explicit InterruptGuard(Session& session);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  void (*handler_before_)(int);
};

}  // namespace wenmai::shell
