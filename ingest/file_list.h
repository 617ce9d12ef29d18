// Which files a user means by paths, and their bytes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace wenmai::ingest {

constexpr const char* kStandardInput = "-";

// Files as given, folders replaced by the regular files below them; names that begin with a dot are
// passed over there. Sorted, each once. A path that is not there is kept, for ReadFile to name.
std::vector<std::string> ListFiles(const std::vector<std::string>& paths);

// Throws Error{kNotFound} or {kIo} if the file cannot be read, Error{kLimit} if it has more than
// `bytes_max`.
std::string ReadFile(const std::string& path, size_t bytes_max);

}  // namespace wenmai::ingest
