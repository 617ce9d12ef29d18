#include "ingest/mention/word_boundary.h"

#include <algorithm>
#include <vector>

#include "text/char_class.h"
#include "text/segmentation.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kContextSize = 8;  // characters on either side that decide the segmentation

struct Boundaries {
  bool begin = false, end = false;
  bool is_one_word = false;
};

// The Chinese characters around the span; other characters are boundaries by themselves.
Span ContextOf(std::u32string_view text, Span span) {
  Span context = span;
  const auto size = static_cast<int32_t>(text.size());
  while (context.begin > 0 && span.begin - context.begin < kContextSize &&
         text::IsHan(text[context.begin - 1])) {
    --context.begin;
  }
  while (context.end < size && context.end - span.end < kContextSize &&
         text::IsHan(text[context.end])) {
    ++context.end;
  }
  return context;
}

Boundaries FindBoundaries(std::u32string_view text, Span span) {
  thread_local text::WordSegmenter segmenter;  // dear to make, and serves one thread at a time
  const Span context = ContextOf(text, span);
  Boundaries found = {span.begin == context.begin, span.end == context.end, false};
  for (const text::Word& word : segmenter.Segment(text.substr(context.begin, context.size()))) {
    const Span at = {context.begin + word.begin, context.begin + word.end};
    found.begin |= at.begin == span.begin;
    found.end |= at.end == span.end;
    found.is_one_word |= at == span;
  }
  return found;
}

}  // namespace

bool StandsAsWords(std::u32string_view text, Span span) {
  const Boundaries found = FindBoundaries(text, span);
  return found.begin && found.end;
}

bool BeginsWord(std::u32string_view text, Span span) { return FindBoundaries(text, span).begin; }

bool EndsWord(std::u32string_view text, Span span) { return FindBoundaries(text, span).end; }

bool IsOneWord(std::u32string_view text, Span span) {
  return FindBoundaries(text, span).is_one_word;
}

}  // namespace wenmai::ingest
