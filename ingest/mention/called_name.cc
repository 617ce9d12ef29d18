// Names that the text itself introduces as names: 一款名为“星际之门”的产品, a startup called
// “Gatekeep”, 一家小公司，叫矽途微，. A noun on either side must tell what is named: much that is called something is a
// mere notion.
#include <algorithm>
#include <optional>

#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kCalledScore = 0.7f, kUnquotedScore = 0.6f;
constexpr int32_t kVerbSizeMax = 6, kNameSizeMin = 2, kNameSizeMax = 20, kNounDistanceMax = 12;
constexpr int32_t kUnquotedSizeMax = 6, kApposedSizeMax = 10;
constexpr int32_t kGroupNounSizeMax = 3;

// The type that a noun tells which ends nearest before `at` in the same clause.
std::optional<EntityType> TypeBefore(const ArticleView& view, int32_t at) {
  for (int32_t end = at; end > std::max(0, at - kNounDistanceMax); --end) {
    const int32_t begin = std::max(0, end - kNounDistanceMax);
    if (const auto noun = view.data().nouns.FindSuffix(view.Folded({begin, end})))
      return noun->type;
    if (view.data().clause_marks.Contains(view.At(end - 1))) break;
  }
  return std::nullopt;
}

// The same for the noun after 的, as in 名为“…”的非盈利机构; a group may follow at once: 简称“…”组.
std::optional<EntityType> TypeAfter(const ArticleView& view, int32_t at) {
  if (at >= view.size()) return std::nullopt;
  if (view.data().group_nouns.PrefixSize(view.folded().substr(at, kGroupNounSizeMax)) > 0) {
    return EntityType::kOrganization;
  }
  if (view.At(at) != U'的') return std::nullopt;
  for (int32_t end = at + 2; end <= std::min(view.size(), at + kNounDistanceMax); ++end) {
    if (view.data().clause_marks.Contains(view.At(end - 1))) break;
    if (const auto noun = view.data().nouns.FindSuffix(view.Folded({at + 1, end})))
      return noun->type;
  }
  return std::nullopt;
}

// 语音模型“雀跃1.5”: the noun stands right before the mark, and what is quoted is no word of the
// language.
void AddApposed(const ArticleView& view, Span name, Candidates* found) {
  const int32_t open = name.begin - 1;
  if (name.size() > kApposedSizeMax || view.At(open - 1) == U' ') return;
  const auto noun = view.data().nouns.FindSuffix(view.Folded({std::max(0, open - kNounDistanceMax), open}));
  if (!noun || IsOneWord(view.text(), name)) return;
  const std::u32string_view words = view.Folded(name);
  const bool is_name = std::all_of(words.begin(), words.end(), [&](char32_t c) {
    return (text::IsHan(c) && !view.data().never_in_name.Contains(c)) || text::IsLatin(c) ||
           text::IsDigit(c) || c == U'.' || c == U'-' || c == U' ';
  });
  if (!is_name || noun->type == EntityType::kPerson) return;
  found->Add({.span = name,
              .type = noun->type,
              .score = kUnquotedScore,
              .source = MentionSource::kPattern});
}

// A Chinese name without quotation marks ends before a mark or space, and its noun stands before it.
void FindUnquoted(const ArticleView& view, Candidates* found) {
  for (int32_t at = 1; at < view.size(); ++at) {
    if (!text::IsHan(view.At(at)) || !text::IsHan(view.At(at - 1))) continue;
    const Span before = {std::max(0, at - kVerbSizeMax), at};
    const auto verb = static_cast<int32_t>(view.data().naming_verbs.SuffixSize(view.Folded(before)));
    if (verb == 0) continue;
    int32_t end = at;
    while (text::IsHan(view.At(end)) && !view.data().never_in_name.Contains(view.At(end))) ++end;
    const bool is_cut = text::IsHan(view.At(end)) || text::IsLatin(view.At(end));
    if (is_cut || end - at < kNameSizeMin || end - at > kUnquotedSizeMax) continue;
    const bool is_parted = view.data().clause_marks.Contains(view.At(at - verb - 1));
    const auto type = TypeBefore(view, at - verb - (is_parted ? 1 : 0));
    if (!type) continue;
    found->Add({.span = {at, end},
                .type = *type,
                .score = kUnquotedScore,
                .source = MentionSource::kPattern});
  }
}

}  // namespace

void FindCalledNames(const ArticleView& view, Candidates* found) {
  FindUnquoted(view, found);
  for (const Quotation& quotation : view.document().quotations) {
    const Span name = quotation.span;
    if (name.size() < kNameSizeMin || name.size() > kNameSizeMax || name.begin < 1) continue;
    const int32_t open = name.begin - 1;
    const Span before = {std::max(0, open - kVerbSizeMax), open};
    const auto verb =
        static_cast<int32_t>(view.data().naming_verbs.SuffixSize(view.Folded(before)));
    if (verb == 0) {
      AddApposed(view, name, found);
      continue;
    }
    auto type = TypeAfter(view, name.end + 1);
    if (!type) type = TypeBefore(view, open - verb);
    if (!type) continue;
    found->Add(
        {.span = name, .type = *type, .score = kCalledScore, .source = MentionSource::kPattern});
  }
}

}  // namespace wenmai::ingest
