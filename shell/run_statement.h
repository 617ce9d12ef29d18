// Runs what was typed and shows what comes of it.
#pragma once

#include <string>
#include <string_view>

#include "shell/shell_state.h"

namespace wenmai::shell {

// Prints the rows in state->mode, to a person also their number, the time and what was changed. An
// error is shown with its place, and noted in state->all_ran.
void RunStatement(ShellState* state, const std::string& statement, const Value::Map& parameters);

// The message and, for a person, the line of the statement with a caret at the place it is about.
void ShowError(const ShellState& state, const Error& error, std::string_view statement);

// Prints text; what is higher than a person's terminal goes through a pager ($PAGER, else less).
void Page(const ShellState& state, const std::string& text);

// Columns of the terminal on standard output; 0 if it is none.
size_t TerminalColumns();

}  // namespace wenmai::shell
