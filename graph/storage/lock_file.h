// Keeps processes out of each other's way: one writer, or any number of readers, hold a database's
// lock file. The operating system holds the lock itself (flock), so it goes with its process
// however that ends; the file's text only tells others who holds it.
//
//   lock_file := (pid:decimal ' ' ("reads" | "writes") ' ' command '\n')*
#pragma once

#include <memory>
#include <string>

namespace wenmai::graph {

enum class LockMode { kRead, kWrite };

class LockFile {
 public:
  // Takes the lock on `path`, making the file if needed. Throws Error{kConflict} naming the
  // processes in the way (also if it is this one), Error{kIo} if the file cannot be made. A reader
  // that may not write to the folder takes the lock unnamed, or none where there is no file to
  // lock.
  LockFile(const std::string& path, LockMode mode, const std::string& database);
  ~LockFile();
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;

 private:
  std::string path_;
  int descriptor_ = -1;
  std::string line_;  // ours, as written into the file; empty if it is not there
};

}  // namespace wenmai::graph
