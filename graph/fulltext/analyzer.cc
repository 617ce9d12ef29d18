#include "graph/fulltext/analyzer.h"

#include <algorithm>

#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::graph {
namespace {

constexpr char32_t kLongVowelMark = 0x30FC;  // of kana, but of no script by itself

// What may be part of a word, or joins the parts of one.
bool IsWordCharacter(char32_t c) {
  const text::CharClass kind = text::Classify(c);
  return (kind >= text::CharClass::kHan && kind <= text::CharClass::kDigit) ||
         kind == text::CharClass::kMark || c == U'_';
}

FullTextTerm MakeTerm(std::u32string_view word, uint32_t position, FullTextTerm::Kind kind) {
  return {text::EncodeUtf8(word.substr(0, kFullTextTermCodePoints)), position, kind};
}

}  // namespace

bool FullTextAnalyzer::IsRunning(char32_t c) {
  const text::CharClass kind = text::Classify(c);
  return kind == text::CharClass::kHan || kind == text::CharClass::kKana || c == kLongVowelMark;
}

uint32_t FullTextAnalyzer::Analyze(std::string_view text, uint32_t position,
                                   std::vector<FullTextTerm>* terms) {
  return AnalyzeFolded(text::Fold(text::DecodeUtf8(text)), position, terms);
}

uint32_t FullTextAnalyzer::AnalyzeFolded(std::u32string_view text, uint32_t position,
                                         std::vector<FullTextTerm>* terms) {
  for (size_t begin = 0; begin < text.size();) {
    const bool is_running = IsRunning(text[begin]);
    size_t end = begin + 1;
    while (end < text.size() && IsRunning(text[end]) == is_running) ++end;
    const std::u32string_view stretch = text.substr(begin, end - begin);
    position = is_running ? AddRun(stretch, position, terms) : AddWords(stretch, position, terms);
    begin = end;
  }
  return position;
}

uint32_t FullTextAnalyzer::AddRun(std::u32string_view run, uint32_t position,
                                  std::vector<FullTextTerm>* terms) {
  using Kind = FullTextTerm::Kind;
  for (size_t i = 0; i + 1 < run.size(); ++i) {
    terms->push_back(MakeTerm(run.substr(i, 2), position++, Kind::kPair));
  }
  const Kind last = run.size() == 1 ? Kind::kAlone : Kind::kLast;
  terms->push_back(MakeTerm(run.substr(run.size() - 1), position++, last));
  return position;
}

uint32_t FullTextAnalyzer::AddWords(std::u32string_view stretch, uint32_t position,
                                    std::vector<FullTextTerm>* terms) {
  const auto add = [&](std::u32string_view word) {
    terms->push_back(MakeTerm(word, position++, FullTextTerm::Kind::kWord));
  };
  // Most stretches between runs are mere punctuation or one plain word, and need no segmenter.
  const auto begin = std::find_if(stretch.begin(), stretch.end(), IsWordCharacter);
  if (begin == stretch.end()) return position;
  const auto end = std::find_if_not(begin, stretch.end(), text::IsAsciiAlphanumeric);
  if (begin != end && std::none_of(end, stretch.end(), IsWordCharacter)) {
    add({begin, end});
    return position;
  }
  for (const text::Word& word : segmenter_.Segment(stretch)) {
    const auto size = static_cast<size_t>(word.end - word.begin);
    add(stretch.substr(static_cast<size_t>(word.begin), size));
  }
  return position;
}

}  // namespace wenmai::graph
