#include "api/import/csv_reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "wenmai/error.h"

namespace wenmai::api {
namespace {

constexpr size_t kChunkBytes = 1u << 20;
constexpr size_t kRowBytesMax = 256u << 20;

struct RowEnds {
  size_t first = 0, last = 0;  // behind the first and the last row that ends; 0: none does
  bool ends_quoted = false;    // the bytes end within a quoted field
};

// Notes the line ends in [begin, end), which is outside of quotes.
void NoteRowEnds(std::string_view bytes, size_t begin, size_t end, RowEnds* ends) {
  if (ends->first == 0) {
    const void* first = std::memchr(bytes.data() + begin, '\n', end - begin);
    if (first == nullptr) return;
    ends->first = static_cast<size_t>(static_cast<const char*>(first) - bytes.data()) + 1;
  }
  const void* last = memrchr(bytes.data() + begin, '\n', end - begin);
  if (last == nullptr) return;
  ends->last = static_cast<size_t>(static_cast<const char*>(last) - bytes.data()) + 1;
}

// Where the quoted field that opens at `open` ends; npos if it does not.
size_t FindClosingQuote(std::string_view bytes, size_t open) {
  size_t quote = open;
  do {
    quote = bytes.find('"', quote + 1);
    if (quote == std::string_view::npos || quote + 1 == bytes.size()) return quote;
    if (bytes[quote + 1] != '"') return quote;
    ++quote;
  } while (true);
}

RowEnds FindRowEnds(std::string_view bytes) {
  RowEnds ends;
  size_t position = 0;
  while (true) {
    const size_t quote = bytes.find('"', position);
    NoteRowEnds(bytes, position, std::min(quote, bytes.size()), &ends);
    if (quote == std::string_view::npos) return ends;
    const char before = quote == 0 ? '\n' : bytes[quote - 1];
    if (before != ',' && before != '\n') {
      position = quote + 1;
      continue;
    }
    const size_t close = FindClosingQuote(bytes, quote);
    if (close == std::string_view::npos) {
      ends.ends_quoted = true;
      return ends;
    }
    position = close + 1;
  }
}

}  // namespace

CsvReader::CsvReader(std::string path) : path_(std::move(path)), file_(fopen(path_.c_str(), "re")) {
  struct stat status;
  if (file_ == nullptr || fstat(fileno(file_.get()), &status) != 0) {
    throw Error(errno == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo,
                "cannot read " + path_ + ": " + std::strerror(errno));
  }
  byte_count_ = static_cast<uint64_t>(status.st_size);
  Fill();
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (std::string_view(rest_.data(), rest_.size()).starts_with(kByteOrderMark)) {
    rest_.erase(rest_.begin(), rest_.begin() + kByteOrderMark.size());
  }
}

// Reads on; false at the end of the file.
bool CsvReader::Fill() {
  const size_t size = rest_.size();
  rest_.resize(size + kChunkBytes);
  const size_t count = fread(rest_.data() + size, 1, kChunkBytes, file_.get());
  rest_.resize(size + count);
  if (count == 0 && ferror(file_.get())) {
    throw Error(ErrorCode::kIo, "cannot read " + path_ + ": " + std::strerror(errno));
  }
  return count > 0;
}

CsvChunk CsvReader::Take(size_t size) {
  CsvChunk chunk;
  chunk.first_line = line_;
  chunk.bytes.assign(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(size));
  rest_.erase(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(size));
  line_ += static_cast<uint64_t>(std::count(chunk.bytes.begin(), chunk.bytes.end(), '\n'));
  return chunk;
}

CsvChunk CsvReader::ReadHeader() {
  while (true) {
    const RowEnds ends = FindRowEnds({rest_.data(), rest_.size()});
    if (ends.first > 0) return Take(ends.first);
    if (!Fill()) return Take(rest_.size());
  }
}

bool CsvReader::Read(CsvChunk* chunk) {
  bool is_at_end = rest_.size() < kChunkBytes && !Fill();
  while (true) {
    const RowEnds ends = FindRowEnds({rest_.data(), rest_.size()});
    if (is_at_end && ends.ends_quoted) {
      *chunk = Take(ends.last);
      throw Error(ErrorCode::kInvalidArgument,
                  path_ + ":" + std::to_string(line_) + ": a quoted field does not end");
    }
    if (is_at_end) {
      *chunk = Take(rest_.size());
      return !chunk->bytes.empty();
    }
    if (ends.last > 0) {
      *chunk = Take(ends.last);
      return true;
    }
    if (rest_.size() > kRowBytesMax) {
      throw Error(ErrorCode::kInvalidArgument,
                  path_ + ":" + std::to_string(line_) + ": a row is longer than " +
                      std::to_string(kRowBytesMax) + " bytes; is a closing quote missing?");
    }
    is_at_end = !Fill();
  }
}

}  // namespace wenmai::api
