#include "shell/edit/history.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace wenmai::shell {
namespace {

constexpr size_t kEntriesMax = 10'000;

std::string Escape(std::string_view entry) {
  std::string line;
  for (const char c : entry) {
    if (c == '\\') line += "\\\\";
    else if (c == '\n') line += "\\n";
    else line += c;
  }
  return line;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string Unescape(std::string_view line) {
  std::string entry;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      entry += line[i];
    } else {
      ++i;
      entry += line[i] == 'n' ? '\n' : line[i];
    }
  }
  return entry;
}

}  // namespace

History::History(std::string file) : file_(std::move(file)) {
  if (file_.empty()) return;
  std::error_code ignored;  // Add finds out whether it can write
  std::filesystem::create_directories(std::filesystem::path(file_).parent_path(), ignored);
  if (!std::filesystem::exists(file_, ignored)) {
    std::ofstream(file_, std::ios::app);
    // What is typed may be nobody else's business.
    std::filesystem::permissions(file_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
  }
  std::ifstream in(file_, std::ios::binary);
  for (std::string line; std::getline(in, line);) entries_.push_back(Unescape(line));
  if (entries_.size() <= kEntriesMax) return;
  entries_.erase(entries_.begin(), entries_.end() - kEntriesMax);
  Rewrite();
}

void History::Add(const std::string& entry) {
  if (entry.empty() || (!entries_.empty() && entries_.back() == entry)) return;
  entries_.push_back(entry);
  if (!file_.empty()) std::ofstream(file_, std::ios::binary | std::ios::app) << Escape(entry) << '\n';
}

std::optional<size_t> History::FindBefore(size_t before, std::string_view text) const {
  for (size_t i = before; i-- > 0;) {
    const std::string& entry = entries_[i];
    const auto at = std::search(entry.begin(), entry.end(), text.begin(), text.end(),
                                [](char a, char b) { return Lower(a) == Lower(b); });
    if (at != entry.end()) return i;
  }
  return std::nullopt;
}

void History::Rewrite() const {
  std::ofstream out(file_, std::ios::binary | std::ios::trunc);
  for (const std::string& entry : entries_) out << Escape(entry) << '\n';
}

}  // namespace wenmai::shell
