#include "ingest/relation/frame_reader.h"

#include <algorithm>
#include <utility>

namespace wenmai::ingest {
namespace {

constexpr int32_t kTogetherReach = 4;  // items from a companion to 一起
constexpr int32_t kRoleReach = 14;     // items of a title with its modifiers
constexpr int32_t kNominalReach = 3;   // items from 的 to the noun that a verb is
constexpr int32_t kUsedReach = 6;      // items from what is used to the 的 behind it
constexpr int32_t kPhraseReach = 8;    // items from a preposition to the first that it governs
constexpr int32_t kNeededReach = 12;   // items from a verb to the share or round that it takes

bool IsMutual(const Frame& frame) {
  return frame.type == FactType::kPartnersWith || frame.type == FactType::kCompetesWith;
}

// In A的车机使用B and A的电池供应给B it is A who does it.
bool ActsThroughOwn(const Frame& frame) {
  return frame.type == FactType::kUses || IsMutual(frame);
}

}  // namespace

FrameReader::FrameReader(const Reading& reading, const ArgumentReader& arguments,
                         const FrameCues& cues, const Clause& clause, const Topic& topic)
    : reading_(reading),
      arguments_(arguments),
      cues_(cues),
      clause_(clause),
      topic_(topic),
      ends_(reading, arguments, cues, clause, topic) {}

FrameEnds FrameReader::Read(const Frame& frame, int32_t trigger) {
  const bool is_of_body = frame.shape == Frame::Shape::kNoun && !IsOfPerson(frame);
  ends_.Enter(trigger, frame.type == FactType::kInvestedIn || is_of_body);
  FrameEnds ends = ReadShape(frame, trigger);
  if (frame.is_inverse) std::swap(ends.subjects, ends.objects);
  return ends;
}

FrameEnds FrameReader::ReadShape(const Frame& frame, int32_t trigger) const {
  switch (frame.shape) {
    case Frame::Shape::kVerb:
      return ReadVerb(frame, trigger);
    case Frame::Shape::kNoun:
      return ReadNoun(frame, trigger);
    case Frame::Shape::kTeam:
      return ReadTeam(frame, trigger);
    case Frame::Shape::kGift:
      return ReadGift(frame, trigger);
    case Frame::Shape::kPeers:
      return ReadPeers(frame, trigger);
  }
  return {};
}

FrameEnds FrameReader::ReadVerb(const Frame& frame, int32_t verb) const {
  const bool compares = frame.type == FactType::kCompetesWith;
  if (compares && ends_.IsNumber(verb + 1)) return {};  // 超过六百亿美元
  const bool has_passive = frame.object_is_right || frame.object_prepositions.any() || !frame.object_may_be_topic;
  if (FrameEnds passive = has_passive ? ReadPassive(frame, verb) : FrameEnds(); passive.words.end > 0)
    return passive;
  const bool is_of_own = frame.type == FactType::kUses || compares;  // A的性能超过B
  const bool is_nominal = IsNominal(verb, is_of_own ? 1 : kNominalReach);
  const FrameEnd object = ObjectOf(frame, verb, is_nominal);
  if (object.found() && frame.subject_is_right) {
    return Join(frame, ends_.RightOf(frame.subject_types, verb + 1), object, verb);
  }
  if (const FrameEnd doer = Described(frame, verb, object); doer.found())
    return Join(frame, doer, object, verb);
  if (object.found()) return Join(frame, DoerOf(frame, verb, object, is_nominal), object, verb);
  if (frame.object_is_right && !is_nominal) {
    if (FrameEnds cleft = ReadCleft(frame, verb); cleft.IsWhole()) return cleft;
  }
  const ItemRange role = RoleBehind(verb + 1);  // 出任首席执行官, of whatever was spoken of
  const bool serves = frame.type == FactType::kWorksAt && role.begin < role.end;
  if (!frame.object_may_be_topic || (frame.type == FactType::kWorksAt && !serves)) return {};
  if (!serves && (ends_.IsCue(verb + 1, cues_.of) || !MayLackObject(frame, verb))) return {};
  const FrameEnd subject = serves ? ends_.SubjectOf(frame.subject_types, verb)
                                  : ends_.BareBefore(frame.subject_types, verb);
  const FrameEnd object_told = serves ? ends_.EarlierSubject(frame.object_types, frame.triggers)
                                      : ends_.OwnerOfRound(frame.object_types);
  return Join(frame, subject, object_told, verb);
}

bool FrameReader::MayLackObject(const Frame& frame, int32_t verb) const {
  if (frame.leaves_object_out) return true;
  if (frame.needs_round) return topic_.tells_of_round() || (clause_.groups & cues_.rounds).any();
  if (frame.needed.none()) return ends_.HasAmount(verb + 1, !frame.needs_amount);
  for (int32_t i = verb + 1; i < std::min(ends_.part().end, verb + 1 + kNeededReach); ++i) {
    if (clause_.items[i].kind == Item::Kind::kEntity) return false;
    if ((clause_.items[i].groups & frame.needed).any()) return true;
  }
  return false;
}

FrameEnd FrameReader::DoerOf(const Frame& frame, int32_t verb, const FrameEnd& object,
                             bool is_nominal) const {
  if (IsMutual(frame)) {  // 将A与B对比
    CueGroups put;
    put.set(cues_.put);
    const FrameEnd disposed = ends_.Governed(frame.subject_types, verb, put);
    if (disposed.found() && disposed.item < object.item) return disposed;
  }
  const bool is_relative = ends_.IsCue(verb + 1, cues_.of);
  if (is_relative && object.item < verb)
    return ends_.RightOf(frame.subject_types, verb + 2);  // 从B离开的A
  // 2018年成立的B: by whom is not told, so no topic is asked for; 完成对B的收购 has its subject.
  const bool is_completed = frame.type == FactType::kAcquired && object.item < verb;
  if (is_relative || (is_nominal && !is_completed)) {
    const FrameEnd doer = ends_.BareBefore(frame.subject_types, verb);
    const bool is_listed = AnyOf(clause_, {doer.item + 1, verb}, cues_.pattern.list);
    return doer.found() && is_relative && is_listed ? FrameEnd() : doer;  // A及新买入的B
  }
  if (frame.is_inverse && frame.type == FactType::kInvestedIn) {  // a round led by A: whose?
    const FrameEnd bare = ends_.BareBefore(frame.subject_types, verb, true);
    return bare.found() ? bare : ends_.OwnerOfRound(frame.subject_types);
  }
  if (object.item == kNone || object.item > verb) {
    return ends_.SubjectOf(frame.subject_types, verb, kNone, ActsThroughOwn(frame));
  }
  return ends_.SubjectOf(frame.subject_types, verb,
                         PhraseBegin(frame.object_types, object.item, cues_.with));
}

// Where the phrase of the list around `member` begins: at its preposition of the group, if it has one.
int32_t FrameReader::PhraseBegin(uint32_t types, int32_t member, int preposition) const {
  const int32_t first =
      ListMembers(reading_.document(), clause_, member, types, cues_.pattern).front();
  for (int32_t i = first - 1; i >= ends_.part().begin && first - i <= kPhraseReach; --i) {
    if (ends_.IsCue(i, preposition)) return i;
  }
  return first;
}

// 推出了搭载[M1]的[iPad]: the iPad has it. 创立[网景]的[安德森]: he founded it.
FrameEnd FrameReader::Described(const Frame& frame, int32_t verb, const FrameEnd& object) const {
  if (object.item <= verb || IsMutual(frame) || frame.is_inverse) return {};
  const bool is_noun = frame.type == FactType::kInvestedIn && ends_.IsCue(verb + 1, cues_.company);
  if (is_noun) return {};  // 投资公司[A]的合伙人[B]
  const bool describes = ends_.IsCue(verb - 1, cues_.of) || ends_.IsCue(verb - 1, cues_.one) ||
                         ends_.IsCue(verb - 1, cues_.pattern.list) ||
                         ends_.IsCue(verb - 1, cues_.own) || ends_.IsVerb(verb - 1) ||
                         arguments_.IsLight(reading_, clause_, {ends_.part().begin, verb});
  if (!describes) return {};
  int32_t of = ListMembers(reading_.document(), clause_, object.item, frame.object_types,
                           cues_.pattern)
                   .back() +
               1;
  const int32_t limit = std::min(ends_.part().end, of + kUsedReach);
  while (of < limit && !ends_.IsCue(of, cues_.of) &&
         clause_.items[of].kind != Item::Kind::kEntity)
    ++of;
  if (!ends_.IsCue(of, cues_.of)) return {};
  const FrameEnd described = ends_.RightOf(frame.subject_types, of + 1);
  int32_t last = described.item;  // 投资[B]的还有[A], 使用[B]的企业包括[A]
  while (last > of + 1 && ends_.IsConnector(last - 1)) --last;
  const bool is_beside = frame.type == FactType::kUses ||
                         arguments_.HasNounsOnly(clause_, {of + 1, last});
  return described.item != kNone && is_beside ? described : FrameEnd();
}

FrameEnd FrameReader::ObjectOf(const Frame& frame, int32_t verb, bool is_nominal) const {
  FrameEnd object;
  if (frame.object_prepositions.any()) {
    object = ends_.Governed(frame.object_types, verb, frame.object_prepositions);
  }
  // 使用A的相机 is to use A, 领投A的融资 to invest in it.
  const bool owner_too = frame.type == FactType::kUses || frame.type == FactType::kInvestedIn;
  if (!object.found() && frame.object_is_right && !is_nominal) {
    object = ends_.RightOf(frame.object_types, verb + 1, owner_too);
  }
  // What is done on a channel or in a magazine is not done to it. Who wins an order of a company
  // does not take it over.
  if (object.item != kNone && ends_.IsCue(object.item + 1, cues_.channel)) return {};
  if (frame.type == FactType::kAcquired && ends_.NamesPrize(object.item)) return {};
  return object;
}

// Is the verb a noun here: A的这笔投资, 收购、合并?
bool FrameReader::IsNominal(int32_t verb, int32_t reach) const {
  const int32_t size = static_cast<int32_t>(clause_.items.size());
  if (verb + 1 < size && clause_.items[verb + 1].character == U'、') return true;
  for (int32_t i = verb - 1; i >= ends_.part().begin && verb - i <= reach; --i) {
    if (ends_.IsCue(i, cues_.of)) return true;
    if (clause_.items[i].kind != Item::Kind::kText) return false;
  }
  return false;
}

// B是A创办的.
FrameEnds FrameReader::ReadCleft(const Frame& frame, int32_t verb) const {
  if (!ends_.IsCue(verb + 1, cues_.of)) return {};
  const FrameEnd subject = ends_.BareBefore(frame.subject_types, verb);
  int32_t is = subject.item - 1;
  while (subject.found() && is >= ends_.part().begin && !ends_.IsCue(is, cues_.is) &&
         !ends_.Fits(is, ~0u))
    --is;
  if (!subject.found() || !ends_.IsCue(is, cues_.is)) return {};
  return Join(frame, subject, ends_.SubjectOf(frame.object_types, is), verb);
}

// The words before a title behind an end: 加入[谷歌]担任首席科学家.
ItemRange FrameReader::RoleBehind(int32_t at) const {
  const int32_t limit = std::min(static_cast<int32_t>(clause_.items.size()), at + kRoleReach);
  ItemRange role;
  int32_t begin = at;
  for (int32_t i = at; i < limit; ++i) {
    const Item& item = clause_.items[i];
    if (item.kind == Item::Kind::kEntity || IsStop(item)) break;
    const bool is_outside = ends_.IsCue(i, cues_.pattern.not_role) || ends_.IsCue(i, cues_.is) ||
                            ends_.IsCue(i, cues_.of) || item.character == U'，' ||
                            item.character == U',';
    if (is_outside) begin = i + 1;
    if (ends_.IsCue(i, cues_.pattern.title)) role = {begin, i + 1};
  }
  return role;
}

std::vector<int32_t> FrameReader::Members(const FrameEnd& end, uint32_t types) const {
  if (end.item == kNone)
    return end.entity == kNone ? std::vector<int32_t>() : std::vector{end.entity};
  std::vector<int32_t> entities;
  for (const int32_t item :
       ListMembers(reading_.document(), clause_, end.item, types, cues_.pattern)) {
    entities.push_back(EntityOf(reading_.document(), clause_.items[item], types));
  }
  return entities;
}

// Who does it together with the subject: 与A一起创办.
void FrameReader::AddCompanions(uint32_t types, int32_t verb,
                                std::vector<int32_t>* subjects) const {
  for (int32_t i = ends_.part().begin; i < verb; ++i) {
    if (!ends_.Fits(i, types) || !arguments_.PrepositionOf(reading_, clause_, i).test(cues_.with))
      continue;
    int32_t word = i + 1;
    while (word < verb && word - i < kTogetherReach && !ends_.IsCue(word, cues_.together)) ++word;
    if (!ends_.IsCue(word, cues_.together)) continue;
    for (const int32_t entity : Members({i}, types)) subjects->push_back(entity);
  }
}

// Is `entity` governed by the word that joins the two ends?
bool FrameReader::IsBetween(const FrameEnd& subject, int32_t entity, const FrameEnd& object) const {
  if (subject.item == kNone || object.item == kNone) return false;
  const int32_t size = static_cast<int32_t>(clause_.items.size());
  for (int32_t i = subject.item + 1; i < std::min(size, object.item + 1); ++i) {
    if (clause_.items[i].entity == entity) return true;
  }
  return false;
}

FrameEnds FrameReader::Join(const Frame& frame, const FrameEnd& subject, const FrameEnd& object,
                            int32_t cue) const {
  FrameEnds ends;
  if (!subject.found() || !object.found()) return ends;
  ends.words = {cue, cue + 1};
  for (const FrameEnd* end : {&subject, &object}) {
    if (end->item == kNone) continue;
    ends.words.begin = std::min(ends.words.begin, end->item);
    ends.words.end = std::max(ends.words.end, end->item + 1);
  }
  ends.subjects = Members(subject, frame.subject_types);
  ends.objects = Members(object, frame.object_types);
  if (IsMutual(frame)) {  // A与B、C合作 joins A with B and with C, but not B with C
    std::erase_if(ends.subjects,
                  [&](int32_t entity) { return IsBetween(subject, entity, object); });
    std::erase_if(ends.objects, [&](int32_t entity) {
      return std::find(ends.subjects.begin(), ends.subjects.end(), entity) != ends.subjects.end();
    });
  } else if (frame.shape == Frame::Shape::kVerb) {
    AddCompanions(frame.subject_types, cue, &ends.subjects);
  }
  if (frame.type == FactType::kWorksAt) ends.role = RoleBehind(std::max(cue, object.item) + 1);
  return ends;
}

}  // namespace wenmai::ingest
