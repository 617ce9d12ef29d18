// Looking ahead in hostile text without looking twice.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace wenmai::ingest {

// Where a string occurs next, asked at growing positions: all the asking costs one pass.
class NextOccurrence {
 public:
  explicit NextOccurrence(std::u32string sought) : sought_(std::move(sought)) {}
  size_t After(std::u32string_view text, size_t position) {
    if (!is_known_ || (found_ != std::u32string_view::npos && found_ < position)) {
      found_ = text.find(sought_, position);
      is_known_ = true;
    }
    return found_;
  }

 private:
  std::u32string sought_;
  size_t found_ = 0;
  bool is_known_ = false;
};

}  // namespace wenmai::ingest
