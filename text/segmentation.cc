#include "text/segmentation.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/rbbi.h>
#include <unicode/unistr.h>

#include <utility>

#include "text/han_segmenter.h"
#include "text/icu.h"

namespace wenmai::text {

struct WordSegmenter::State {
  std::unique_ptr<icu::BreakIterator> iterator;
  std::unique_ptr<HanSegmenter> han = HanSegmenter::Make();
  std::vector<Word> words;
};

WordSegmenter::WordSegmenter() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  state_->iterator.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  CheckIcu(status, "word boundaries");
}

WordSegmenter::~WordSegmenter() = default;
WordSegmenter::WordSegmenter(WordSegmenter&&) noexcept = default;
WordSegmenter& WordSegmenter::operator=(WordSegmenter&&) noexcept = default;

const std::vector<Word>& WordSegmenter::Segment(std::u32string_view text) {
  std::vector<Word>& words = state_->words;
  words.clear();
  if (state_->han != nullptr && HanSegmenter::CanRead(text)) {
    int32_t begin = 0;
    for (const int32_t end : state_->han->Segment(text)) words.push_back({std::exchange(begin, end), end});
    return words;
  }
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF32(
      reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
  icu::BreakIterator& iterator = *state_->iterator;
  iterator.setText(utf16);
  int32_t begin = 0;             // in UTF-16 units
  int32_t begin_code_point = 0;  // the same place in code points
  for (int32_t end = iterator.next(); end != icu::BreakIterator::DONE; end = iterator.next()) {
    const int32_t end_code_point = begin_code_point + utf16.countChar32(begin, end - begin);
    if (iterator.getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
      words.push_back({begin_code_point, end_code_point});
    }
    begin = end;
    begin_code_point = end_code_point;
  }
  return words;
}

}  // namespace wenmai::text
