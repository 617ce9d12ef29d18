// Relationships that have no ids yet, put into the order in which they get them: by type, start and
// end, the like of all three as they came.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "graph/bulk/element_batch.h"
#include "graph/bulk/row_sorter.h"

namespace wenmai::graph {

class RelationshipSorter {
 public:
  // As RowSorter. `keeps_numbers`: the how manieth each was added, from 0 on, is kept, too.
  RelationshipSorter(std::string path, size_t memory_bytes_max, bool keeps_numbers)
      : rows_(std::move(path), memory_bytes_max), keeps_numbers_(keeps_numbers) {}

  // Adds element `i` of the batch. Throws Error{kIo}.
  void Add(const ElementBatch& batch, size_t i);
  uint64_t count() const { return rows_.row_count(); }

  struct LongValue {
    KeyId key;
    std::string_view bytes;
  };
  struct Relationship {
    uint64_t number;  // if it was kept
    std::string_view record;
    std::vector<LongValue> long_values;  // by key
  };
  // Visits all, once, in order. Views live during the call. Throws Error{kIo}.
  void Visit(absl::FunctionRef<void(const Relationship&)> visit);

 private:
  RowSorter rows_;
  const bool keeps_numbers_;
  std::string key_, value_;
};

}  // namespace wenmai::graph
