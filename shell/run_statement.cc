#include "shell/run_statement.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "shell/command.h"
#include "shell/counters_text.h"
#include "shell/progress_bar.h"

namespace wenmai::shell {
namespace {

// More than a person reads; a program that wants them all reads them through a pipe.
constexpr size_t kRowsShownMax = 100'000;

winsize TerminalSize() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) size = {};
  return size;
}

std::string Footer(const Result& result, size_t row_count, std::chrono::steady_clock::time_point begin) {
  const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - begin;
  std::ostringstream text;
  if (!result.columns().empty()) text << row_count << (row_count == 1 ? " row, " : " rows, ");
  text << std::fixed << std::setprecision(1) << elapsed.count() << " ms";
  if (const std::string changes = CountersText(result.counters()); !changes.empty()) {
    text << ", " << changes;
  }
  return text.str() + "\n";
}

void RunForPerson(ShellState* state, const std::string& statement, const Value::Map& parameters) {
  const auto begin = std::chrono::steady_clock::now();
  ProgressBar bar;
  RunOptions options;
  options.on_progress = [&bar](double share) { bar.Show(share, "of the index"); };
  Result result = state->session.Run(statement, parameters, options);
  bar.Clear();
  StopIfInterrupted(state->session);
  Rows rows = ReadRows(result, kRowsShownMax);
  const bool is_cut = rows.rows.size() == kRowsShownMax && result.Next();
  const std::string footer = Footer(result, rows.rows.size(), begin);
  std::ostringstream text;
  WriteRows(rows, state->mode, text, {.table_columns_max = TerminalColumns()});
  Page(*state, text.str());
  std::cout << footer;
  if (is_cut) {
    std::cout << "There are more. `wenmai query` writes them all to a file; LIMIT asks for fewer.\n";
  }
  if (!rows.rows.empty()) state->last = std::move(rows);
}

void RunForPipe(ShellState* state, const std::string& statement, const Value::Map& parameters) {
  Result result = state->session.Run(statement, parameters);
  StopIfInterrupted(state->session);
  if (result.columns().empty()) return;
  state->last = ReadRows(result);
  WriteRows(state->last, state->mode, std::cout, {.cell_columns_max = 0});
  std::cout.flush();
}

// The shell holds the database to read, beside others who read, until the first statement that writes.
void OpenForWriting(ShellState* state) {
  const Database none = Database::Open(":memory:");
  state->session = none.NewSession();
  state->database = none;  // lets go of the folder
  DatabaseOptions options;
  options.create_if_missing = false;
  options.allow_load_csv = state->allows_load_csv;
  try {
    state->database = Database::Open(state->path, options);
    state->is_writable = true;
  } catch (const Error&) {
    options.read_only = true;
    state->database = Database::Open(state->path, options);
    state->session = state->database.NewSession();
    throw;
  }
  state->session = state->database.NewSession();
}

std::string LineOf(std::string_view text, int line) {
  size_t begin = 0;
  for (; line > 1 && begin < text.size(); --line) begin = std::min(text.find('\n', begin), text.size()) + 1;
  return begin >= text.size() ? "" : std::string(text.substr(begin, text.find('\n', begin) - begin));
}

}  // namespace

void RunStatement(ShellState* state, const std::string& statement, const Value::Map& parameters) {
  try {
    const bool is_settled = state->is_writable || state->is_read_only;
    if (!is_settled && state->session.Prepare(statement).is_write()) OpenForWriting(state);
    const InterruptGuard guard(state->session);
    state->is_terminal ? RunForPerson(state, statement, parameters) : RunForPipe(state, statement, parameters);
  } catch (const Error& error) {
    state->all_ran = false;
    ShowError(*state, error, statement);
  }
}

void ShowError(const ShellState& state, const Error& error, std::string_view statement) {
  std::cerr << Describe(error) << "\n";
  if (!state.is_terminal || error.line() <= 0) return;
  const std::string line = LineOf(statement, error.line());
  std::string_view before(line);
  size_t bytes = 0;
  for (int column = 1; column < error.column() && bytes < line.size(); ++column) {
    do {
      ++bytes;
    } while (bytes < line.size() && (line[bytes] & 0xC0) == 0x80);
  }
  before = before.substr(0, bytes);
  std::cerr << "  " << line << "\n  " << std::string(DisplayWidth(before), ' ') << "^\n";
}

void Page(const ShellState& state, const std::string& text) {
  const auto line_count = static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  if (state.is_terminal && state.uses_pager && line_count + 2 > TerminalSize().ws_row) {
    const char* pager = std::getenv("PAGER");
    std::cout.flush();
    // Ctrl-C is for the pager to handle.
    const auto before = std::signal(SIGINT, SIG_IGN);
    FILE* pipe = popen(pager != nullptr && *pager != '\0' ? pager : "less -RSFX", "w");
    bool is_shown = false;
    if (pipe != nullptr) {
      const auto before_pipe = std::signal(SIGPIPE, SIG_IGN);
      std::fwrite(text.data(), 1, text.size(), pipe);
      is_shown = WEXITSTATUS(pclose(pipe)) != 127;  // the shell's word for: there is no such program
      std::signal(SIGPIPE, before_pipe);
    }
    std::signal(SIGINT, before);
    if (is_shown) return;
  }
  std::cout << text << std::flush;
}

size_t TerminalColumns() { return TerminalSize().ws_col; }

}  // namespace wenmai::shell
