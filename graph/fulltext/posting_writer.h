// Gathers what elements say into operands of postings, one for each term and block of elements.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "graph/fulltext/document.h"

namespace wenmai::graph {

class PostingWriter {
 public:
  // A key of Table::kFullText, and the operand to merge into its value; of elements that were not in
  // the index before it is a value itself.
  using Put = std::function<void(std::string_view key, std::string_view operand)>;
  PostingWriter(IndexId index, Put put) : index_(index), put_(std::move(put)) {}

  // REQUIRES: elements ascend.
  void Add(const FullTextChange& change);
  // Puts what is left.
  void Flush();

 private:
  struct Operand {
    uint64_t previous;
    std::string bytes;
  };

  void Append(const std::string& term, uint64_t element, uint32_t length,
              std::span<const uint32_t> places);

  IndexId index_;
  Put put_;
  uint64_t block_ = 0;
  std::map<std::string, Operand> operands_;
};

}  // namespace wenmai::graph
