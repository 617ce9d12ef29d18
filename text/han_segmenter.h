// Cuts rows of Han characters into words, as ICU's word boundaries do: of all ways to cut them into
// words of ICU's Chinese and Japanese dictionary the one whose words are likeliest. It reads the same
// dictionary, without the steps that ICU takes to come to it from a text of any script.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace wenmai::text {

// Serves one thread at a time.
class HanSegmenter {
 public:
  // Null if ICU's dictionary is not there or of a form not known here.
  static std::unique_ptr<HanSegmenter> Make();

  // True if Segment() can read the text: it is not empty, all its characters are Han and in normal form.
  static bool CanRead(std::u32string_view text);

  // Where each word ends, in order; what is returned holds until the next call.
  // REQUIRES: CanRead(text).
  const std::vector<int32_t>& Segment(std::u32string_view text);

 private:
  // Of the ways to cut a text up to some place the likeliest.
  struct Cut {
    uint32_t cost;
    int32_t last_begin;  // of its last word
  };

  explicit HanSegmenter(const char16_t* trie);
  uint64_t FirstState(char32_t c);
  void ExtendCuts(std::u32string_view text, int32_t begin);

  const char16_t* const trie_;
  // The state of the trie behind each first character, once it was asked for: at its root the trie has a
  // child for nearly every character and is slow to search.
  std::vector<uint64_t> first_states_;
  std::vector<Cut> cuts_;
  std::vector<int32_t> ends_;
};

}  // namespace wenmai::text
