#include "shell/edit/key.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string_view>
#include <utility>

namespace wenmai::shell {
namespace {

constexpr char kEscapeByte = '\x1b';
constexpr std::string_view kPasteEnd = "\x1b[201~";
// A terminal sends a sequence at once; a person who presses Escape sends nothing after it.
constexpr int kSequenceWait_ms = 50;

std::optional<char> ReadByte(int descriptor) {
  char byte;
  while (true) {
    const ssize_t count = read(descriptor, &byte, 1);
    if (count == 1) return byte;
    if (count == 0 || errno != EINTR) return std::nullopt;
  }
}

std::optional<char> ReadByteSoon(int descriptor) {
  pollfd waiting{descriptor, POLLIN, 0};
  if (poll(&waiting, 1, kSequenceWait_ms) <= 0) return std::nullopt;
  return ReadByte(descriptor);
}

// What follows the escape byte, by the shapes of ECMA-48: `[…final`, `Ox`, or one byte.
std::string ReadSequence(int descriptor) {
  std::string sequence;
  while (const auto byte = ReadByteSoon(descriptor)) {
    sequence += *byte;
    if (sequence == "[" || sequence == "O") continue;
    const bool is_parameter = sequence[0] == '[' && (*byte < '@' || *byte > '~');
    if (!is_parameter) break;
  }
  return sequence;
}

Key ReadPaste(int descriptor) {
  Key key{KeyKind::kPaste, ""};
  while (const auto byte = ReadByte(descriptor)) {
    key.text += *byte == '\r' ? '\n' : *byte;
    if (!key.text.ends_with(kPasteEnd)) continue;
    key.text.resize(key.text.size() - kPasteEnd.size());
    break;
  }
  return key;
}

Key ReadEscape(int descriptor) {
  static constexpr std::pair<std::string_view, KeyKind> kSequences[] = {
      {"", KeyKind::kEscape},           {"[A", KeyKind::kUp},
      {"OA", KeyKind::kUp},             {"[B", KeyKind::kDown},
      {"OB", KeyKind::kDown},           {"[C", KeyKind::kRight},
      {"OC", KeyKind::kRight},          {"[D", KeyKind::kLeft},
      {"OD", KeyKind::kLeft},           {"[1;5C", KeyKind::kWordRight},
      {"[1;3C", KeyKind::kWordRight},   {"f", KeyKind::kWordRight},
      {"[1;5D", KeyKind::kWordLeft},    {"[1;3D", KeyKind::kWordLeft},
      {"b", KeyKind::kWordLeft},        {"[H", KeyKind::kLineBegin},
      {"OH", KeyKind::kLineBegin},      {"[1~", KeyKind::kLineBegin},
      {"[F", KeyKind::kLineEnd},        {"OF", KeyKind::kLineEnd},
      {"[4~", KeyKind::kLineEnd},       {"[3~", KeyKind::kDelete},
      {"\r", KeyKind::kNewLine},        {"\x7f", KeyKind::kKillWordLeft},
      {"\x08", KeyKind::kKillWordLeft}};
  const std::string sequence = ReadSequence(descriptor);
  if (sequence == "[200~") return ReadPaste(descriptor);
  for (const auto& [known, kind] : kSequences) {
    if (known == sequence) return {kind, ""};
  }
  return {};
}

KeyKind ControlKey(char byte) {
  switch (byte) {
    case '\x01': return KeyKind::kLineBegin;
    case '\x02': return KeyKind::kLeft;
    case '\x03': return KeyKind::kInterrupt;
    case '\x04': return KeyKind::kEndOrDelete;
    case '\x05': return KeyKind::kLineEnd;
    case '\x06': return KeyKind::kRight;
    case '\x08':
    case '\x7f': return KeyKind::kBackspace;
    case '\t': return KeyKind::kTab;
    case '\x0b': return KeyKind::kKillToLineEnd;
    case '\x0c': return KeyKind::kClearScreen;
    case '\n':  // what a terminal makes of Enter that is typed ahead, while a query runs
    case '\r': return KeyKind::kEnter;
    case '\x0e': return KeyKind::kDown;
    case '\x10': return KeyKind::kUp;
    case '\x12': return KeyKind::kSearch;
    case '\x15': return KeyKind::kKillToLineBegin;
    case '\x17': return KeyKind::kKillWordLeft;
    case '\x19': return KeyKind::kYank;
    case '\x1a': return KeyKind::kSuspend;
    default: return KeyKind::kUnknown;
  }
}

}  // namespace

Key ReadKey(int descriptor, int resized) {
  pollfd waiting[] = {{descriptor, POLLIN, 0}, {resized, POLLIN, 0}};
  if (poll(waiting, 2, -1) < 0 && errno == EINTR) return {KeyKind::kResize, ""};
  if ((waiting[1].revents & POLLIN) != 0) {
    char told[64];
    while (read(resized, told, sizeof(told)) == sizeof(told)) {
    }
    return {KeyKind::kResize, ""};
  }
  const auto first = ReadByte(descriptor);
  if (!first) return {KeyKind::kEndOfInput, ""};
  if (*first == kEscapeByte) return ReadEscape(descriptor);
  const auto byte = static_cast<unsigned char>(*first);
  if (byte < 0x20 || byte == 0x7f) return {ControlKey(*first), ""};
  Key key{KeyKind::kText, std::string(1, *first)};
  const size_t size = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  while (key.text.size() < size) {
    const auto next = ReadByte(descriptor);
    if (!next) return {KeyKind::kEndOfInput, ""};
    key.text += *next;
  }
  return key;
}

}  // namespace wenmai::shell
