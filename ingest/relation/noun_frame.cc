// Frames of nouns, gifts, teams and peers: what is told of whom without a verb that joins the two.
#include <algorithm>

#include "ingest/relation/frame_reader.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kMemberReach = 6;    // items from the last member to the team
constexpr int32_t kGiftReach = 14;     // items from the giver to what is given

}  // namespace

FrameEnds FrameReader::ReadNoun(const Frame& frame, int32_t noun) const {
  const bool is_byline = frame.type == FactType::kWorksAt && ends_.IsCue(noun, cues_.byline);
  if (is_byline) return {};  // 编辑：[A] is no editor of what the text is about
  const uint32_t value_types = frame.value_is_subject ? frame.subject_types : frame.object_types;
  const uint32_t owner_types = frame.value_is_subject ? frame.object_types : frame.subject_types;
  const FrameEnd owner = ends_.OwnerBefore(owner_types, noun);
  FrameEnd value = ends_.ValueBehind(value_types, std::max(noun, owner.item));  // investors in A are
  if (!value.found() && owner.found()) {
    value = ends_.ValueBefore(value_types, owner.item == kNone ? noun : std::min(owner.item, noun), noun);
  }
  const bool has_owner = owner.item != kNone && owner.item < noun && !IsOfPerson(frame);
  if (!value.found() && has_owner && noun + 1 < ends_.part().end &&
      ends_.Fits(noun + 1, value_types)) {
    value = {noun + 1};  // X的投资方[红杉]
  }
  if (!value.found()) return {};
  const auto values = Members(value, value_types);
  const int32_t own = owner.item == kNone ? owner.entity : clause_.items[owner.item].entity;
  if (std::find(values.begin(), values.end(), own) != values.end()) return {};
  return frame.value_is_subject ? Join(frame, value, owner, noun) : Join(frame, owner, value, noun);
}

// 来自A、B和C的研究团队: its members are all at both ends.
FrameEnds FrameReader::ReadTeam(const Frame& frame, int32_t noun) const {
  const auto members = ListBefore(frame.subject_types, noun);
  if (members.size() < 2 || !ends_.IsCue(members.back() + 1, cues_.of) ||
      !ends_.IsCue(members.front() - 1, cues_.come))
    return {};
  FrameEnds ends;
  ends.words = {members.front(), noun + 1};
  ends.subjects = ends.objects = Members({members.front()}, frame.subject_types);
  return ends;
}

// The members of the list that ends before `at`, but for words like 等 and nouns.
std::vector<int32_t> FrameReader::ListBefore(uint32_t types, int32_t at) const {
  int32_t last = at - 1;
  while (last >= ends_.part().begin && at - last <= kMemberReach &&
         clause_.items[last].kind != Item::Kind::kEntity)
    --last;
  if (last < ends_.part().begin || !ends_.Fits(last, types)) return {};
  return ListMembers(reading_.document(), clause_, last, types, cues_.pattern);
}

// A、B等机构联合发布了: done by all of them.
FrameEnds FrameReader::ReadPeers(const Frame& frame, int32_t cue) const {
  const auto members = ListBefore(frame.subject_types, cue);
  if (members.size() < 2 || ends_.IsVerb(members.front() - 1)) return {};
  const Item& joint = clause_.items[members.back() - 1];  // A、B跟C签约: A and B each with C
  if (members.size() > 2 && joint.groups.test(cues_.with) && joint.character != U'和') return {};
  const ItemRange between = {members.back() + 1, cue};
  if (AnyOf(clause_, between, cues_.is) || AnyOf(clause_, {between.begin, cue - 1}, cues_.of))
    return {};  // A、B的业绩共同
  const CueGroups preposition = arguments_.PrepositionOf(reading_, clause_, members.front());
  const bool is_agent = preposition.test(cues_.agent);  // 由A、B联合发布
  if (preposition.any() && !is_agent) return {};  // 与A、B联合发布
  FrameEnds ends;
  ends.words = {members.front(), cue + 1};
  ends.subjects = ends.objects = Members({members.front()}, frame.subject_types);
  return ends;
}

// B获得A、C等机构的投资, 获得A投资的B.
FrameEnds FrameReader::ReadGift(const Frame& frame, int32_t verb) const {
  const FrameEnd giver = ends_.RightOf(frame.subject_types, verb + 1, true);
  if (!giver.found()) return {};
  const int32_t last = ListMembers(reading_.document(), clause_, giver.item, frame.subject_types,
                                   cues_.pattern)
                           .back();
  const int32_t limit = std::min(ends_.part().end, last + kGiftReach);
  const bool wins_order = AnyOf(clause_, {last + 1, limit}, cues_.order);
  if (frame.type == FactType::kInvestedIn && wins_order) return {};
  int32_t gift = last + 1;
  while (gift < limit && (clause_.items[gift].groups & frame.gifts).none()) {
    if (ends_.Fits(gift, frame.subject_types)) return {};
    ++gift;
  }
  if (gift >= limit) return {};
  FrameEnd receiver = ends_.IsCue(gift + 1, cues_.of)
                          ? ends_.RightOf(frame.object_types, gift + 2)
                          : ends_.SubjectOf(frame.object_types, verb);
  if (!receiver.found()) receiver = ends_.LaterSubject(frame.object_types);  // 面对A的挑战，B…
  FrameEnds ends = Join(frame, giver, receiver, verb);
  ends.words.end = std::max(ends.words.end, gift + 1);
  return ends;
}

}  // namespace wenmai::ingest
