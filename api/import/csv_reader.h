// Reads a CSV file in chunks of whole rows, so that several threads can take them apart.
//
//   row   := field (',' field)* ('\n' | '\r\n')     the last row may lack its end
//   field := text | '"' (byte | '""')* '"'          a quote opens a field only at its beginning
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace wenmai::api {

struct CsvChunk {
  std::vector<char> bytes;  // moves with the chunk, so that views of it stay
  uint64_t first_line = 1;
};

class CsvReader {
 public:
  // Throws Error{kNotFound} or Error{kIo} naming the file.
  explicit CsvReader(std::string path);

  // The first row, once; empty if there is none.
  CsvChunk ReadHeader();
  // The next rows; false at the end. Throws Error{kInvalidArgument} naming file and line of a
  // quoted field that does not end or of a row that is too long.
  bool Read(CsvChunk* chunk);

  const std::string& path() const { return path_; }
  uint64_t byte_count() const { return byte_count_; }  // of the file

 private:
  struct FileCloser {
    void operator()(FILE* file) const { fclose(file); }
  };
  bool Fill();
  CsvChunk Take(size_t size);

  std::string path_;
  std::unique_ptr<FILE, FileCloser> file_;
  uint64_t byte_count_ = 0;
  std::vector<char> rest_;  // read, not yet handed out
  uint64_t line_ = 1;       // of rest_
};

}  // namespace wenmai::api
