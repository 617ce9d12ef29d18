// Text as a full-text index sees it: terms and their places. Texts and queries go through the same door.
//
//   "OpenAI 發布了 ＧＰＴ"   openai@0  发布@1  布了@2  了@3  gpt@4
//
// The text is folded first (text/fold.h), so that case, width and traditional characters make no
// difference. Words are Unicode's. A run of Han or kana gives each character together with the next, and
// its last one alone: any part of the run is found, whatever a dictionary would make of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/segmentation.h"

namespace wenmai::graph {

struct FullTextTerm {
  enum class Kind : uint8_t {
    kWord,
    kPair,   // two neighbours in a run
    kLast,   // the last of a longer run, which every pair before it has told already
    kAlone,  // a run of one
  };
  std::string text;
  uint32_t position = 0;
  Kind kind = Kind::kWord;
  bool operator==(const FullTextTerm&) const = default;
};

// A longer word is cut: what runs on without a space for so long is no word, and keys stay short.
inline constexpr size_t kFullTextTermCodePoints = 64;

// Serves one thread at a time; worth keeping.
class FullTextAnalyzer {
 public:
  // Appends the terms of `text`; the first stands at `position`. Returns the position after the last.
  uint32_t Analyze(std::string_view text, uint32_t position, std::vector<FullTextTerm>* terms);
  // The same for text that is folded already.
  uint32_t AnalyzeFolded(std::u32string_view text, uint32_t position,
                         std::vector<FullTextTerm>* terms);

  // The words of folded text, those of Han and kana by a dictionary.
  std::vector<text::Word> Words(std::u32string_view folded) { return segmenter_.Segment(folded); }

  // Whether the character belongs to a script whose words run together.
  static bool IsRunning(char32_t c);

 private:
  uint32_t AddRun(std::u32string_view run, uint32_t position, std::vector<FullTextTerm>* terms);
  uint32_t AddWords(std::u32string_view stretch, uint32_t position,
                    std::vector<FullTextTerm>* terms);

  text::WordSegmenter segmenter_;
};

}  // namespace wenmai::graph
