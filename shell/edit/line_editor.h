// Reads statements from a person at a terminal: editing over several lines that keep their shape,
// history, search, completion and colours. Written here because the line libraries of Debian that
// an Apache-licensed program may link know neither colours nor several lines.
//
//   Enter          ends a whole statement, else begins a new line; Alt-Enter always begins one
//   Up, Down       between the lines, and beyond them through the history; Ctrl-R searches it
//   Tab            completes; Ctrl-A, Ctrl-E, Ctrl-W, Ctrl-U, Ctrl-K, Ctrl-Y, Ctrl-L as in other shells
#pragma once

#include <signal.h>
#include <termios.h>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/edit/edit_buffer.h"
#include "shell/edit/history.h"
#include "shell/edit/key.h"
#include "shell/edit/screen.h"

namespace wenmai::shell {

// What may stand in place of the bytes from `begin` to the cursor.
struct Completion {
  size_t begin = 0;
  std::vector<std::string> candidates;
};

// What the editor asks about the text.
struct TextKnowledge {
  std::function<bool(std::string_view text)> is_whole;
  std::function<std::vector<StyledSpan>(std::string_view text)> colour;
  std::function<Completion(std::string_view text, size_t cursor)> complete;
};

// While it lives the terminal gives every key at once, marks what is pasted, and a change of its size
// interrupts the wait for a key.
class RawTerminal {
 public:
  RawTerminal();
  ~RawTerminal();
  RawTerminal(const RawTerminal&) = delete;
  RawTerminal& operator=(const RawTerminal&) = delete;

 private:
  termios before_{};
  struct sigaction resize_before_ {};
};

enum class EditEnd { kEntered, kInterrupted, kEndOfInput };

class LineEditor {
 public:
  // Reads keys from standard input and draws on standard output. REQUIRES: both are terminals.
  LineEditor(Prompts prompts, TextKnowledge knowledge, const std::string& history_file);

  // Puts what was typed into *text. At kInterrupted (Ctrl-C) that is what was thrown away.
  EditEnd Read(std::string* text);
  void Remember(const std::string& text) { history_.Add(text); }

 private:
  // Whether the edit goes on.
  bool Handle(const Key& key, EditEnd* end);
  bool HandleEdit(const Key& key);
  void Draw();
  void GoBackInHistory();
  void GoForthInHistory();
  void Complete();
  void ShowCandidates(const std::vector<std::string>& candidates);
  void Search();
  void Suspend();

  const Prompts prompts_;
  const TextKnowledge knowledge_;
  std::optional<RawTerminal> raw_;  // while a line is read
  Screen screen_;
  History history_;
  EditBuffer buffer_;
  size_t history_position_ = 0;  // history_.size(): the text that is not in it yet
  std::string unfinished_;       // that text, while an older one is shown
  bool completed_last_ = false;  // a second Tab lists what the first could not decide
};

}  // namespace wenmai::shell
