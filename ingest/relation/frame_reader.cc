#include "ingest/relation/frame_reader.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

constexpr int32_t kMemberReach = 6;    // items from the last member to the team
constexpr int32_t kTogetherReach = 4;  // items from a companion to 一起
constexpr int32_t kRoleReach = 14;     // items of a title with its modifiers
constexpr int32_t kNominalReach = 3;   // items from 的 to the noun that a verb is

bool IsMutual(const Frame& frame) {
  return frame.type == FactType::kPartnersWith || frame.type == FactType::kCompetesWith;
}

}  // namespace

FrameReader::FrameReader(const Reading& reading, const ArgumentReader& arguments,
                         const FrameCues& cues, const Clause& clause, const Topic& topic)
    : reading_(reading),
      arguments_(arguments),
      cues_(cues),
      clause_(clause),
      ends_(reading, arguments, cues, clause, topic) {}

FrameEnds FrameReader::Read(const Frame& frame, int32_t trigger) {
  ends_.Enter(trigger);
  switch (frame.shape) {
    case Frame::Shape::kVerb:
      return ReadVerb(frame, trigger);
    case Frame::Shape::kNoun:
      return ReadNoun(frame, trigger);
    case Frame::Shape::kTeam:
      return ReadTeam(frame, trigger);
  }
  return {};
}

FrameEnds FrameReader::ReadVerb(const Frame& frame, int32_t verb) const {
  if (FrameEnds passive = ReadPassive(frame, verb); passive.words.end > 0) return passive;
  const bool is_nominal = IsNominal(verb);
  const FrameEnd object = ObjectOf(frame, verb, is_nominal);
  if (object.found() && frame.subject_is_right) {
    return Join(frame, ends_.RightOf(frame.subject_types, verb + 1), object, verb);
  }
  if (object.found()) return Join(frame, DoerOf(frame, verb, object, is_nominal), object, verb);
  if (frame.object_is_right && !is_nominal) {
    if (FrameEnds cleft = ReadCleft(frame, verb); cleft.IsWhole()) return cleft;
  }
  const ItemRange role = RoleBehind(verb + 1);  // 出任首席执行官, of whatever was spoken of
  const bool serves = frame.type == FactType::kWorksAt && role.begin < role.end;
  const bool ends_part = verb + 2 >= ends_.part().end;
  if (!frame.object_may_be_topic || (frame.type == FactType::kWorksAt ? !serves : !ends_part))
    return {};
  const FrameEnd subject = serves ? ends_.SubjectOf(frame.subject_types, verb)
                                  : ends_.BareBefore(frame.subject_types, verb);
  return Join(frame, subject, ends_.EarlierSubject(frame.object_types, frame.triggers), verb);
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
  // 2018年成立的B: by whom is not told, so no topic is asked for.
  if (is_relative || is_nominal) {
    const FrameEnd doer = ends_.BareBefore(frame.subject_types, verb);
    const bool is_listed = AnyOf(clause_, {doer.item + 1, verb}, cues_.pattern.list);
    return doer.found() && is_relative && is_listed ? FrameEnd() : doer;  // A及新买入的B
  }
  return ends_.SubjectOf(frame.subject_types, verb);
}

// B被A收购, 被A收购的B, B was acquired by A. Without words where there is no agent.
FrameEnds FrameReader::ReadPassive(const Frame& frame, int32_t verb) const {
  FrameEnd agent = ends_.AgentBefore(frame.subject_types, verb), object;
  if (agent.found()) {
    if (ends_.IsCue(verb + 1, cues_.of)) object = ends_.RightOf(frame.object_types, verb + 2);
    if (!object.found()) object = ends_.PatientOf(frame.object_types, agent.item - 1);
  } else {
    agent = ends_.AgentBehind(frame.subject_types, verb);
    if (agent.found()) object = ends_.SubjectOf(frame.object_types, verb);
  }
  if (!agent.found()) return {};
  FrameEnds passive = Join(frame, agent, object, verb);
  passive.words.end = std::max(passive.words.end, verb + 1);
  return passive;
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
  // What is done on a channel or in a magazine is not done to it.
  if (object.item != kNone && ends_.IsCue(object.item + 1, cues_.channel)) return {};
  return object;
}

// Is the verb a noun here: A的这笔投资, 收购、合并?
bool FrameReader::IsNominal(int32_t verb) const {
  const int32_t size = static_cast<int32_t>(clause_.items.size());
  if (verb + 1 < size && clause_.items[verb + 1].character == U'、') return true;
  for (int32_t i = verb - 1; i >= ends_.part().begin && verb - i <= kNominalReach; --i) {
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

FrameEnds FrameReader::ReadNoun(const Frame& frame, int32_t noun) const {
  const bool is_byline = frame.type == FactType::kWorksAt && ends_.IsCue(noun, cues_.byline);
  if (is_byline) return {};  // 编辑：[A] is no editor of what the text is about
  const uint32_t value_types = frame.value_is_subject ? frame.subject_types : frame.object_types;
  const uint32_t owner_types = frame.value_is_subject ? frame.object_types : frame.subject_types;
  const FrameEnd owner = ends_.OwnerBefore(owner_types, noun);
  FrameEnd value = ends_.ValueBehind(value_types, noun);
  if (!value.found() && owner.item != kNone && owner.item < noun) {
    value = ends_.ValueBefore(value_types, owner.item, noun);
  }
  if (!value.found()) return {};
  return frame.value_is_subject ? Join(frame, value, owner, noun) : Join(frame, owner, value, noun);
}

// 来自A、B和C的研究团队: its members are all at both ends.
FrameEnds FrameReader::ReadTeam(const Frame& frame, int32_t noun) const {
  int32_t last = noun - 1;
  while (last >= 0 && noun - last <= kMemberReach &&
         clause_.items[last].kind != Item::Kind::kEntity)
    --last;
  if (last < 0 || !ends_.Fits(last, frame.subject_types) || !ends_.IsCue(last + 1, cues_.of))
    return {};
  const auto members =
      ListMembers(reading_.document(), clause_, last, frame.subject_types, cues_.pattern);
  if (members.size() < 2 || !ends_.IsCue(members.front() - 1, cues_.come)) return {};
  FrameEnds ends;
  ends.words = {members.front(), noun + 1};
  ends.subjects = ends.objects = Members({last}, frame.subject_types);
  return ends;
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
