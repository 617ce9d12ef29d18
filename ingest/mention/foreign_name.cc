// Transliterated names of persons.
//
// With a middle dot the name is sure; where it begins and ends is told by the characters that
// transliterations are made of, save where a common word or another name takes some of them:
//
//   荷兰科学家阿莱克斯·德弗里斯表示   家 and 表 are no such characters
//   特斯拉埃隆·马斯克加入              特斯拉 is another name; 加入 is a word
//
// Without a dot (维韦克, 普拉卡什) a name takes three such characters at least, most of them used
// for little else, and stays weak: the words around it must ask for a person.
#include <algorithm>
#include <set>

#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kDottedScore = 0.95f, kBareScore = 0.6f;
constexpr int32_t kPartSizeMax = 8;  // characters between two dots
constexpr int32_t kBareSizeMin = 3, kBareSizeMax = 6;
constexpr int32_t kKnownSizeMin = 3;  // a shorter known name may be part of this one

bool IsDot(char32_t c) { return c == U'·' || c == U'•' || c == U'・' || c == U'‧' || c == U'．'; }

class ForeignNameFinder {
 public:
  ForeignNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {
    for (const LexiconMatch& match : view.matches()) {
      if (!match.is_weak && !match.goes_on && match.span.size() >= kKnownSizeMin) {
        known_.push_back(match.span);
      }
    }
    std::sort(known_.begin(), known_.end());
  }

  void FindAll() {
    for (int32_t at = 1; at + 1 < view_.size(); ++at) {
      if (!IsDot(view_.At(at)) || IsKnownAround(at)) continue;
      const int32_t begin = NameBegin(at);
      const int32_t end = NameEnd(at + 1);
      if (begin < at && end > at + 1) dotted_.push_back({begin, end});
      at = std::max(at, end - 1);
    }
    AddDotted();
    FindBare();
  }

 private:
  bool IsNameCharacter(int32_t at) const {
    return view_.data().transliteration.Contains(view_.At(at));
  }

  // The lexicon knows better where its own names begin and end.
  bool IsKnownAround(int32_t dot) const {
    return std::any_of(known_.begin(), known_.end(),
                       [&](Span span) { return span.begin < dot && dot + 1 < span.end; });
  }

  int32_t NameBegin(int32_t dot) const {
    int32_t begin = dot;
    while (dot - begin < kPartSizeMax && IsNameCharacter(begin - 1)) --begin;
    for (const Span span : known_) {
      if (span.begin >= begin && span.end < dot) begin = span.end;
      if (span.begin > dot) break;
    }
    // A common word that ends inside: the name begins after it.
    for (int32_t at = dot - 1; at > begin; --at) {
      const std::u32string_view before = view_.Folded({std::max(0, at - kPartSizeMax), at});
      if (view_.data().before_name.SuffixSize(before) > 0 ||
          view_.data().titles.SuffixSize(before) > 0) {
        return at;
      }
    }
    return begin;
  }

  // Reads parts between dots; a part may be a Latin initial: 卡里姆·R·拉卡尼.
  int32_t NameEnd(int32_t begin) const {
    int32_t dot = kNone;  // the last, where the name ends if no part follows
    for (;;) {
      const int32_t end = PartEnd(begin);
      if (end > begin && IsDot(view_.At(end))) {
        dot = end;
      } else if (view_.At(end) == U'-' && IsNameCharacter(end + 1)) {
        dot = kNone;
      } else {
        return end == begin && dot != kNone ? dot : end;
      }
      begin = end + 1;
    }
  }

  int32_t PartEnd(int32_t begin) const {
    int32_t end = begin;
    while (text::IsLatin(view_.At(end)) && end - begin < 2) ++end;
    if (end > begin) return end;
    while (end - begin < kPartSizeMax && IsNameCharacter(end)) ++end;
    // 亚历山大·吴: a Chinese surname, as it is.
    if (end == begin && view_.data().surnames.Contains(view_.At(begin))) return begin + 1;
    return CutWord(begin, end);
  }

  // The end of the part that begins at `begin`, before a common word that shares its last
  // characters.
  int32_t CutWord(int32_t begin, int32_t end) const {
    for (int32_t at = begin + 1; at < end; ++at) {
      const std::u32string_view rest = view_.folded().substr(at, kPartSizeMax);
      if (view_.data().after_name.PrefixSize(rest) > 0 ||
          view_.data().reporting_verbs.PrefixSize(rest) > 1) {
        return at;
      }
    }
    return end;
  }

  // A name that elsewhere stands with less before it begins there: 知道马丁·福勒, 马丁·福勒.
  void AddDotted() {
    std::set<std::u32string_view> names;
    for (const Span span : dotted_) names.insert(view_.Folded(span));
    for (Span span : dotted_) {
      for (int32_t begin = span.begin + 1; begin < span.end && !IsDot(view_.At(begin + 1));
           ++begin) {
        if (names.contains(view_.Folded({begin, span.end}))) span.begin = begin;
      }
      found_->Add({.span = span,
                   .type = EntityType::kPerson,
                   .score = kDottedScore,
                   .source = MentionSource::kPattern});
    }
  }

  void FindBare() {
    for (int32_t begin = 0; begin < view_.size(); ++begin) {
      if (!IsNameCharacter(begin)) continue;
      int32_t end = begin;
      while (IsNameCharacter(end)) ++end;
      if (!IsDot(view_.At(begin - 1)) && !IsDot(view_.At(end))) AddBare({begin, end});
      begin = end;
    }
  }

  void AddBare(Span span) {
    span.end = CutWord(span.begin, span.end);
    if (span.size() < kBareSizeMin || span.size() > kBareSizeMax) return;
    const std::u32string_view name = view_.Folded(span);
    const auto typical = std::count_if(name.begin(), name.end(), [&](char32_t c) {
      return view_.data().foreign_characters.Contains(c);
    });
    if (2 * typical < span.size() || !StandsAsWords(view_.text(), span)) return;
    if (IsOneWord(view_.text(), span)) return;
    found_->Add({.span = span,
                 .type = EntityType::kPerson,
                 .score = kBareScore,
                 .source = MentionSource::kPattern,
                 .is_weak = true});
  }

  const ArticleView& view_;
  Candidates* found_;
  std::vector<Span> known_;
  std::vector<Span> dotted_;
};

}  // namespace

void FindForeignNames(const ArticleView& view, Candidates* found) {
  ForeignNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
