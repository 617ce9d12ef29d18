#include "ingest/relation/end_finder.h"

#include <algorithm>
#include <string_view>

namespace wenmai::ingest {
namespace {

constexpr uint32_t kPersons = 1u << static_cast<uint32_t>(EntityType::kPerson);
constexpr int32_t kSubjectReach = 30;   // items from a subject to its verb
constexpr int32_t kObjectReach = 18;    // items from a verb to its object
constexpr int32_t kByReach = 8;         // items from `by` to the agent
constexpr int32_t kOwnerReach = 8;      // items from a noun's owner to the noun
constexpr int32_t kJoinReach = 3;       // items from a word that joins two verbs to the second
constexpr char32_t kFirstHan = 0x4E00;

}  // namespace

FrameCues::FrameCues(const CueTable& cues, const CueGroups& frame_verbs)
    : agent(cues.Group("agent")),
      by(cues.Group("by")),
      of(cues.Group("of")),
      of_en(cues.Group("of_en")),
      at(cues.Group("at")),
      is(cues.Group("is")),
      include(cues.Group("include")),
      named(cues.Group("named")),
      together(cues.Group("together")),
      with(cues.Group("with")),
      come(cues.Group("come")),
      joins(cues.Group("join_verbs")),
      stop(cues.Group("frame_stop")),
      channel(cues.Group("channel")),
      put(cues.Group("put")),
      means(cues.Group("means")),
      byline(cues.Group("byline")),
      one(cues.Group("one")),
      own(cues.Group("own")),
      example(cues.Group("example")),
      have(cues.Group("have")),
      company(cues.Group("company")),
      round(cues.Group("round")),
      order(cues.Group("order")),
      stock(cues.Group("stock")),
      partial(cues.Group("partial")),
      verbs(frame_verbs) {
  for (const char* group : {"invest_round", "joins_round", "investor", "led_by"}) rounds.set(cues.Group(group));
  for (const char* group : {"order", "funds"}) prizes.set(cues.Group(group));
  pattern.title = cues.Group("title");
  pattern.founder = cues.Group("founder");
  pattern.not_role = cues.Group("not_role");
  pattern.list = cues.Group("list");
  pattern.kind = cues.Group("kind");
  pattern.noun_stop = cues.Group("noun_stop");
}

bool IsColon(const Item& item) {
  return item.kind != Item::Kind::kEntity && (item.character == U':' || item.character == U'：');
}

bool IsDash(const Item& item) {
  return item.kind != Item::Kind::kEntity && (item.character == U'—' || item.character == U'–');
}

bool IsStop(const Item& item) {
  constexpr std::u32string_view kStops = U"。！？!?；;…|｜";
  return item.kind != Item::Kind::kEntity &&
         kStops.find(item.character) != std::u32string_view::npos;
}

EndFinder::EndFinder(const Reading& reading, const ArgumentReader& arguments, const FrameCues& cues,
                     const Clause& clause, const Topic& topic)
    : reading_(reading), arguments_(arguments), cues_(cues), clause_(clause), topic_(topic) {}

void EndFinder::Enter(int32_t trigger, bool goes_on) {
  part_ = arguments_.PartAround(reading_, clause_, trigger);
  is_latin_ = clause_.items[trigger].character < kFirstHan;
  goes_on_ = goes_on;
}

bool EndFinder::Fits(int32_t item, uint32_t types) const {
  return EntityOf(reading_.document(), clause_.items[item], types) != kNone;
}

bool EndFinder::AnyOfGroups(ItemRange items, const CueGroups& groups) const {
  return std::any_of(clause_.items.begin() + items.begin, clause_.items.begin() + items.end,
                     [&](const Item& item) { return (item.groups & groups).any(); });
}

bool EndFinder::IsCue(int32_t item, int group) const {
  return item >= 0 && item < static_cast<int32_t>(clause_.items.size()) &&
         clause_.items[item].groups.test(group);
}

// Do the items name someone else who acts: A的客户, A的[B]?
bool EndFinder::HoldsOthers(ItemRange items) const {
  const auto is_other = [this](const Item& item) {
    return item.kind == Item::Kind::kEntity ||
           (item.groups.test(cues_.pattern.noun_stop) && !item.groups.test(cues_.is));
  };
  return std::any_of(clause_.items.begin() + items.begin, clause_.items.begin() + items.end,
                     is_other);
}

bool EndFinder::IsVerb(int32_t item) const {
  return item >= 0 && item < static_cast<int32_t>(clause_.items.size()) &&
         (clause_.items[item].groups & cues_.verbs).any();
}

// Figure, [Brett]'s robot startup, is based in …
bool EndFinder::IsApposition(ItemRange part) const {
  return is_latin_ && part.begin > 0 && AnyOf(clause_, part, cues_.company) &&
         !AnyOfGroups(part, cues_.verbs) && !AnyOf(clause_, part, cues_.is);
}

// Is the entity one of those that illustrate a noun: 多种后端，如[vLLM]?
bool EndFinder::IsExample(int32_t item) const {
  return item > part_.begin &&
         arguments_.PrepositionOf(reading_, clause_, item).test(cues_.example);
}

// Is the verb but a part of a noun: 芯片设计公司, but not 设计了芯片?
bool EndFinder::IsModifier(int32_t verb) const {
  const bool has_head = IsCue(verb + 1, cues_.company) || IsCue(verb + 1, cues_.pattern.kind);
  const int32_t end = clause_.items[verb].span.end;
  const bool has_particle = reading_.folded()[end - 1] == U'了' ||
                            (has_head && clause_.items[verb + 1].span.begin > end);
  return has_head && !has_particle;
}

// Does another verb stand among the items that neither joins the one at hand (推出并开源) nor
// belongs to a modifier (推出自主研发的)? Then what stands behind it is not for this verb. What is
// done by means of something (使用[A]训练[B]) may be passed on the way to the subject.
bool EndFinder::CrossesVerb(ItemRange items, bool passes_means) const {
  for (int32_t i = items.begin; i < items.end; ++i) {
    if ((clause_.items[i].groups & cues_.verbs).none() || clause_.items[i].kind != Item::Kind::kCue)
      continue;
    if (clause_.items[i].groups.test(cues_.means) && passes_means) continue;
    if (i + 1 < items.end && IsModifier(i)) continue;
    const bool is_joined =
        AnyOf(clause_, {i - kJoinReach, i}, cues_.joins) || AnyOf(clause_, {i + 1, items.end}, cues_.joins);
    if (!is_joined && !AnyOf(clause_, {i + 1, items.end}, cues_.of)) return true;
  }
  return false;
}

bool EndFinder::IsNumber(int32_t item) const {
  constexpr std::u32string_view kNumerals = U"0123456789一二三四五六七八九十百千万亿两数";
  return item < static_cast<int32_t>(clause_.items.size()) &&
         clause_.items[item].kind == Item::Kind::kText &&
         kNumerals.find(clause_.items[item].character) != std::u32string_view::npos;
}

// Does an amount, or nothing, stand from `begin` on: [红杉]领投7500万美元, 领投了本轮?
bool EndFinder::HasAmount(int32_t begin, bool or_nothing) const {
  if (begin + 1 >= part_.end) return or_nothing;
  const auto is_amount = [&](int32_t item) { return IsNumber(item) || IsCue(item, cues_.round); };
  return is_amount(begin) || is_amount(begin + 1);
}

bool EndFinder::IsConnector(int32_t item) const {
  return IsCue(item, cues_.include) || IsCue(item, cues_.have) || IsCue(item, cues_.is) ||
         IsCue(item, cues_.pattern.list);
}

// Does a percentage below a half stand at `item`: [A]49%的股份?
bool EndFinder::IsSmallShare(int32_t item) const {
  if (item + 1 >= part_.end || clause_.items[item + 1].character != U'%') return false;
  const std::u32string_view digits = reading_.document().View(clause_.items[item].span);
  return digits.size() <= 2 && digits[0] >= U'1' && (digits.size() == 1 || digits[0] < U'5');
}

bool EndFinder::NamesPrize(int32_t item) const {
  if (item == kNone) return false;
  const ItemRange behind = {item + 1, std::min(part_.end, item + kOwnerReach)};
  const bool is_share = AnyOf(clause_, behind, cues_.stock) && IsSmallShare(item + 1);
  return is_share || AnyOfGroups(behind, cues_.prizes) ||
         (IsCue(item + 1, cues_.of) && AnyOf(clause_, behind, cues_.partial));
}

// The agent of a passive of Chinese: 被A收购, 由A开发.
FrameEnd EndFinder::AgentBefore(uint32_t types, int32_t verb) const {
  FrameEnd agent;  // the first of its phrase: 由[A]与前同事B创立
  for (int32_t i = verb - 1; i >= part_.begin && verb - i <= kSubjectReach; --i) {
    const bool is_new_phrase = IsCue(i, cues_.of) || IsCue(i, cues_.agent) || IsVerb(i);
    if (agent.found() && is_new_phrase) break;
    if (!Fits(i, types)) continue;
    if (agent.found() && !AnyOf(clause_, {i + 1, agent.item}, cues_.pattern.list)) break;
    if (arguments_.PrepositionOf(reading_, clause_, i).test(cues_.agent)) agent = {i};
  }
  return agent;
}

// The agent of a passive of English: acquired by A.
FrameEnd EndFinder::AgentBehind(uint32_t types, int32_t verb) const {
  const int32_t limit = std::min(part_.end, verb + 1 + kByReach);
  int32_t by = verb + 1;
  while (by < limit && !IsCue(by, cues_.by) && clause_.items[by].kind != Item::Kind::kEntity) ++by;
  if (by >= limit || !IsCue(by, cues_.by)) return {};
  for (int32_t i = by + 1; i < part_.end && i - by <= kByReach; ++i) {
    if (Fits(i, types)) return {i};
  }
  return {};
}

FrameEnd EndFinder::BareBefore(uint32_t types, int32_t at, bool owner_too) const {
  for (int32_t i = at - 1; i >= part_.begin && at - i <= kSubjectReach; --i) {
    if (IsCue(i, cues_.stop)) return {};
    if (!Fits(i, types)) continue;
    const bool describes = i == at - 1 && IsCue(at + 1, cues_.of);  // 与[A]投资的B合作
    const ArgumentCase argument_case = arguments_.CaseOf(reading_, clause_, i);
    const bool owns = owner_too && argument_case == ArgumentCase::kOwner &&
                      !HoldsOthers({i + 1, at});
    if (!describes && !owns && argument_case != ArgumentCase::kBare) continue;
    if (is_latin_ && AnyOf(clause_, {i + 1, at}, cues_.pattern.list)) {  // A left B and uses C
      const int32_t opening = OpeningEntity(reading_, arguments_, clause_, part_);
      if (opening != kNone && opening < i && Fits(opening, types)) return {opening};
    }
    const int32_t begin = IsVerb(at - 1) ? at - 1 : at;  // of a compound: 吸收合并, 控股收购
    return CrossesVerb({i + 1, begin}, true) ? FrameEnd() : FrameEnd{i};
  }
  return {};
}

// The subject of an earlier part, or else what was spoken of before the sentence. A part that only
// tells when it was has that of the next one: 创办B之前，[A]当过老师.
FrameEnd EndFinder::EarlierOrTopic(uint32_t types, int32_t at) const {
  const bool tells_time = arguments_.TellsTime(reading_, clause_, part_);
  const bool is_governed = tells_time && IsCue(part_.begin, cues_.at);  // 在创办B之前
  if (!arguments_.IsLight(reading_, clause_, {part_.begin + (is_governed ? 1 : 0), at})) return {};
  const bool opens = part_.begin == 0 || IsStop(clause_.items[part_.begin - 1]);  // Headquartered in Paris, A …
  const bool may_follow =
      (is_latin_ && opens) || (tells_time && arguments_.IsLight(reading_, clause_, {0, part_.begin}));
  if (may_follow) {
    if (const FrameEnd later = LaterSubject(types); later.found()) return later;
  }
  return EarlierSubject(types);
}

FrameEnd EndFinder::PatientOf(uint32_t types, int32_t agent, bool owner_too) const {
  const FrameEnd bare = BareBefore(types, agent, owner_too);
  if (bare.found()) return bare;
  const int32_t last = part_.begin - 2;  // before the comma
  const bool is_light = arguments_.IsLight(reading_, clause_, {part_.begin, agent});
  if (is_light && last >= 0 && Fits(last, types)) return {last};
  return EarlierOrTopic(types, agent);
}

// The subject of an earlier part; where that is another one than `types` ask for, `is_other`.
FrameEnd EndFinder::EarlierInSentence(uint32_t types, const CueGroups& passed,
                                      bool* is_other) const {
  *is_other = true;
  for (int32_t end = part_.begin; end > 0;) {
    const ItemRange part = arguments_.PartAround(reading_, clause_, end - 1);
    if (AnyOfGroups(part, passed) || IsApposition(part)) {
      end = std::min(part.begin, end - 1);
      continue;
    }
    const int32_t disposed = arguments_.DisposedPerson(reading_, clause_, part);
    if (disposed != kNone && Fits(disposed, types)) return {disposed};
    const int32_t opening = OpeningEntity(reading_, arguments_, clause_, part);
    if (opening != kNone) return Fits(opening, types) ? FrameEnd{opening} : FrameEnd{};
    const int32_t last = part.end - 1;  // …有一个嘉宾[李森]，在…
    const bool may_name = end == part_.begin || part.begin == 0;
    if (may_name && last >= part.begin && Fits(last, types & kPersons)) return {last};
    if (arguments_.HasOwnSubject(reading_, clause_, part)) return {};
    end = std::min(part.begin, end - 1);
  }
  *is_other = false;
  return {};
}

FrameEnd EndFinder::EarlierSubject(uint32_t types, const CueGroups& passed) const {
  bool is_other;
  const FrameEnd earlier = EarlierInSentence(types, passed, &is_other);
  if (earlier.found() || is_other) return earlier;
  const Document& document = reading_.document();
  if (goes_on_ || passed.any()) return {kNone, topic_.BridgeTo(document, types)};
  return is_latin_ ? FrameEnd() : FrameEnd{kNone, topic_.OfTypes(document, types)};
}

FrameEnd EndFinder::OwnerOfRound(uint32_t types) const {
  bool is_other;
  const FrameEnd earlier = EarlierInSentence(types, cues_.rounds, &is_other);
  if (earlier.found() || is_other) return earlier;
  return {kNone, topic_.OfRound(reading_.document(), types)};
}


FrameEnd EndFinder::LaterSubject(uint32_t types) const {
  const int32_t size = static_cast<int32_t>(clause_.items.size());
  if (part_.end + 1 >= size || IsStop(clause_.items[part_.end])) return {};
  const ItemRange part = arguments_.PartAround(reading_, clause_, part_.end + 1);
  int32_t first = part.begin;  // [A]来了, and [A]的股价涨了
  while (first < part.end && clause_.items[first].kind != Item::Kind::kEntity) ++first;
  const bool opens = first < part.end && Fits(first, types) &&
                     arguments_.CaseOf(reading_, clause_, first) != ArgumentCase::kGoverned &&
                     arguments_.Opens(reading_, clause_, part, first);
  return opens ? FrameEnd{first} : FrameEnd{};
}

FrameEnd EndFinder::SubjectOf(uint32_t types, int32_t verb, int32_t phrase,
                              bool owner_too) const {
  const FrameEnd bare = BareBefore(types, verb, owner_too);
  if (bare.found()) return bare;
  return EarlierOrTopic(types, phrase == kNone ? verb : std::min(phrase, verb));
}

// How far an object may stand right of `at`: a colon, a dash or a word of naming (名为, 包括)
// leads on to what it is called.
int32_t EndFinder::RightLimit(int32_t at) const {
  const int32_t size = static_cast<int32_t>(clause_.items.size());
  int32_t end = arguments_.PartAround(reading_, clause_, at).end;
  int32_t next = end + 1;  // the first item behind the mark that ends the part
  while (next < size && IsDash(clause_.items[end]) && IsDash(clause_.items[next])) ++next;
  const bool leads_on = end < size && (IsColon(clause_.items[end]) || IsDash(clause_.items[end]) ||
                                       IsCue(next, cues_.named) || IsCue(next, cues_.include));
  if (leads_on) end = arguments_.PartAround(reading_, clause_, std::min(next, size - 1)).end;
  return std::min(end, at + kObjectReach);
}

FrameEnd EndFinder::RightOf(uint32_t types, int32_t begin, bool owner_too) const {
  if (begin >= static_cast<int32_t>(clause_.items.size())) return {};
  const int32_t limit = RightLimit(begin);
  FrameEnd owner;  // taken where nothing better comes
  for (int32_t i = begin; i < limit; ++i) {
    if (IsCue(i, cues_.stop) || IsStop(clause_.items[i])) break;
    if (!Fits(i, types) || BearerOf(reading_.document(), clause_, i, cues_.pattern) != i) continue;
    const ArgumentCase argument_case = arguments_.CaseOf(reading_, clause_, i);
    const bool may_own = argument_case == ArgumentCase::kOwner && (owner_too || i == begin);
    if (may_own && !owner.found()) owner = {i};
    if (may_own && owner_too) break;
    const bool is_example = argument_case == ArgumentCase::kGoverned && i > begin && IsExample(i);
    if (argument_case != ArgumentCase::kBare && !is_example) continue;
    const bool is_place_of_use =  // 运用在产品上的[A]: A is what the product is
        IsCue(i - 1, cues_.of) && begin < i && IsCue(begin, cues_.at);
    return is_place_of_use || CrossesVerb({begin, i}) ? owner : FrameEnd{i};
  }
  return owner.found() && CrossesVerb({begin, owner.item}) ? FrameEnd() : owner;
}

FrameEnd EndFinder::Governed(uint32_t types, int32_t verb, const CueGroups& prepositions) const {
  const auto is_governed = [&](int32_t item) {
    return Fits(item, types) &&
           (arguments_.PrepositionOf(reading_, clause_, item) & prepositions).any();
  };
  for (int32_t i = verb - 1; i >= part_.begin && verb - i <= kSubjectReach; --i) {
    if (is_governed(i)) return {i};
  }
  for (int32_t i = verb + 1; i < std::min(part_.end, verb + kObjectReach); ++i) {
    if (is_governed(i)) return {i};
  }
  return {};
}

}  // namespace wenmai::ingest
