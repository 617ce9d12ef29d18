// Graphviz runs as a program of its own: it is large, loads plugins, and a picture that it cannot lay
// out shall not take the shell down with it.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "shell/picture/page.h"

namespace wenmai::shell {
namespace {

namespace fs = std::filesystem;

// A file that is gone with the object.
class TemporaryFile {
 public:
  TemporaryFile() : path_((fs::temp_directory_path() / "wenmai_XXXXXX").string()) {
    const int descriptor = mkstemp(path_.data());
    if (descriptor < 0) throw Error(ErrorCode::kIo, "cannot make a file in " + fs::temp_directory_path().string());
    close(descriptor);
  }
  ~TemporaryFile() { unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

std::string DotToSvg(const std::string& dot) {
  const TemporaryFile file;
  std::ofstream(file.path(), std::ios::binary) << dot;
  // mkstemp's name holds nothing that a shell could take for its own.
  FILE* pipe = popen(("dot -Tsvg '" + file.path() + "' 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) throw Error(ErrorCode::kIo, "cannot run dot");
  std::string svg;
  char bytes[1 << 16];
  while (const size_t count = std::fread(bytes, 1, sizeof bytes, pipe)) svg.append(bytes, count);
  const int status = pclose(pipe);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    throw Error(ErrorCode::kUnsupported, "svg needs graphviz: apt-get install graphviz");
  }
  if (status != 0 || svg.empty()) throw Error(ErrorCode::kInternal, "dot could not draw the picture");
  return svg;
}

}  // namespace wenmai::shell
