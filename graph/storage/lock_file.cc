#include "graph/storage/lock_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <sstream>
#include <vector>

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

constexpr const char* kReads = "reads";
constexpr const char* kWrites = "writes";

std::string CommandOf(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/cmdline");
  std::string command((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  while (!command.empty() && command.back() == '\0') command.pop_back();
  std::replace(command.begin(), command.end(), '\0', ' ');
  std::replace(command.begin(), command.end(), '\n', ' ');
  return command;
}

// Whether the line's process is alive; a line that names none counts as dead.
bool IsAlive(const std::string& line) {
  const long pid = std::strtol(line.c_str(), nullptr, 10);
  return pid > 0 && (kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

std::vector<std::string> ReadLines(int descriptor) {
  std::string text;
  char buffer[4096];
  ssize_t size;
  while ((size = pread(descriptor, buffer, sizeof buffer, static_cast<off_t>(text.size()))) > 0) {
    text.append(buffer, static_cast<size_t>(size));
  }
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool WriteLines(int descriptor, const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return ftruncate(descriptor, 0) == 0 &&
         pwrite(descriptor, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

// Changes the lines of the file while no other process does: a second lock, on a byte range, guards
// the text alone and is held for an instant. False if the text could not be changed.
bool EditLines(int descriptor, const std::function<void(std::vector<std::string>*)>& edit) {
  struct flock range {};
  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  if (fcntl(descriptor, F_OFD_SETLKW, &range) != 0) return false;
  std::vector<std::string> lines = ReadLines(descriptor);
  edit(&lines);
  const bool is_written = WriteLines(descriptor, lines);
  range.l_type = F_UNLCK;
  return fcntl(descriptor, F_OFD_SETLK, &range) == 0 && is_written;
}

std::string DescribeHolder(const std::string& line) {
  std::istringstream stream(line);
  std::string pid, verb, command;
  stream >> pid >> verb;
  std::getline(stream >> std::ws, command);
  return "process " + pid + " (" + command + ") " + verb + " it";
}

[[noreturn]] void ThrowHeld(int descriptor, LockMode mode, const std::string& database) {
  std::string holders;
  for (const std::string& line : ReadLines(descriptor)) {
    if (!IsAlive(line)) continue;
    // Readers do not keep a reader out: only the writer's line is of interest to it.
    if (mode == LockMode::kRead &&
        line.find(std::string(" ") + kWrites + " ") == std::string::npos) {
      continue;
    }
    holders += (holders.empty() ? ": " : ", ") + DescribeHolder(line);
  }
  throw Error(ErrorCode::kConflict,
              database + " is in use" + (holders.empty() ? " by another process" : holders));
}

}  // namespace

LockFile::LockFile(const std::string& path, LockMode mode, const std::string& database)
    : path_(path) {
  descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  const bool may_write = descriptor_ >= 0;
  if (!may_write && mode == LockMode::kRead) {
    descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor_ < 0 && errno == ENOENT) return;  // nobody who could write has ever been here
  }
  if (descriptor_ < 0) {
    throw Error(ErrorCode::kIo, "cannot open lock file " + path + ": " + std::strerror(errno));
  }
  const int operation = (mode == LockMode::kRead ? LOCK_SH : LOCK_EX) | LOCK_NB;
  if (flock(descriptor_, operation) != 0) {
    const int error = errno;
    try {
      if (error == EWOULDBLOCK) ThrowHeld(descriptor_, mode, database);
      throw Error(ErrorCode::kIo, "cannot lock " + path + ": " + std::strerror(error));
    } catch (const Error&) {
      close(descriptor_);
      throw;
    }
  }
  if (!may_write) return;
  const pid_t pid = getpid();
  const std::string line = std::to_string(pid) + " " +
                           (mode == LockMode::kRead ? kReads : kWrites) + " " + CommandOf(pid);
  const bool is_named = EditLines(descriptor_, [&line](std::vector<std::string>* lines) {
    std::erase_if(*lines, [](const std::string& other) { return !IsAlive(other); });
    lines->push_back(line);
  });
  if (is_named) line_ = line;
}

LockFile::~LockFile() {
  if (descriptor_ < 0) return;
  if (!line_.empty()) {
    EditLines(descriptor_, [this](std::vector<std::string>* lines) {
      auto ours = std::find(lines->begin(), lines->end(), line_);
      if (ours != lines->end()) lines->erase(ours);
    });
  }
  close(descriptor_);
}

}  // namespace wenmai::graph
