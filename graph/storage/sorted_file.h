// Rows written in key order beside a storage, to be added to its tables all at once
// (Storage::Ingest): many times faster than writing them through batches.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/storage/storage.h"

namespace wenmai::graph {

class SortedFile {
 public:
  virtual ~SortedFile() = default;  // what was not ingested is deleted
  // REQUIRES: `key` is greater than the last.
  virtual void Put(std::string_view key, std::string_view value) = 0;
  // No more rows come, and there was at least one. Returns when they are on disk.
  virtual void Finish() = 0;
  virtual Table table() const = 0;
  virtual uint64_t byte_count() const = 0;  // roughly, of what was put
};

}  // namespace wenmai::graph
