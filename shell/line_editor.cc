#include "shell/line_editor.h"

#include <histedit.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <iostream>

namespace wenmai::shell {
namespace {

constexpr int kHistoryEntriesMax = 10'000;

volatile std::sig_atomic_t interrupted = 0;
void OnInterrupt(int) { interrupted = 1; }

}  // namespace

struct LineEditor::State {
  EditLine* editor = nullptr;
  History* history = nullptr;
  HistEvent event{};
  std::string prompt, history_file;
  bool was_interrupted = false;

  ~State() {
    if (history != nullptr) {
      if (!history_file.empty()) ::history(history, &event, H_SAVE, history_file.c_str());
      history_end(history);
    }
    if (editor != nullptr) el_end(editor);
  }
};

namespace {

char* Prompt(EditLine* editor) {
  void* state = nullptr;
  el_get(editor, EL_CLIENTDATA, &state);
  return static_cast<std::string*>(state)->data();
}

}  // namespace

LineEditor::LineEditor(const std::string& history_file) : state_(std::make_unique<State>()) {
  if (!isatty(STDIN_FILENO)) return;
  state_->editor = el_init("wenmai", stdin, stdout, stderr);
  el_set(state_->editor, EL_CLIENTDATA, &state_->prompt);
  el_set(state_->editor, EL_PROMPT, &Prompt);
  el_set(state_->editor, EL_EDITOR, "emacs");
  state_->history = ::history_init();
  ::history(state_->history, &state_->event, H_SETSIZE, kHistoryEntriesMax);
  ::history(state_->history, &state_->event, H_SETUNIQUE, 1);
  el_set(state_->editor, EL_HIST, ::history, state_->history);
  el_set(state_->editor, EL_BIND, "^R", "em-inc-search-prev", nullptr);
  el_source(state_->editor, nullptr);
  if (!history_file.empty()) {
    std::error_code ignored;  // without the folder the history is just not kept
    std::filesystem::create_directories(std::filesystem::path(history_file).parent_path(), ignored);
    state_->history_file = history_file;
    ::history(state_->history, &state_->event, H_LOAD, history_file.c_str());
  }
}

LineEditor::~LineEditor() = default;

bool LineEditor::is_interactive() const { return state_->editor != nullptr; }
bool LineEditor::was_interrupted() const { return state_->was_interrupted; }

std::optional<std::string> LineEditor::ReadLine(const std::string& prompt) {
  state_->was_interrupted = false;
  if (!is_interactive()) {
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    return line;
  }
  state_->prompt = prompt;
  struct sigaction action {}, previous {};
  action.sa_handler = OnInterrupt;  // no SA_RESTART: reading must return
  sigaction(SIGINT, &action, &previous);
  interrupted = 0;
  int length = 0;
  const char* line = el_gets(state_->editor, &length);
  sigaction(SIGINT, &previous, nullptr);
  if (interrupted) {
    state_->was_interrupted = true;
    el_reset(state_->editor);
    std::cout << "\n";
    return "";
  }
  if (line == nullptr || length <= 0) return std::nullopt;
  std::string text(line, static_cast<size_t>(length));
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

void LineEditor::Remember(const std::string& statement) {
  if (!is_interactive()) return;
  ::history(state_->history, &state_->event, H_ENTER, statement.c_str());
}

}  // namespace wenmai::shell
