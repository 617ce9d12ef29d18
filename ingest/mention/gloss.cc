#include "ingest/mention/gloss.h"

#include <algorithm>

#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kDescribedScore = 0.75f, kPersonScore = 0.85f;
constexpr int32_t kInsideSizeMax = 90, kOtherNameSizeMax = 60, kLeftSizeMax = 24;

bool IsOpening(char32_t c) { return c == U'（' || c == U'('; }
bool IsClosing(char32_t c) { return c == U'）' || c == U')'; }
bool IsClosingQuote(char32_t c) {
  return c == U'”' || c == U'」' || c == U'』' || c == U'》' || c == U'"';
}
bool IsOpeningQuote(char32_t c) {
  return c == U'“' || c == U'「' || c == U'『' || c == U'《' || c == U'"';
}

Span Trim(const ArticleView& view, Span span) {
  while (span.begin < span.end && view.At(span.begin) == U' ') ++span.begin;
  while (span.end > span.begin && view.At(span.end - 1) == U' ') --span.end;
  return span;
}

bool HasHan(const ArticleView& view, Span span) {
  const std::u32string_view words = view.Folded(span);
  return std::any_of(words.begin(), words.end(), [](char32_t c) { return text::IsHan(c); });
}

// Words with capitals only: a name or an abbreviation, but no phrase.
bool LooksLikeLatinName(const ArticleView& view, Span span) {
  bool has_capital = false;
  size_t at = view.WordFrom(span.begin);
  if (at == view.words().size() || view.words()[at].span.begin != span.begin) return false;
  for (; at < view.words().size() && view.words()[at].span.begin < span.end; ++at) {
    const LatinWord& word = view.words()[at];
    has_capital |= word.shape != WordShape::kLower && word.shape != WordShape::kNumber;
    if (word.shape == WordShape::kLower && !view.data().connectors.Contains(word.folded))
      return false;
  }
  return has_capital;
}

class GlossReader {
 public:
  explicit GlossReader(const ArticleView& view) : view_(view) {
    for (const Mark& mark : view.document().marks) {
      if (mark.kind == MarkKind::kStrong) strong_.push_back(mark.span);
    }
    std::sort(strong_.begin(), strong_.end(), [](Span a, Span b) { return a.end < b.end; });
  }

  std::optional<Gloss> ReadAt(int32_t open) const {
    int32_t close = open + 1;
    while (close - open <= kInsideSizeMax && !IsClosing(view_.At(close)) &&
           view_.At(close) != U'\n')
      ++close;
    if (!IsClosing(view_.At(close))) return std::nullopt;
    Gloss gloss;
    gloss.name = NameBefore(open);
    gloss.name_end = gloss.name.end;
    ReadInside(Trim(view_, {open + 1, close}), &gloss);
    return gloss;
  }

 private:
  Span NameBefore(int32_t open) const {
    int32_t end = open;
    if (view_.At(end - 1) == U' ') --end;
    const auto mark = std::lower_bound(strong_.begin(), strong_.end(), end,
                                       [](Span span, int32_t p) { return span.end < p; });
    if (mark != strong_.end() && mark->end == end && mark->size() <= kLeftSizeMax * 2) {
      return Unquoted(*mark);
    }
    if (IsClosingQuote(view_.At(end - 1))) {
      int32_t begin = end - 1;
      while (end - begin <= kLeftSizeMax && !IsOpeningQuote(view_.At(begin - 1)) &&
             view_.At(begin - 1) != U'\n')
        --begin;
      return {begin, end - 1};
    }
    return {end, end};
  }

  Span Unquoted(Span span) const {
    if (span.size() > 2 && IsOpeningQuote(view_.At(span.begin)) &&
        IsClosingQuote(view_.At(span.end - 1))) {
      return {span.begin + 1, span.end - 1};
    }
    return Trim(view_, span);
  }

  // inside := name [(":" | "：" | "，" | ",") description] | description
  void ReadInside(Span inside, Gloss* gloss) const {
    int32_t cut = inside.begin;
    while (cut < inside.end && !view_.data().gloss_marks.Contains(view_.At(cut))) ++cut;
    const Span head = Trim(view_, {inside.begin, cut});
    const Span tail =
        cut < inside.end ? Trim(view_, {cut + 1, inside.end}) : Span{inside.end, inside.end};
    const bool is_name = head.size() > 0 && head.size() <= kOtherNameSizeMax &&
                         !HasHan(view_, head) && LooksLikeLatinName(view_, head);
    gloss->other_name = is_name ? head : Span{inside.begin, inside.begin};
    gloss->description = is_name ? tail : inside;
  }

  const ArticleView& view_;
  std::vector<Span> strong_;  // by end
};

// A person's name in Latin letters: a given name and at least one word more.
bool IsLatinPerson(const ArticleView& view, Span span) {
  const size_t at = view.WordFrom(span.begin);
  return at + 1 < view.words().size() && view.words()[at + 1].span.begin < span.end &&
         view.data().given_names.Contains(view.words()[at].folded) &&
         !view.data().latin_suffixes.Find(view.words()[view.WordFrom(span.end) - 1].folded);
}

// The Chinese name that ends at `end`, of characters of transliterated names or of a surname and a
// given name.
Span PersonBefore(const ArticleView& view, int32_t end) {
  int32_t begin = end;
  while (end - begin < 6 && view.data().transliteration.Contains(view.At(begin - 1))) --begin;
  if (end - begin >= 2 && !text::IsHan(view.At(begin - 1))) return {begin, end};
  for (int32_t size = 2; size <= 3; ++size) {
    const bool is_name = view.data().surnames.Contains(view.At(end - size)) &&
                         view.data().given_characters.Contains(view.At(end - 1));
    if (is_name) return {end - size, end};
  }
  return {end, end};
}

}  // namespace

std::vector<Gloss> ReadGlosses(const ArticleView& view) {
  const GlossReader reader(view);
  std::vector<Gloss> glosses;
  for (int32_t at = 1; at < view.size(); ++at) {
    if (!IsOpening(view.At(at))) continue;
    if (auto gloss = reader.ReadAt(at)) glosses.push_back(*gloss);
  }
  return glosses;
}

std::optional<EntityType> TypeOfDescription(const ArticleView& view, Span description) {
  if (description.size() < 2) return std::nullopt;
  int32_t end = description.end;
  for (int32_t at = description.begin; at < end; ++at) {
    if (view.data().clause_marks.Contains(view.At(at))) end = at;
  }
  const auto noun = view.data().nouns.FindSuffix(view.Folded({description.begin, end}));
  if (!noun) return std::nullopt;
  return noun->type;
}

void FindGlosses(const ArticleView& view, Candidates* found) {
  for (const Gloss& gloss : ReadGlosses(view)) {
    if (gloss.other_name.size() > 0 && IsLatinPerson(view, gloss.other_name)) {
      const Span name = gloss.name.size() > 0 ? gloss.name : PersonBefore(view, gloss.name_end);
      if (name.size() >= 2 && HasHan(view, name)) {
        found->Add({name, EntityType::kPerson, kPersonScore, MentionSource::kGloss});
        found->Add({gloss.other_name, EntityType::kPerson, kPersonScore, MentionSource::kGloss});
      }
      continue;
    }
    const auto type = TypeOfDescription(view, gloss.description);
    if (!type || gloss.name.size() < 2) continue;
    const bool is_latin = !HasHan(view, gloss.name) && LooksLikeLatinName(view, gloss.name);
    if (is_latin && !view.data().terms.Contains(view.Folded(gloss.name))) {
      found->Add({gloss.name, *type, kDescribedScore, MentionSource::kGloss});
    }
  }
}

}  // namespace wenmai::ingest
