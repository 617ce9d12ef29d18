// Which files below some folders are new or have changed, found by looking: that works on every file
// system, also on those mounted from elsewhere.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace wenmai::shell {

class FolderWatch {
 public:
  explicit FolderWatch(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  // Looks again. The files that differ from what was taken last and no longer from the look before:
  // one that is still being written waits. The first look takes all there is. Names that begin with
  // a dot are passed over.
  std::vector<std::string> TakeSettled();
  // Whether files that were taken had vanished at the last look, each told once.
  bool TakeVanished();

 private:
  struct Stamp {
    std::filesystem::file_time_type modified;
    uintmax_t size = 0;
    bool operator==(const Stamp&) const = default;
  };
  std::map<std::string, Stamp> Look() const;

  const std::vector<std::string> paths_;
  std::map<std::string, Stamp> seen_, taken_;
  bool is_first_ = true;
};

}  // namespace wenmai::shell
