// What Tab offers: by what stands before the cursor a label, a relationship type, a property, a
// parameter, a keyword, a function or a variable; after `:` at the beginning a command.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shell/edit/line_editor.h"
#include "shell/vocabulary.h"

namespace wenmai::shell {

struct CompletionSource {
  Vocabulary vocabulary;
  std::vector<std::string> parameters;  // without `$`
  std::vector<std::string> commands;    // with `:`
  // What may follow a command: `:mode` → table, vertical, …
  std::vector<std::pair<std::string, std::vector<std::string>>> command_arguments;
};

// `cursor` is in bytes. Keywords come in the case in which the word was begun.
Completion CompleteAt(const CompletionSource& source, std::string_view text, size_t cursor);

}  // namespace wenmai::shell
