// What Tab offers: by what stands before the cursor a label, a relationship type, a property, a
// parameter, a keyword, a function or a variable; inside a string the name of an entity; after `:` at
// the beginning a command, and what it takes.
#pragma once

#include <functional>
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
  // The names in the graph that begin so, in any case.
  std::function<std::vector<std::string>(std::string_view begin)> names;
};

// `cursor` is in bytes. Keywords come in the case in which the word was begun.
Completion CompleteAt(const CompletionSource& source, std::string_view text, size_t cursor);

}  // namespace wenmai::shell
