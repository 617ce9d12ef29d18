// What was typed before, kept between runs: one statement a line of a file, its line breaks escaped.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wenmai::shell {

class History {
 public:
  // Reads `file`; empty: kept in memory only. A file that cannot be read or written is no error: the
  // history is a convenience.
  explicit History(std::string file);

  // Adds an entry at the end and to the file at once, so that several shells may share it. The last
  // entry said again is not added again.
  void Add(const std::string& entry);

  size_t size() const { return entries_.size(); }
  const std::string& operator[](size_t index) const { return entries_[index]; }
  // The latest entry before index `before` that contains `text`, in whatever case.
  std::optional<size_t> FindBefore(size_t before, std::string_view text) const;

 private:
  void Rewrite() const;

  std::string file_;
  std::vector<std::string> entries_;  // the oldest first
};

}  // namespace wenmai::shell
