#include "shell/ingest/folder_watch.h"

#include <system_error>

namespace wenmai::shell {

namespace fs = std::filesystem;

std::vector<std::string> FolderWatch::TakeSettled() {
  std::map<std::string, Stamp> now = Look();
  std::vector<std::string> settled;
  for (const auto& [path, stamp] : now) {
    const auto taken = taken_.find(path);
    if (taken != taken_.end() && taken->second == stamp) continue;
    const auto seen = seen_.find(path);
    if (!is_first_ && (seen == seen_.end() || seen->second != stamp)) continue;
    taken_[path] = stamp;
    settled.push_back(path);
  }
  seen_ = std::move(now);
  is_first_ = false;
  return settled;
}

bool FolderWatch::TakeVanished() {
  return std::erase_if(taken_, [&](const auto& entry) { return !seen_.contains(entry.first); }) > 0;
}

// Files come and go while it looks: what cannot be read now is left to the next look.
std::map<std::string, FolderWatch::Stamp> FolderWatch::Look() const {
  std::map<std::string, Stamp> found;
  const auto add = [&](const fs::path& path) {
    std::error_code error;
    const Stamp stamp{fs::last_write_time(path, error), fs::file_size(path, error)};
    if (!error) found[path.string()] = stamp;
  };
  for (const std::string& path : paths_) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      add(path);
      continue;
    }
    fs::recursive_directory_iterator entry(path, error);
    for (; entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      if (error) break;
      const bool is_hidden = entry->path().filename().string().starts_with('.');
      if (is_hidden && entry->is_directory(error)) entry.disable_recursion_pending();
      if (!is_hidden && entry->is_regular_file(error)) add(entry->path());
    }
  }
  return found;
}

}  // namespace wenmai::shell
