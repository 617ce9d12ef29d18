// Where the nodes, or the relationships, of an import were read.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

namespace wenmai::api {

// Keeps the beginnings of runs in which each element has a line of its own: few, unless fields span lines.
class RowPlaces {
 public:
  void BeginFile(const std::string& path) {
    paths_.push_back(path);
    is_new_file_ = true;
  }

  // REQUIRES: ids ascend; a file has begun.
  void Add(uint64_t id, uint64_t line) {
    if (!is_new_file_ && id - runs_.back().id == line - runs_.back().line) return;
    runs_.push_back({id, line, paths_.size() - 1});
    is_new_file_ = false;
  }

  // `people.csv:12`. REQUIRES: the id was added.
  std::string Find(uint64_t id) const {
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), id,
                                        [](uint64_t wanted, const Run& run) { return wanted < run.id; });
    const Run& run = *std::prev(after);
    return paths_[run.path] + ":" + std::to_string(run.line + (id - run.id));
  }

 private:
  struct Run {
    uint64_t id, line;  // of its first element
    size_t path;
  };

  std::vector<std::string> paths_;
  std::vector<Run> runs_;
  bool is_new_file_ = false;
};

}  // namespace wenmai::api
