#include <algorithm>
#include <iterator>
#include <string_view>

#include "ingest/relation/pattern.h"

namespace wenmai::ingest {
namespace {

constexpr uint32_t kPersons = 1u << static_cast<uint32_t>(EntityType::kPerson);
constexpr int32_t kBesideMember = 4;  // items of a head noun: `Bing 搜索引擎和 Edge 浏览器`
constexpr int32_t kTitleReach = 6;    // items from a body to the person who bears a title of it
constexpr int32_t kUnknownMax = 2;     // neighbouring members that are no entities
constexpr size_t kMemberMax = 64;     // of a longer list only the nearest members take part

class ListWalk {
 public:
  ListWalk(const Document& document, const Clause& clause, uint32_t types, const PatternCues& cues)
      : document_(document), items_(clause.items), types_(types), cues_(cues) {}

  // The member that is joined to the one at `member`, on the side of `step`; kNone if there is none.
  int32_t Neighbour(int32_t member, int32_t step) const {
    if (const int32_t next = NeighbourByComma(member, step); next != kNone) return next;
    // Words before a person are that person's alone: 戴尔创始人[戴尔]、名流[伊万卡].
    const bool has_own_words = types_ == kPersons;
    const int32_t edge = step < 0 ? TitleBegin(member) : member;
    int32_t joint = has_own_words && step < 0 ? edge + step : SkipNoun(edge + step, step);
    for (int32_t unknown = 0; unknown <= kUnknownMax && IsJoint(joint); ++unknown) {
      const int32_t next = has_own_words && step > 0 ? joint + step : SkipNoun(joint + step, step);
      if (IsMember(Bearer(next))) return Bearer(next);
      joint = next;  // HTML、C、Rust, of which C is no entity
    }
    return kNone;
  }

  // The person who bears the title that the body at `at` gives, `at` itself where it gives none. In
  // a list of nothing but persons a title is of its bearer alone.
  int32_t Bearer(int32_t at) const {
    if (!IsIn(at) || items_[at].kind != Item::Kind::kEntity || IsPerson(at) || types_ == kPersons)
      return at;
    bool has_title = false;
    for (int32_t i = at + 1; IsIn(i) && i - at <= kTitleReach; ++i) {
      if (items_[i].kind == Item::Kind::kEntity) return has_title && IsPerson(i) ? i : at;
      has_title = IsTitle(i);
      if (!has_title && !IsPlainWord(items_[i])) break;
    }
    return at;
  }

 private:
  // Lists of English part their members with commas, and only the last one with a word: `A, B and C`.
  int32_t NeighbourByComma(int32_t member, int32_t step) const {
    const int32_t next = member + 2 * step;
    if (IsComma(member + step) && IsMember(next) && GoesOnToLast(std::max(member, next))) return next;
    const int32_t last = member + 3 * step;  // or `A, B, and C`
    const int32_t left = std::min(member, last);
    const bool is_joined = IsComma(left + 1) && IsJoint(left + 2) && IsMember(left) && IsMember(last);
    return is_joined && IsComma(left - 1) && IsMember(left - 2) ? last : kNone;
  }

  // Where what names the title of the person at `member` begins: Skype创始人[塔林].
  int32_t TitleBegin(int32_t member) const {
    for (int32_t at = member - 1; at >= 0 && member - at <= kTitleReach; --at) {
      if (Bearer(at) == member) return at;
      if (!IsTitle(at) && !IsPlainWord(items_[at])) break;
    }
    return member;
  }

  // Does the list go on from its member `at` to one that a word joins?
  bool GoesOnToLast(int32_t at) const {
    while (IsComma(at + 1) && IsMember(at + 2)) at += 2;
    if (IsJoint(at + 1)) return IsMember(at + 2) || IsOthers(at + 2);
    return IsComma(at + 1) && IsJoint(at + 2) && (IsMember(at + 3) || IsOthers(at + 3));
  }

  bool IsPerson(int32_t at) const {
    return EntityOf(document_, items_[at], kPersons) != kNone;
  }

  // A, B and others.
  bool IsOthers(int32_t at) const {
    constexpr std::u32string_view kOthers[] = {U"others", U"more", U"several", U"many"};
    return IsIn(at) && std::find(std::begin(kOthers), std::end(kOthers),
                                 document_.View(items_[at].span)) != std::end(kOthers);
  }

  bool IsComma(int32_t at) const { return IsIn(at) && document_.clean[items_[at].span.begin] == U','; }
  bool IsJoint(int32_t at) const { return IsIn(at) && items_[at].groups.test(cues_.list); }
  bool IsMember(int32_t at) const { return IsIn(at) && EntityOf(document_, items_[at], types_) != kNone; }

  bool IsIn(int32_t at) const { return at >= 0 && at < static_cast<int32_t>(items_.size()); }

  // The first item from `at` on that is no plain word, unless it is too far.
  int32_t SkipNoun(int32_t at, int32_t step) const {
    for (int32_t i = 0; i < kBesideMember && IsIn(at) && IsPlainWord(items_[at]); ++i) at += step;
    return at;
  }

  bool IsPlainWord(const Item& item) const {
    constexpr char32_t kFirstHan = 0x4E00;
    const bool is_word = item.character >= kFirstHan || (item.character >= U'a' && item.character <= U'z');
    const bool is_noun = item.kind == Item::Kind::kText || item.groups.test(cues_.kind);
    return is_noun && is_word && item.character < 0xFF00;
  }

  bool IsTitle(int32_t at) const {
    return items_[at].groups.test(cues_.title) || items_[at].groups.test(cues_.founder);
  }

  const Document& document_;
  const std::vector<Item>& items_;
  const uint32_t types_;
  const PatternCues& cues_;
};

}  // namespace

int32_t BearerOf(const Document& document, const Clause& clause, int32_t item,
                 const PatternCues& cues) {
  return ListWalk(document, clause, ~0u, cues).Bearer(item);
}

std::vector<int32_t> ListMembers(const Document& document, const Clause& clause, int32_t member,
                                 uint32_t types, const PatternCues& cues) {
  const ListWalk walk(document, clause, types, cues);
  std::vector<int32_t> members = {member};
  for (const int32_t step : {-1, 1}) {
    for (int32_t at = walk.Neighbour(member, step); at != kNone && members.size() < kMemberMax;
         at = walk.Neighbour(at, step)) {
      members.push_back(at);
    }
  }
  std::sort(members.begin(), members.end());
  return members;
}

}  // namespace wenmai::ingest
