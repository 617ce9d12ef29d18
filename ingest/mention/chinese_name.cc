// A Chinese name of a surname and one or two characters is too common a sequence to be taken on
// sight. It is taken where its neighbours ask for a person: a title before it (创始人赵凯，), a
// title or a verb of saying after it (刘庆峰表示), or other persons beside it in a list
// (马化腾、赵凯、雷军). 老 or 小 with a surname is a name right behind a role: 产品经理小王.
#include <algorithm>

#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kTitledScore = 0.85f, kSayingScore = 0.8f;
constexpr int32_t kCueSizeMax = 8, kNicknameSize = 2;

class ChineseNameFinder {
 public:
  ChineseNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {}

  void FindAll() {
    for (int32_t at = 0; at < view_.size(); ++at) {
      if (!text::IsHan(view_.At(at))) continue;
      TakeNickname(at);
      const auto surname =
          static_cast<int32_t>(view_.data().surnames.PrefixSize(view_.folded().substr(at, 2)));
      if (surname == 0) continue;
      for (int32_t given = 2; given >= 1; --given) {
        const Span span = {at, at + surname + given};
        if (Take(span, surname)) {
          at = span.end - 1;
          break;
        }
      }
    }
  }

 private:
  void TakeNickname(int32_t at) {
    const char32_t c = view_.At(at);
    if ((c != U'老' && c != U'小') || !view_.data().surnames.Contains(view_.At(at + 1))) return;
    const Span span = {at, at + kNicknameSize};
    if (view_.At(at - 1) == U' ' || !IsTitleBefore(at)) return;
    if (view_.data().not_person.Contains(view_.Folded(span)) || !EndsWord(view_.text(), span)) return;
    found_->Add({.span = span,
                 .type = EntityType::kPerson,
                 .score = kSayingScore,
                 .source = MentionSource::kPattern});
  }

  bool Take(Span span, int32_t surname) {
    if (span.end > view_.size()) return false;
    if (!HasGivenCharacters({span.begin + surname, span.end}) && !IsPlainDeedOf(span)) return false;
    const bool saying_after = IsCueAfter(span.end) || IsDeedOf(span);
    const bool title_before = IsTitleBefore(span.begin);
    if (!saying_after && !title_before) return false;
    if (!EndsHere(span)) return false;
    if (saying_after && !title_before && !BeginsHere(span.begin) && !IsDeedOf(span)) return false;
    if (view_.data().not_person.Contains(view_.Folded(span)) || IsOneWord(view_.text(), span))
      return false;
    if (StartsWithTitle(span)) return false;
    found_->Add({.span = span,
                 .type = EntityType::kPerson,
                 .score = title_before ? kTitledScore : kSayingScore,
                 .source = MentionSource::kPattern});
    return true;
  }

  bool IsCueAfter(int32_t end) const {
    const std::u32string_view after = view_.folded().substr(end, kCueSizeMax);
    return view_.data().titles.PrefixSize(after) > 1 ||
           view_.data().reporting_verbs.PrefixSize(after) > 1;
  }

  // 由应书岭创立, 出身的许仰天掌舵: what only persons do, and a word before that parts the name from the rest.
  bool IsDeedOf(Span span) const {
    const std::u32string_view after = view_.folded().substr(span.end, kCueSizeMax);
    if (view_.data().person_deeds.PrefixSize(after) < 2) return false;
    return BeginsHere(span.begin) || view_.data().agent_marks.Contains(view_.At(span.begin - 1));
  }

  bool HasGivenCharacters(Span given) const {
    const std::u32string_view characters = view_.Folded(given);
    return std::all_of(characters.begin(), characters.end(),
                       [&](char32_t c) { return view_.data().given_characters.Contains(c); });
  }

  // Between a mark or 由 and a deed stands nothing but the name, whatever characters it has.
  bool IsPlainDeedOf(Span span) const {
    const std::u32string_view name = view_.Folded(span);
    const bool may_be_name = std::none_of(name.begin(), name.end(), [&](char32_t c) {
      return !text::IsHan(c) || view_.data().never_in_name.Contains(c);
    });
    const bool is_bare = BeginsHere(span.begin) || view_.At(span.begin - 1) == U'由';
    return may_be_name && is_bare && IsDeedOf(span);
  }

  bool IsTitleBefore(int32_t begin) const {
    int32_t end = begin;
    if (view_.At(end - 1) == U' ') --end;
    // 负责人为张德兵, CEO：赵凯
    if (view_.data().name_copulas.Contains(view_.At(end - 1))) --end;
    const std::u32string_view before = view_.Folded({std::max(0, end - kCueSizeMax), end});
    return view_.data().titles.SuffixSize(before) > 1;
  }

  bool StartsWithTitle(Span span) const {
    return view_.data().titles.PrefixSize(view_.folded().substr(span.begin, kCueSizeMax)) > 1;
  }

  bool EndsHere(Span span) const {
    if (!text::IsHan(view_.At(span.end))) return true;
    return StandsAsWords(view_.text(), span);
  }

  bool BeginsHere(int32_t begin) const {
    const char32_t before = view_.At(begin - 1);
    return !text::IsHan(before) && before != U'·';
  }

  const ArticleView& view_;
  Candidates* found_;
};

}  // namespace

void FindChineseNames(const ArticleView& view, Candidates* found) {
  ChineseNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
