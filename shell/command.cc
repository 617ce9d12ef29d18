#include "shell/command.h"

#include <unistd.h>

#include <atomic>
#include <csignal>
#include <iostream>

namespace wenmai::shell {
namespace {

std::atomic<Session*> interrupted_session{nullptr};

constexpr int kExitInterrupted = 130;
std::atomic<bool> was_interrupted{false};

// The first stops the query. Who presses again does not want to wait until it has stopped: what was
// committed is safe, what was not never happened.
void OnInterrupt(int) {
  if (was_interrupted.exchange(true)) _exit(kExitInterrupted);
  if (Session* session = interrupted_session.load()) session->Cancel();
}

}  // namespace

Database OpenDatabase(const std::string& path, OpenMode mode, bool allow_load_csv) {
  DatabaseOptions options;
  options.read_only = mode == OpenMode::kRead;
  options.create_if_missing = mode == OpenMode::kWriteOrCreate;
  options.allow_load_csv = allow_load_csv;
  try {
    return Database::Open(path, options);
  } catch (const Error& error) {
    std::cerr << "wenmai: " << Describe(error) << "\n";
    throw ExitStatus{kExitNoDatabase};
  }
}

CLI::Option* AddDatabaseOption(CLI::App& command, std::string* path) {
  return command.add_option("--db", *path, "Folder of the database")->required()->type_name("DIR");
}

void AddLoadCsvOption(CLI::App& command, bool* allow_load_csv) {
  command.add_flag("--allow-load-csv", *allow_load_csv, "Let LOAD CSV read files of this machine");
}

std::string Describe(const Error& error) {
  std::string text;
  if (!error.kind().empty()) text += error.kind() + ": ";
  if (!error.detail().empty()) text += error.detail() + ": ";
  text += error.what();
  if (error.line() > 0) {
    text += " (line " + std::to_string(error.line()) + ", column " +
            std::to_string(error.column()) + ")";
  }
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

void StopIfInterrupted(Session& session) {
  if (was_interrupted) session.Cancel();
}

InterruptGuard::InterruptGuard(Session& session) {
  interrupted_session = &session;
  was_interrupted = false;
  handler_before_ = std::signal(SIGINT, OnInterrupt);
}

InterruptGuard::~InterruptGuard() {
  std::signal(SIGINT, handler_before_);
  interrupted_session = nullptr;
}

}  // namespace wenmai::shell
