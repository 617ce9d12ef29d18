#include "ingest/file_list.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <istream>

#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

namespace fs = std::filesystem;

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

void ListFolder(const fs::path& folder, std::vector<std::string>* files) {
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (IsHidden(entry->path())) {
      entry.disable_recursion_pending();
    } else if (std::error_code ignored; entry->is_regular_file(ignored)) {
      files->push_back(entry->path().lexically_normal().string());
    }
  }
  if (error) {
    throw Error(ErrorCode::kIo, "cannot list " + folder.string() + ": " + error.message());
  }
}

std::string ReadStream(std::istream& stream, size_t bytes_max) {
  constexpr size_t kChunk = 1 << 16;
  std::string bytes;
  while (stream) {
    const size_t size = bytes.size();
    bytes.resize(size + kChunk);
    stream.read(bytes.data() + size, kChunk);
    bytes.resize(size + static_cast<size_t>(stream.gcount()));
    if (bytes.size() > bytes_max) {
      throw Error(ErrorCode::kLimit,
                  "the file has more bytes than the limit of " + std::to_string(bytes_max));
    }
  }
  return bytes;
}

}  // namespace

std::vector<std::string> ListFiles(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path == kStandardInput) {
      files.push_back(path);
    } else if (fs::is_directory(path, ignored)) {
      ListFolder(path, &files);
    } else {
      files.push_back(fs::path(path).lexically_normal().string());
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

std::string ReadFile(const std::string& path, size_t bytes_max) {
  if (path == kStandardInput) return ReadStream(std::cin, bytes_max);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) throw Error(ErrorCode::kNotFound, "there is no such file");
  if (fs::is_directory(status)) throw Error(ErrorCode::kInvalidArgument, "it is a folder");
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw Error(ErrorCode::kIo, std::string("it cannot be read: ") + std::strerror(errno));
  }
  return ReadStream(file, bytes_max);
}

}  // namespace wenmai::ingest
