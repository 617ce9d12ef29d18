#include "ingest/relation/assertion.h"

#include <algorithm>
#include <string_view>

namespace wenmai::ingest {
namespace {

bool EndsPart(const Item& item) {
  constexpr std::u32string_view kPartEnds = U"，,；;：:。";
  return kPartEnds.find(item.character) != std::u32string_view::npos;
}

// Where the part between commas begins that holds item `at`: what an earlier part denies is not
// denied here.
int32_t PartBegin(const Clause& clause, int32_t at) {
  while (at > 0 && !EndsPart(clause.items[at - 1])) --at;
  return at;
}

int32_t PartEnd(const Clause& clause, int32_t at) {
  const int32_t size = static_cast<int32_t>(clause.items.size());
  while (at < size && !EndsPart(clause.items[at])) ++at;
  return at;
}

}  // namespace

bool AnyOf(const Clause& clause, ItemRange items, int group) {
  for (int32_t i = std::max(items.begin, 0); i < items.end; ++i) {
    if (clause.items[i].groups.test(group)) return true;
  }
  return false;
}

Assertion::Assertion(const CueTable& cues)
    : not_(cues.Group("not")),
      if_(cues.Group("if")),
      former_(cues.Group("former")),
      planned_(cues.Group("planned")),
      put_(cues.Group("put")),
      failed_(cues.Group("failed")) {}

bool Assertion::IsStated(FactType type, const Clause& clause, ItemRange words,
                         int32_t cue) const {
  constexpr int32_t kNegationReach = 3;  // items before the words
  const int32_t part = std::max(PartBegin(clause, cue), words.begin - kNegationReach);
  return !AnyOf(clause, {part, words.end}, not_) && !AnyOf(clause, {0, words.end}, if_) &&
         !Fails(type, clause, words);
}

// A收购B告吹.
bool Assertion::Fails(FactType type, const Clause& clause, ItemRange words) const {
  return type == FactType::kAcquired &&
         AnyOf(clause, {words.end, PartEnd(clause, words.end)}, failed_);
}

std::string Assertion::StatusOf(FactType type, const Clause& clause, ItemRange words) const {
  const bool ends =
      type == FactType::kWorksAt || type == FactType::kPartOf || type == FactType::kPartnersWith;
  if (ends && AnyOf(clause, {words.begin - 2, words.end}, former_)) return "former";
  return IsPlanned(clause, words) ? "planned" : "";
}

// 将 also stands for 把 (将A引入B): it tells of the future only where an adverb or a verb follows
// it.
bool Assertion::IsPlanned(const Clause& clause, ItemRange words) const {
  constexpr std::u32string_view kFutureNext = U"会要于可有被再首";
  for (int32_t i = std::max(words.begin, 0); i < words.end; ++i) {
    if (!clause.items[i].groups.test(planned_)) continue;
    if (!clause.items[i].groups.test(put_) || i + 1 >= words.end) return true;
    const Item& next = clause.items[i + 1];
    const bool is_adverb = kFutureNext.find(next.character) != std::u32string_view::npos;
    if (next.kind == Item::Kind::kCue || is_adverb) return true;
  }
  return false;
}

}  // namespace wenmai::ingest
