#include "shell/edit/line_editor.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <utility>

#include "wenmai/format.h"

namespace wenmai::shell {
namespace {

constexpr size_t kCandidatesShownMax = 100;

// What all candidates begin with.
std::string CommonStart(const std::vector<std::string>& candidates) {
  std::string common = candidates.front();
  for (const std::string& candidate : candidates) {
    size_t same = 0;
    while (same < common.size() && same < candidate.size() && common[same] == candidate[same]) ++same;
    common.resize(same);
  }
  while (!common.empty() && (common.back() & 0xC0) == 0x80) common.pop_back();  // no half character
  if (!common.empty() && (common.back() & 0x80) && common != candidates.front()) common.pop_back();
  return common;
}

// A change of the size may come while no key is waited for, or to another thread: the handler leaves
// a byte in a pipe, which the wait for a key looks at.
std::atomic<int> resize_writer = -1;

int ResizeDescriptor() {
  static const int reader = [] {
    std::array<int, 2> ends = {-1, -1};
    if (pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) == 0) resize_writer = ends[1];
    return ends[0];
  }();
  return reader;
}

void TellResize(int) {
  const int error_before = errno;
  [[maybe_unused]] const ssize_t written = write(resize_writer, "", 1);  // full: told already
  errno = error_before;
}

}  // namespace

RawTerminal::RawTerminal() {
  tcgetattr(STDIN_FILENO, &before_);
  termios raw = before_;
  cfmakeraw(&raw);
  raw.c_oflag |= OPOST;
  tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
  ResizeDescriptor();
  struct sigaction resize {};
  resize.sa_handler = TellResize;
  sigaction(SIGWINCH, &resize, &resize_before_);
  std::cout << "\x1b[?2004h" << std::flush;
}

RawTerminal::~RawTerminal() {
  sigaction(SIGWINCH, &resize_before_, nullptr);
  tcsetattr(STDIN_FILENO, TCSADRAIN, &before_);
  std::cout << "\x1b[?2004l" << std::flush;
}

LineEditor::LineEditor(Prompts prompts, TextKnowledge knowledge, const std::string& history_file)
    : prompts_(std::move(prompts)),
      knowledge_(std::move(knowledge)),
      screen_(STDOUT_FILENO),
      history_(history_file) {}

EditEnd LineEditor::Read(std::string* text) {
  raw_.emplace();
  buffer_.Set("");
  unfinished_.clear();
  history_position_ = history_.size();
  EditEnd end = EditEnd::kEndOfInput;
  do {
    Draw();
  } while (Handle(ReadKey(STDIN_FILENO, ResizeDescriptor()), &end));
  buffer_.MoveToEnd();
  Draw();
  screen_.Finish();
  raw_.reset();
  *text = buffer_.text();
  return end;
}

bool LineEditor::Handle(const Key& key, EditEnd* end) {
  const bool is_second_tab = std::exchange(completed_last_, false);
  switch (key.kind) {
    case KeyKind::kEnter:
      if (!knowledge_.is_whole(buffer_.text())) {
        buffer_.InsertLine();
        return true;
      }
      *end = EditEnd::kEntered;
      return false;
    case KeyKind::kInterrupt:
      *end = EditEnd::kInterrupted;
      return false;
    case KeyKind::kEndOfInput:
      *end = EditEnd::kEndOfInput;
      return false;
    case KeyKind::kEndOrDelete:
      if (!buffer_.text().empty()) {
        buffer_.DeleteRight();
        return true;
      }
      *end = EditEnd::kEndOfInput;
      return false;
    case KeyKind::kTab:
      completed_last_ = is_second_tab;
      Complete();
      return true;
    case KeyKind::kSearch:
      Search();
      return true;
    case KeyKind::kSuspend:
      Suspend();
      return true;
    default:
      return HandleEdit(key);
  }
}

bool LineEditor::HandleEdit(const Key& key) {
  switch (key.kind) {
    case KeyKind::kText:
    case KeyKind::kPaste: buffer_.Insert(key.text); break;
    case KeyKind::kNewLine: buffer_.InsertLine(); break;
    case KeyKind::kBackspace: buffer_.DeleteLeft(); break;
    case KeyKind::kDelete: buffer_.DeleteRight(); break;
    case KeyKind::kLeft: buffer_.MoveLeft(); break;
    case KeyKind::kRight: buffer_.MoveRight(); break;
    case KeyKind::kWordLeft: buffer_.MoveWordLeft(); break;
    case KeyKind::kWordRight: buffer_.MoveWordRight(); break;
    case KeyKind::kLineBegin: buffer_.MoveToLineBegin(); break;
    case KeyKind::kLineEnd: buffer_.MoveToLineEnd(); break;
    case KeyKind::kKillWordLeft: buffer_.KillWordLeft(); break;
    case KeyKind::kKillToLineBegin: buffer_.KillToLineBegin(); break;
    case KeyKind::kKillToLineEnd: buffer_.KillToLineEnd(); break;
    case KeyKind::kYank: buffer_.Yank(); break;
    case KeyKind::kClearScreen: screen_.Clear(); break;
    case KeyKind::kUp:
      if (!buffer_.MoveUp()) GoBackInHistory();
      break;
    case KeyKind::kDown:
      if (!buffer_.MoveDown()) GoForthInHistory();
      break;
    default: break;
  }
  return true;
}

void LineEditor::Draw() {
  screen_.Draw(prompts_, buffer_.text(), buffer_.cursor(), knowledge_.colour(buffer_.text()));
}

void LineEditor::GoBackInHistory() {
  if (history_position_ == 0) return;
  if (history_position_ == history_.size()) unfinished_ = buffer_.text();
  buffer_.Set(history_[--history_position_]);
}

void LineEditor::GoForthInHistory() {
  if (history_position_ == history_.size()) return;
  ++history_position_;
  buffer_.Set(history_position_ == history_.size() ? unfinished_ : history_[history_position_]);
}

// As far as the candidates agree. Where they part, the next Tab lists them.
void LineEditor::Complete() {
  const Completion completion = knowledge_.complete(buffer_.text(), buffer_.cursor());
  if (completion.candidates.empty()) return;
  const size_t typed = buffer_.cursor() - completion.begin;
  const std::string common = CommonStart(completion.candidates);
  if (common.size() >= typed) buffer_.ReplaceBeforeCursor(completion.begin, common);
  if (completion.candidates.size() == 1) return;
  if (completed_last_ && common.size() <= typed) ShowCandidates(completion.candidates);
  completed_last_ = true;
}

void LineEditor::ShowCandidates(const std::vector<std::string>& candidates) {
  const size_t shown = std::min(candidates.size(), kCandidatesShownMax);
  size_t width = 0;
  for (size_t i = 0; i < shown; ++i) width = std::max(width, DisplayWidth(candidates[i]) + 2);
  const size_t in_a_row = std::max<size_t>(1, screen_.columns() / width);
  screen_.Finish();
  for (size_t i = 0; i < shown; ++i) {
    const bool ends_row = (i + 1) % in_a_row == 0 || i + 1 == shown;
    std::cout << candidates[i]
              << (ends_row ? "\n" : std::string(width - DisplayWidth(candidates[i]), ' '));
  }
  if (shown < candidates.size()) std::cout << "and " << candidates.size() - shown << " more\n";
  std::cout << std::flush;
}

// Ctrl-Z: gives the terminal back until the user's shell brings this one to the front again.
void LineEditor::Suspend() {
  screen_.Finish();
  raw_.reset();
  std::raise(SIGTSTP);
  raw_.emplace();
}

// Ctrl-R: what is typed is searched for in the history, Ctrl-R again goes further back. Enter and the
// arrows take what was found into the edit, Escape and Ctrl-C return to what was there.
void LineEditor::Search() {
  const std::string before = buffer_.text();
  EditBuffer wanted;
  size_t from = history_.size();
  while (true) {
    const auto found = history_.FindBefore(from, wanted.text());
    const bool is_found = !wanted.text().empty() && found;
    if (is_found) buffer_.Set(history_[*found]);
    const std::string prompt = (is_found || wanted.text().empty() ? "search " : "no more ");
    screen_.Draw({prompt + "'" + wanted.text() + "': ", prompts_.next}, buffer_.text(),
                 buffer_.cursor(), knowledge_.colour(buffer_.text()));
    const Key key = ReadKey(STDIN_FILENO, ResizeDescriptor());
    switch (key.kind) {
      case KeyKind::kText:
        wanted.Insert(key.text);
        from = history_.size();
        break;
      case KeyKind::kBackspace:
        wanted.DeleteLeft();
        from = history_.size();
        break;
      case KeyKind::kSearch:
        if (is_found) from = *found;
        break;
      case KeyKind::kEscape:
      case KeyKind::kInterrupt:
      case KeyKind::kEndOfInput:
        buffer_.Set(before);
        return;
      default:
        if (key.kind != KeyKind::kEnter) HandleEdit(key);
        return;
    }
  }
}

}  // namespace wenmai::shell
