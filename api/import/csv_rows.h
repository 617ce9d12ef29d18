// Takes the rows of a chunk apart, in place.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "api/import/csv_reader.h"

namespace wenmai::api {

struct CsvField {
  std::string_view text;   // without its quotes; lives as long as the chunk
  bool is_quoted = false;  // `""` is an empty text, nothing at all is no value
};

class CsvRows {
 public:
  // Changes the chunk's bytes: doubled quotes become single ones.
  explicit CsvRows(CsvChunk* chunk)
      : position_(chunk->bytes.data()),
        end_(position_ + chunk->bytes.size()),
        next_line_(chunk->first_line) {}

  // Moves to the next row that is not empty; false after the last. Throws Error{kInvalidArgument}
  // for a row that is malformed; the next call goes on behind it.
  bool Next();

  const std::vector<CsvField>& fields() const { return fields_; }
  uint64_t line() const { return line_; }  // where the row begins

 private:
  void ReadField();
  std::string_view ReadQuoted();

  char* position_;
  char* end_;
  uint64_t line_ = 0, next_line_;
  bool is_malformed_ = false;
  std::vector<CsvField> fields_;
};

}  // namespace wenmai::api
