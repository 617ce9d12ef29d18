#include "shell/statement_reader.h"

namespace wenmai::shell {
namespace {

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

}  // namespace

std::optional<std::string> StatementReader::Next() {
  while (scanned_ < pending_.size()) {
    const char c = pending_[scanned_];
    const char next = scanned_ + 1 < pending_.size() ? pending_[scanned_ + 1] : '\0';
    switch (inside_) {
      case Inside::kCode:
        if (c == ';') {
          std::string statement = pending_.substr(0, scanned_);
          pending_.erase(0, scanned_ + 1);
          scanned_ = 0;
          if (IsBlank(statement)) continue;
          return statement;
        }
        if (c == '\'') inside_ = Inside::kSingleQuote;
        if (c == '"') inside_ = Inside::kDoubleQuote;
        if (c == '`') inside_ = Inside::kBacktick;
        if (c == '/' && next == '\0') return std::nullopt;  // what follows decides
        if (c == '/' && next == '/') inside_ = Inside::kLineComment;
        if (c == '/' && next == '*') {
          inside_ = Inside::kBlockComment;
          ++scanned_;
        }
        break;
      case Inside::kSingleQuote:
      case Inside::kDoubleQuote:
        if (c == '\\') {
          ++scanned_;
        } else if (c == (inside_ == Inside::kSingleQuote ? '\'' : '"')) {
          inside_ = Inside::kCode;
        }
        break;
      case Inside::kBacktick:
        if (c == '`') inside_ = Inside::kCode;
        break;
      case Inside::kLineComment:
        if (c == '\n') inside_ = Inside::kCode;
        break;
      case Inside::kBlockComment:
        if (c == '*' && next == '\0') return std::nullopt;
        if (c == '*' && next == '/') {
          inside_ = Inside::kCode;
          ++scanned_;
        }
        break;
    }
    ++scanned_;
  }
  return std::nullopt;
}

bool StatementReader::is_empty() const { return IsBlank(pending_); }

std::string StatementReader::Rest() {
  std::string rest = IsBlank(pending_) ? "" : pending_;
  Clear();
  return rest;
}

}  // namespace wenmai::shell
