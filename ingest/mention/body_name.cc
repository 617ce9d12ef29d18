// Chinese names of bodies and places by their endings. The ending is sure, the beginning is not, so
// a name is taken only where its head is plain: a place or name the lexicon knows (荷兰中央银行),
// Latin letters (MIT AI实验室), a word like 国际, or characters of a transliterated name (可汗学院,
// 蒙特梭利学校).
#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "ingest/mention/source.h"
#include "ingest/mention/word_boundary.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kBodyScore = 0.85f, kTransliteratedScore = 0.7f;
constexpr int32_t kNameSizeMax = 18, kMiddleSizeMax = 8, kHeadSizeMin = 2;
constexpr int32_t kPlaceMiddleSizeMax = 3, kRegionSizeMax = 5;
constexpr int32_t kSubjectSizeMin = 2;  // of what 系 is added to: 自动化系

// A name that the lexicon knows and that may begin a longer one.
struct Head {
  Span span;
  EntityType type = EntityType::kPlace;
};

class BodyNameFinder {
 public:
  BodyNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {
    for (const LexiconMatch& match : view.matches()) {
      const EntityType type = view.lexicon().entry(match.entry).type;
      if (match.goes_on || match.is_weak || type == EntityType::kWork) continue;
      heads_.push_back({match.span, type});
      ends_.insert(match.span.end);
    }
    std::sort(heads_.begin(), heads_.end(),
              [](const Head& a, const Head& b) { return a.span < b.span; });
  }

  void FindAll() {
    for (int32_t end = 1; end <= view_.size(); ++end) {
      if (!text::IsHan(view_.At(end - 1))) continue;
      const auto suffix = view_.data().body_suffixes.FindSuffix(
          view_.Folded({std::max(0, end - kNameSizeMax), end}));
      // 研究 in 研究院: a longer ending is still to come.
      if (!suffix || view_.data().body_suffixes.Spans(Around(end), std::min(end, kNameSizeMax)))
        continue;
      Take(end - static_cast<int32_t>(suffix->size), end, suffix->type);
    }
  }

 private:
  // The text around a position, which is in it at kNameSizeMax or, near the beginning, at itself.
  std::u32string_view Around(int32_t at) const {
    return view_.Folded(
        {std::max(0, at - kNameSizeMax), std::min(view_.size(), at + kNameSizeMax)});
  }

  bool IsInside(int32_t at) const {
    const char32_t c = view_.At(at);
    return (text::IsHan(c) && !view_.data().never_in_name.Contains(c)) || text::IsDigit(c) ||
           c == U'·';
  }

  void Take(int32_t suffix_begin, int32_t end, EntityType type) {
    // The lexicon's own names end as they should, and 美国市 in 美国市场 is no city.
    if (ends_.contains(end) || !EndsWord(view_.text(), {suffix_begin, end})) return;
    int32_t limit = suffix_begin;
    while (limit > 0 && end - limit < kNameSizeMax && IsInside(limit - 1)) --limit;
    const int32_t head = KnownHead(limit, {suffix_begin, end}, type);
    if (head != kNone) {
      Add({head, end}, type, kBodyScore);
      return;
    }
    if (IsDepartment({suffix_begin, end})) return;
    if (IsRegistered({suffix_begin, end})) {
      if (suffix_begin - limit >= kHeadSizeMin) Add({limit, end}, type, kBodyScore);
      return;
    }
    int32_t begin = suffix_begin;
    while (begin > limit && (view_.data().transliteration.Contains(view_.At(begin - 1)) ||
                             view_.At(begin - 1) == U'·'))
      --begin;
    if (suffix_begin - begin >= kHeadSizeMin + 1 && view_.At(begin) != U'·' && (begin == limit || EndsRegion(begin)))
      Add({begin, end}, type, kTransliteratedScore);
  }

  // Where the longest name begins whose head the lexicon knows, or kNone.
  int32_t KnownHead(int32_t limit, Span suffix, EntityType type) const {
    const auto first =
        std::lower_bound(heads_.begin(), heads_.end(), limit - kNameSizeMax,
                         [](const Head& head, int32_t p) { return head.span.begin < p; });
    for (auto at = first; at != heads_.end() && at->span.begin < suffix.begin; ++at) {
      const Span head = at->span;
      if (head.end > suffix.begin || suffix.begin - head.end > MiddleSizeMax(type)) continue;
      const bool is_latin = text::IsLatin(view_.At(head.end - 1));
      const bool touches = is_latin && (head.end == limit ||
                                        (head.end == limit - 1 && view_.At(head.end) == U' '));
      if (head.begin < limit && !touches && !ReachesOver(head, limit)) continue;
      const bool is_plain = IsSchool(head) || IsRegistered(suffix) || IsPlainMiddle({head.end, suffix.begin});
      if (is_plain && !IsWholeWithout(head, suffix) && CanHead(*at, suffix, type)) {
        return head.begin;
      }
    }
    return IsDepartment(suffix) ? kNone : GenericHead(limit, suffix.begin);
  }

  // 美国佐治亚理工学院: a country is no part of a name that is called after another place or person.
  bool IsWholeWithout(Span head, Span suffix) const {
    if (!view_.data().regions.Contains(view_.Folded(head))) return false;
    if (suffix.size() == 1 || view_.Folded(suffix) == U"政府") return false;
    const bool is_headed = std::any_of(heads_.begin(), heads_.end(), [&](const Head& other) {
      return other.span.begin == head.end && other.span.end <= suffix.begin &&
             !view_.data().regions.Contains(view_.Folded(other.span));
    });
    return is_headed || IsTransliterated({head.end, suffix.begin});
  }

  bool EndsRegion(int32_t at) const {
    return view_.data().regions.SuffixSize(view_.Folded({std::max(0, at - kRegionSizeMax), at})) > 0;
  }

  bool IsTransliterated(Span span) const {
    if (span.size() <= kHeadSizeMin) return false;
    for (int32_t at = span.begin; at < span.end; ++at) {
      if (view_.At(at) != U'·' && !view_.data().transliteration.Contains(view_.At(at))) return false;
    }
    return true;
  }

  // 系 ends so many words (体系, 关系) that it makes a name only behind a school's.
  bool IsDepartment(Span suffix) const { return view_.Folded(suffix) == U"系"; }

  // 有限公司: nobody says it of a company but by its full name.
  bool IsRegistered(Span suffix) const { return view_.Folded(suffix).ends_with(U"有限公司"); }

  bool IsSchool(Span head) const {
    const std::u32string_view name = view_.Folded(head);
    return name.ends_with(U"大学") || name.ends_with(U"学院");
  }

  // A part of a school may join two subjects: 清华大学战略与安全研究中心.
  bool ReachesOver(Span head, int32_t limit) const {
    if (!IsSchool(head) || head.end >= limit) return false;
    const char32_t joint = view_.At(limit - 1);
    if (joint != U'与' && joint != U'和') return false;
    for (int32_t at = head.end; at < limit - 1; ++at) {
      if (!IsInside(at)) return false;
    }
    return head.end < limit - 1;
  }

  // A body may be called after anything, a place only after a place: 苹果市 is part of 苹果市值. So is
  // a government.
  static int32_t MiddleSizeMax(EntityType type) {
    return type == EntityType::kPlace ? kPlaceMiddleSizeMax : kMiddleSizeMax;
  }

  bool CanHead(const Head& head, Span suffix, EntityType type) const {
    if (IsDepartment(suffix)) {
      return IsSchool(head.span) && suffix.begin - head.span.end >= kSubjectSizeMin;
    }
    const bool is_government = view_.Folded(suffix) == U"政府";
    if (is_government || suffix.size() == 1) {
      if (head.type != EntityType::kPlace) return false;
    }
    if (is_government && head.span.end != suffix.begin) {
      return view_.data().government_middles.SuffixSize(
                 view_.Folded({head.span.end, suffix.begin})) > 0;
    }
    if (type == EntityType::kCompany && head.type == EntityType::kPerson) return false;
    // NASA卫星, 英伟达大会: one of a kind has more to its name, save 巴黎奥运会.
    if (type == EntityType::kProduct && head.span.end == suffix.begin &&
        !view_.data().state_bodies.Contains(view_.Folded(suffix)))
      return false;
    return !IsCommonNoun(head.span, suffix);
  }

  // 国际 in 国际能源署.
  int32_t GenericHead(int32_t limit, int32_t suffix_begin) const {
    for (int32_t at = limit; at < suffix_begin; ++at) {
      const auto size = static_cast<int32_t>(
          view_.data().body_heads.PrefixSize(view_.Folded({at, suffix_begin})));
      if (size > 0 && at + size < suffix_begin) return at;
    }
    return kNone;
  }

  // 谷歌母公司, 美国总统拜登政府: what stands between head and ending is a common word or another
  // name.
  bool IsPlainMiddle(Span middle) const {
    if (middle.size() == 0) return true;
    const std::u32string_view words = view_.Folded(middle);
    for (size_t at = 0; at < words.size(); ++at) {
      const std::u32string_view rest = words.substr(at);
      if (view_.data().titles.PrefixSize(rest) > 1 ||
          view_.data().body_modifiers.PrefixSize(rest) > 0)
        return false;
    }
    return true;
  }

  // 美国实验室, 日本债市: a country with a common noun. One character ends the name of a place only
  // directly.
  bool IsCommonNoun(Span head, Span suffix) const {
    // Companies of a place are many; a name among them shows itself by its marks.
    const bool is_company = view_.Folded(suffix).ends_with(U"公司") && !IsRegistered(suffix);
    if (is_company)
      return !view_.IsMarked({head.begin, suffix.end}) && view_.At(suffix.end) != U'（';
    if (suffix.size() == 1) return head.end != suffix.begin;
    return head.end == suffix.begin && view_.data().regions.Contains(view_.Folded(head)) &&
           !view_.data().state_bodies.Contains(view_.Folded(suffix));
  }

  void Add(Span span, EntityType type, float score) {
    found_->Add({.span = span, .type = type, .score = score, .source = MentionSource::kPattern});
  }

  const ArticleView& view_;
  Candidates* found_;
  std::vector<Head> heads_;  // sorted
  absl::flat_hash_set<int32_t> ends_;
};

}  // namespace

void FindBodyNames(const ArticleView& view, Candidates* found) {
  BodyNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
