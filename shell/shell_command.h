// The `:commands` of the interactive shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/shell_state.h"
#include "shell/statement_reader.h"

namespace wenmai::shell {

// Runs one line that begins with `:`. Throws Error if it is wrong or fails.
void RunShellCommand(ShellState* state, const std::string& line);

// Takes one more line of a script: a `:command` where no statement is begun, else part of a statement,
// which runs once its semicolon is there. What fails is shown and noted in state->all_ran.
void RunLine(ShellState* state, StatementReader* reader, const std::string& line);

// Runs the statements and `:commands` of a text, one after the other, and goes on after one that
// fails. `text` may end without a semicolon.
void RunScript(ShellState* state, std::string_view text);

std::vector<std::string> ShellCommandNames();  // with `:`

}  // namespace wenmai::shell
