// Versions follow a name that the lexicon knows: a number, letters that grade it, a size.
//
//   name := known version+ | "o" digit qualifier*
//   version := [" " | "-"] (["v"] number [letters] | qualifier | size)
//
//   GPT-4o · Llama 3.1 405B · DeepSeek-V3 · o1-preview · Qwen2.5-Max · Midjourney V5 · Gemini 2.0
//   Flash Thinking
//
// A maker's name with a code behind is what it makes: 小米SU7, 极氪001, 蔚来ES8 Pro.
#include <algorithm>
#include <optional>

#include "ingest/lexicon/name_match.h"
#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kVersionScore = 0.95f;
constexpr int32_t kNumberSizeMax = 6;  // 2.5, 4090, 1219; a longer number is no version

class VersionReader {
 public:
  VersionReader(const ArticleView& view, int32_t begin) : view_(view), end_(begin) {}

  // Reads version parts for as long as there are any; returns where they end.
  int32_t ReadAll() {
    while (ReadPart()) {
    }
    return end_;
  }
  bool has_number() const { return has_number_; }

 private:
  bool ReadPart() {
    int32_t at = end_;
    const char32_t joint = view_.At(at);
    const bool has_joint = joint == U' ' || joint == U'-' || joint == U'‑' || joint == 0xA0;
    if (has_joint) ++at;
    const auto end = ReadNumber(at, has_joint);
    if (end) {
      end_ = *end;
      has_number_ = true;
      return true;
    }
    const int32_t word_end = has_joint ? ReadQualifier(at) : at;
    if (word_end == at) return false;
    end_ = word_end;
    return true;
  }

  // ["v" | "r" | "m" | "k" | "t" | "s"] digits ["." digits]* [letters]
  std::optional<int32_t> ReadNumber(int32_t at, bool has_joint) const {
    const int32_t begin = at;
    if (view_.At(at) != 0 && text::IsLatin(view_.At(at)) && text::IsDigit(view_.At(at + 1))) {
      if (!has_joint) return std::nullopt;
      ++at;
    }
    const int32_t digits = at;
    while (text::IsDigit(view_.At(at)) ||
           (at > digits && view_.At(at) == U'.' && text::IsDigit(view_.At(at + 1)))) {
      ++at;
    }
    if (at == digits || at - digits > kNumberSizeMax) return std::nullopt;
    const int32_t letters = at;
    while (text::IsLatin(view_.At(at))) ++at;  // 4o, 405B, 3E
    if (at - letters > 2) return std::nullopt;
    const bool is_bare = digits == begin && letters == at && has_joint;
    if (is_bare && IsCounted(at)) return std::nullopt;
    return at;
  }

  bool IsCounted(int32_t at) const {
    if (view_.At(at) == U' ') ++at;
    return view_.data().counters.Contains(view_.At(at));
  }

  int32_t ReadQualifier(int32_t at) const {
    int32_t end = at;
    while (text::IsLatin(view_.At(end))) ++end;
    if (text::IsDigit(view_.At(end))) return at;
    return view_.data().version_words.Contains(view_.Folded({at, end})) ? end : at;
  }

  const ArticleView& view_;
  int32_t end_;
  bool has_number_ = false;
};

bool EndsInLatin(const ArticleView& view, Span span) {
  return text::IsLatin(view.At(span.end - 1)) || text::IsDigit(view.At(span.end - 1));
}

void AddVersionsOf(const ArticleView& view, Span name, EntityType type, Candidates* found) {
  VersionReader reader(view, name.end);
  const int32_t end = reader.ReadAll();
  if (end == name.end || (type == EntityType::kProduct && !reader.has_number())) return;
  const Span span = {name.begin, end};
  if (!StandsAlone(view.text(), span)) return;
  found->Add(
      {.span = span, .type = type, .score = kVersionScore, .source = MentionSource::kPattern});
}

// `o1`, `o3-mini`: OpenAI's line of models that is but a letter.
void FindLetterO(const ArticleView& view, Candidates* found) {
  for (const LatinWord& word : view.words()) {
    if (word.folded.size() < 2 || word.folded[0] != U'o' || !text::IsDigit(word.folded[1]))
      continue;
    if (word.folded.size() > 2 && word.folded[2] != U'-') continue;
    if (view.text()[word.span.begin] != U'o') continue;
    VersionReader reader(view, word.span.begin + 2);
    found->Add({.span = {word.span.begin, reader.ReadAll()},
                .type = EntityType::kModel,
                .score = kVersionScore,
                .source = MentionSource::kPattern});
  }
}

// The end of the code at `begin`: letters and digits in either order, at most four of each, or three
// digits; `begin` if there is none.
int32_t CodeEnd(const ArticleView& view, int32_t begin) {
  constexpr int32_t kPartSizeMax = 4, kBareSize = 3;
  int32_t letters = 0, digits = 0, at = begin;
  for (; text::IsLatin(view.At(at)) || text::IsDigit(view.At(at)); ++at) {
    ++(text::IsDigit(view.At(at)) ? digits : letters);
  }
  if (digits == 0 || digits > kPartSizeMax || letters > kPartSizeMax) return begin;
  if (letters == 0 && digits != kBareSize) return begin;
  const bool goes_on = view.At(at) == U'.' || view.At(at) == U'%' || view.At(at) == U',';
  return goes_on || (letters == 0 && view.data().counters.Contains(view.At(at))) ? begin : at;
}

// GB200 in 英伟达GB200 is a name without its maker's.
bool IsKnown(const ArticleView& view, Span code) {
  const auto matches = view.MatchesEndingIn(code);
  return std::any_of(matches.begin(), matches.end(),
                     [&](const LexiconMatch& match) { return match.span.begin == code.begin; });
}

void AddCodeOf(const ArticleView& view, Span maker, Candidates* found) {
  if (!text::IsHan(view.At(maker.end - 1))) return;
  const int32_t code_end = CodeEnd(view, maker.end);
  if (code_end == maker.end || IsKnown(view, {maker.end, code_end})) return;
  const Span span = {maker.begin, VersionReader(view, code_end).ReadAll()};
  found->Add({.span = span,
              .type = EntityType::kProduct,
              .score = kVersionScore,
              .source = MentionSource::kPattern});
}

}  // namespace

void FindVersionNames(const ArticleView& view, Candidates* found) {
  for (const LexiconMatch& match : view.matches()) {
    const EntityType type = view.lexicon().entry(match.entry).type;
    if (!view.IsOpen(match.span)) continue;
    if (type == EntityType::kCompany) AddCodeOf(view, match.span, found);
    if (type != EntityType::kModel && type != EntityType::kProduct) continue;
    const bool is_latin = EndsInLatin(view, match.span);
    if (type == EntityType::kProduct && !is_latin) continue;
    AddVersionsOf(view, match.span, type, found);
  }
  FindLetterO(view, found);
}

}  // namespace wenmai::ingest
