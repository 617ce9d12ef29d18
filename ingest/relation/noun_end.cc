// The ends of a noun's fact: whose it is and what it is equated with.
#include <algorithm>
#include <string_view>

#include "ingest/relation/end_finder.h"

namespace wenmai::ingest {
namespace {

constexpr uint32_t kPersons = 1u << static_cast<uint32_t>(EntityType::kPerson);
constexpr int32_t kValueReach = 18;     // items from the word that equates a noun to its value
constexpr int32_t kOwnerReach = 8;      // items from a noun's owner to the noun
constexpr int32_t kConnectorReach = 6;  // items from a noun to the word that equates it
constexpr int32_t kCopulaReach = 2;     // items from a noun to the 是 behind it

// [FAIR]而GenAI部门的负责人 is none of FAIR's.
bool JoinsClauses(const Item& item) {
  constexpr std::u32string_view kConjunctions = U"而但却";
  return item.kind != Item::Kind::kEntity && item.span.size() == 1 &&
         kConjunctions.find(item.character) != std::u32string_view::npos;
}

}  // namespace

// X的投资方, an investor in X; without X what was spoken of.
FrameEnd EndFinder::OwnerBefore(uint32_t types, int32_t noun) const {
  if (IsCue(noun + 1, cues_.of_en)) {
    for (int32_t i = noun + 2; i < part_.end && i - noun <= kOwnerReach; ++i) {
      if (Fits(i, types)) return {i};
    }
  }
  for (int32_t i = noun - 1; i >= part_.begin && noun - i <= kOwnerReach; --i) {
    if (JoinsClauses(clause_.items[i]) || IsVerb(i)) return {};
    if (IsCue(i, cues_.is)) return EarlierSubject(types);  // A成了股东
    if (clause_.items[i].kind == Item::Kind::kEntity)
      return Fits(i, types) ? FrameEnd{i} : FrameEnd{};
  }
  const bool is_bare = goes_on_ && arguments_.HasNounsOnly(clause_, {part_.begin, noun});  // 首批客户包括A: whose?
  const bool is_light = !is_latin_ && arguments_.IsLight(reading_, clause_, {part_.begin, noun});
  if (is_bare || is_light) return EarlierSubject(types, cues_.rounds);  // 红杉领投，投资方还有高瓴
  return EarlierOrTopic(types, noun);
}

// 投资方包括A、B, 投资方是A, 投资方：A, 投资方如A.
FrameEnd EndFinder::ValueBehind(uint32_t types, int32_t noun) const {
  const int32_t size = static_cast<int32_t>(clause_.items.size());
  const int32_t limit = std::min(size, noun + 1 + kConnectorReach);
  int32_t connector = noun + 1;
  for (; connector < limit; ++connector) {
    const bool is_near = connector - noun <= kCopulaReach;
    if (IsColon(clause_.items[connector]) || IsDash(clause_.items[connector])) break;
    if (is_near && IsCue(connector, cues_.is)) break;
    if (IsCue(connector, cues_.include) || IsCue(connector, cues_.named)) break;
    if (is_near && IsCue(connector, cues_.example)) break;
    const bool names_next = connector + 1 < size && Fits(connector + 1, types);
    if (is_near && names_next && IsCue(connector, cues_.have)) break;  // 投资方有A
    if (names_next && IsCue(connector, cues_.at)) break;               // 办公室在A
    if (connector == part_.end) {  // 投资方很多，包括A
      const int32_t next = connector + 1;  // 投资方，都是A
      if (!IsCue(next, cues_.include) && !IsCue(next, cues_.example) && !IsCue(next, cues_.is))
        return {};
      ++connector;
      break;
    }
    if (clause_.items[connector].kind != Item::Kind::kText && !IsCue(connector, cues_.is))
      return {};
  }
  if (connector >= limit) return {};
  const int32_t end = std::min(size, connector + 1 + kValueReach);
  for (int32_t i = connector + 1; i < end && !IsStop(clause_.items[i]); ++i) {
    if (clause_.items[i].kind != Item::Kind::kEntity) continue;
    const int32_t bearer = BearerOf(reading_.document(), clause_, i, cues_.pattern);
    const bool owns = bearer == i && IsCue(i + 1, cues_.of) &&  // X的股东是[A]的子公司B
                      !IsCue(i - 1, cues_.named);               // 卖点是叫[A]的芯片
    if (Fits(bearer, types) && !owns) return {bearer};
    if (arguments_.CaseOf(reading_, clause_, i) == ArgumentCase::kBare) return {};
  }
  return {};
}

// A是X的投资方, and A，X的投资方.
FrameEnd EndFinder::ValueBefore(uint32_t types, int32_t owner, int32_t noun) const {
  const bool names_value =
      IsCue(noun + 1, cues_.of) ||
      (noun + 1 < part_.end && clause_.items[noun + 1].kind == Item::Kind::kEntity);
  if (names_value || !arguments_.HasNounsOnly(clause_, {owner + 1, noun})) return {};
  int32_t is = owner - 1;
  while (is >= part_.begin && owner - is <= kConnectorReach && !IsCue(is, cues_.is)) --is;
  if (is >= part_.begin && IsCue(is, cues_.is)) {
    const bool is_noun = owner < noun || arguments_.HasNounsOnly(clause_, {is + 1, noun});
    return is_noun ? SubjectOf(types, is) : FrameEnd();
  }
  const int32_t next = part_.end + 1;  // [谷歌]首席执行官，[皮查伊]
  const bool is_of_next =
      next < static_cast<int32_t>(clause_.items.size()) && Fits(next, types & kPersons);
  if (is_of_next) return {};
  const bool is_phrase = owner + 1 == noun || IsCue(owner + 1, cues_.of);
  return owner == part_.begin && is_phrase ? EarlierSubject(types) : FrameEnd();
}

}  // namespace wenmai::ingest
