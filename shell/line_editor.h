// Reads lines from a person (libedit: editing, history kept between runs) or from a pipe.
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace wenmai::shell {

class LineEditor {
 public:
  // `history_file` empty: no history is kept.
  explicit LineEditor(const std::string& history_file);
  ~LineEditor();

  bool is_interactive() const;
  // The next line without its line break; nullopt at the end of input. `prompt` is shown to a person
  // only. Ctrl-C at the prompt gives an empty line and sets was_interrupted().
  std::optional<std::string> ReadLine(const std::string& prompt);
  bool was_interrupted() const;
  // Remembers a whole statement, with its line breaks.
  void Remember(const std::string& statement);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wenmai::shell
