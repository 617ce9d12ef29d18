// The manual page and the completion of bash, made from what --help tells.
#pragma once

#include <iosfwd>

#include "CLI/CLI.hpp"

namespace wenmai::shell {

void WriteManual(const CLI::App& app, std::ostream& out);      // man(7) macros
void WriteCompletion(const CLI::App& app, std::ostream& out);  // a bash script

}  // namespace wenmai::shell
