// The interactive shell, and the same for scripts that are piped into it.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include "shell/command.h"
#include "shell/completion.h"
#include "shell/edit/line_editor.h"
#include "shell/highlight.h"
#include "shell/named_query.h"
#include "shell/shell_command.h"
#include "shell/statement_reader.h"

namespace wenmai::shell {
namespace {

std::string HistoryFile() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0') {
    return std::string(state) + "/wenmai/history";
  }
  const char* home = std::getenv("HOME");
  return home == nullptr ? "" : std::string(home) + "/.local/state/wenmai/history";
}

// Whether Enter runs the text: it is a command, is blank, or its last statement has its semicolon.
bool IsWhole(std::string_view text) {
  if (text.starts_with(':')) return true;
  StatementReader reader;
  reader.Append(std::string(text) + "\n");
  while (reader.Next()) {
  }
  return reader.is_empty();
}

bool UsesColour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool is_dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  return !is_dumb && (no_colour == nullptr || *no_colour == '\0');
}

CompletionSource MakeCompletionSource(const ShellState& state) {
  CompletionSource source{Vocabulary::Of(state.database), {}, ShellCommandNames(), {}, {}};
  source.names = [&state](std::string_view begin) { return NamesBeginning(state.database, begin); };
  for (const auto& [name, value] : state.parameters) source.parameters.push_back(name);
  source.command_arguments = {{":mode", ResultFormatNames()}, {":pager", {"on", "off"}}, {":ask", {}}};
  for (const auto& [name, query] : ReadNamedQueries()) source.command_arguments.back().second.push_back(name);
  return source;
}

TextKnowledge MakeKnowledge(const ShellState& state) {
  const bool uses_colour = UsesColour();
  return {.is_whole = IsWhole,
          .colour = [uses_colour](std::string_view text) {
            return uses_colour ? Highlight(text) : std::vector<StyledSpan>();
          },
          .complete = [&state](std::string_view text, size_t cursor) {
            return CompleteAt(MakeCompletionSource(state), text, cursor);
          }};
}

void Converse(ShellState* state) {
  LineEditor editor({"wenmai> ", "   ...> "}, MakeKnowledge(*state), HistoryFile());
  std::cout << "wenmai " << Version() << ". :help shows what there is; statements end with ;\n" << std::flush;
  std::signal(SIGINT, SIG_IGN);  // between queries there is nothing to stop
  bool was_interrupted = false;
  while (!state->is_done) {
    std::string text;
    const EditEnd end = editor.Read(&text);
    if (end == EditEnd::kEndOfInput) return;
    if (end == EditEnd::kInterrupted) {
      if (was_interrupted && text.empty()) return;
      was_interrupted = text.empty();
      if (was_interrupted) std::cout << "Ctrl-C again leaves; so does :quit\n" << std::flush;
      continue;
    }
    was_interrupted = false;
    editor.Remember(text);
    RunScript(state, text);
  }
}

// The exit status: whether all of it ran.
int RunPipe(ShellState* state) {
  StatementReader reader;
  for (std::string line; !state->is_done && std::getline(std::cin, line);) RunLine(state, &reader, line);
  if (const std::string rest = reader.Rest(); !rest.empty() && !state->is_done) RunLine(state, &reader, rest + ";");
  return state->all_ran ? 0 : kExitWrongInput;
}

}  // namespace

void AddShell(CLI::App& app) {
  CLI::App* command = app.add_subcommand("shell", "Ask questions interactively");
  auto path = std::make_shared<std::string>();
  auto read_only = std::make_shared<bool>(false);
  auto allow_load_csv = std::make_shared<bool>(false);
  AddDatabaseOption(*command, path.get());
  command->add_flag("--read-only", *read_only, "Refuse statements that write");
  AddLoadCsvOption(*command, allow_load_csv.get());
  command->callback([path, read_only, allow_load_csv] {
    const bool is_new = !*read_only && !std::filesystem::exists(*path);
    const OpenMode mode = is_new ? OpenMode::kWriteOrCreate : OpenMode::kRead;
    ShellState state(*path, is_new, OpenDatabase(*path, mode, *allow_load_csv));
    state.is_read_only = *read_only;
    state.allows_load_csv = *allow_load_csv;
    state.is_terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (state.is_terminal) return Converse(&state);
    if (const int status = RunPipe(&state); status != 0) throw ExitStatus{status};
  });
}

}  // namespace wenmai::shell
