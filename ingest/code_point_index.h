// Slices UTF-8 by code points in constant time: the graph's spans count code points, its text is
// bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

// The text must outlive the index. REQUIRES: valid UTF-8.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view utf8) : text_(utf8) {
    for (size_t byte = 0; byte < utf8.size(); ++byte) {
      if (!IsLead(byte)) continue;
      if (size_ % kStride == 0) offsets_.push_back(byte);
      ++size_;
    }
  }

  int32_t size() const { return size_; }  // in code points
  bool Contains(Span span) const {
    return 0 <= span.begin && span.begin <= span.end && span.end <= size_;
  }
  // REQUIRES: Contains(span).
  std::string_view Slice(Span span) const {
    const size_t begin = ByteOffset(span.begin);
    return text_.substr(begin, ByteOffset(span.end) - begin);
  }

 private:
  // Few offsets keep the index small beside the text; the rest of the way is walked.
  static constexpr int32_t kStride = 32;

  bool IsLead(size_t byte) const {
    return (static_cast<unsigned char>(text_[byte]) & 0xC0) != 0x80;
  }
  size_t ByteOffset(int32_t code_point) const {
    if (code_point == size_) return text_.size();
    size_t byte = offsets_[code_point / kStride];
    for (int32_t left = code_point % kStride; left > 0; --left) {
      do ++byte;
      while (!IsLead(byte));
    }
    return byte;
  }

  std::string_view text_;
  std::vector<size_t> offsets_;  // of every kStride-th code point
  int32_t size_ = 0;
};

}  // namespace wenmai::ingest
