// Keys as a terminal sends them.
#pragma once

#include <string>

namespace wenmai::shell {

enum class KeyKind {
  kText,   // Key::text, one code point
  kPaste,  // Key::text, whatever was pasted
  kEnter,
  kNewLine,  // Alt-Enter: a line break, whole or not
  kTab,
  kBackspace,
  kDelete,
  kLeft,
  kRight,
  kUp,
  kDown,
  kWordLeft,
  kWordRight,
  kLineBegin,
  kLineEnd,
  kKillWordLeft,
  kKillToLineBegin,
  kKillToLineEnd,
  kYank,
  kClearScreen,
  kSearch,       // Ctrl-R
  kInterrupt,    // Ctrl-C
  kSuspend,      // Ctrl-Z
  kEndOrDelete,  // Ctrl-D
  kEscape,
  kEndOfInput,
  kResize,  // none: the terminal has another size now
  kUnknown,
};

struct Key {
  KeyKind kind = KeyKind::kUnknown;
  std::string text;
};

// Waits for the next key on `descriptor`, a terminal in raw mode.
// `resized` becomes readable when the terminal gets another size; -1: none tells of that.
Key ReadKey(int descriptor, int resized = -1);

}  // namespace wenmai::shell
