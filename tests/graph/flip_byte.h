// Damages a file.
#pragma once

#include <filesystem>
#include <fstream>

namespace wenmai::graph {

// Changes one bit. REQUIRES: the file is longer than `offset`.
inline void FlipByte(const std::filesystem::path& path, std::streamoff offset) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(offset);
  const char byte = static_cast<char>(file.get());
  file.seekp(offset);
  file.put(static_cast<char>(byte ^ 0x10));
}

}  // namespace wenmai::graph
