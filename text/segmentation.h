// Word boundaries by Unicode's rules, with a dictionary for Chinese and Japanese.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace wenmai::text {

struct Word {
  int32_t begin = 0, end = 0;  // code points
  bool operator==(const Word&) const = default;
};

// Cuts text into words. An object serves one thread at a time and is worth keeping: making one
// costs far more than a sentence.
class WordSegmenter {
 public:
  WordSegmenter();
  ~WordSegmenter();
  WordSegmenter(WordSegmenter&&) noexcept;
  WordSegmenter& operator=(WordSegmenter&&) noexcept;

  // The words of `text` in order. White space and punctuation between words are left out. What is
  // returned holds until the next call.
  const std::vector<Word>& Segment(std::u32string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wenmai::text
