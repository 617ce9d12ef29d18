#include "ingest/claim/speech_subject.h"

#include <algorithm>
#include <string_view>

#include "ingest/claim/eponym.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kReach = 90;      // characters between a subject and its verb
constexpr int32_t kEnglishReach = 240;
constexpr int32_t kBodyReach = 1500;  // characters back to the body of a team
constexpr int32_t kRoleReach = 10;  // characters of a role with its modifiers
constexpr std::u32string_view kMarks = U" \u00A0“”‘’「」『』《》\"'*（）()";
constexpr std::u32string_view kStops = U"。！？；;!?\n";
constexpr std::u32string_view kQuoteEnds = U"”」";
constexpr std::u32string_view kSpeechEnds = U"。！？，,!?…";  // before the quotation mark

bool IsOneOf(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

}  // namespace

SubjectFinder::SubjectFinder(const Reading& reading, const std::vector<Reference>& references,
                             const ClaimCues& cues)
    : reading_(reading), document_(reading.document()), references_(references), cues_(cues) {}

std::vector<SubjectFinder::Candidate> SubjectFinder::CandidatesIn(Span span) const {
  std::vector<Candidate> candidates;
  const auto add = [&](Span where, int32_t entity) {
    if (entity == kNone) return;
    const EntityType type = document_.entities[entity].type;
    const bool is_person = type == EntityType::kPerson;
    if (is_person || type == EntityType::kCompany || type == EntityType::kOrganization) {
      candidates.push_back({where, entity, is_person});
    }
  };
  const IndexRange mentions = reading_.MentionsIn(span);
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document_.mentions[i];
    if (!IsEponym(reading_, cues_, mention)) add(mention.span, mention.entity);
  }
  const auto first = std::lower_bound(references_.begin(), references_.end(), span.begin,
                                      [](const Reference& r, int32_t at) { return r.span.begin < at; });
  for (auto r = first; r != references_.end() && r->span.end <= span.end; ++r) {
    if (!r->is_owner) add(r->span, r->entity);
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.span < b.span; });
  return candidates;
}

bool SubjectFinder::FollowsPreposition(int32_t position) const {
  while (position > 0 && IsOneOf(kMarks, reading_.folded()[position - 1])) --position;
  const IndexRange cues = reading_.CuesIn({std::max(0, position - 4), position});
  if (cues.empty()) return false;
  const CueHit& last = reading_.cues()[cues.end - 1];
  return last.span.end == position && last.groups.test(cues_.preposition);
}

SpeechSubject SubjectFinder::Named(const Candidate& candidate) const {
  const bool is_mention = !reading_.MentionsIn(candidate.span).empty();
  const std::u32string name = is_mention ? std::u32string(document_.View(candidate.span))
                                         : document_.entities[candidate.entity].name;
  return {{candidate.entity, name}, candidate.span, false};
}

int32_t SubjectFinder::Holder(int32_t body, Span title) const {
  const std::u32string_view words = reading_.Folded(title);
  for (const Fact& fact : document_.facts) {
    if (fact.type != FactType::kWorksAt || fact.object != body || fact.role.empty()) continue;
    if (words.find(FoldInPlace(fact.role)) != std::u32string_view::npos) return fact.subject;
  }
  return kNone;
}

std::optional<SpeechSubject> SubjectFinder::FirstIn(Span span) const {
  const std::vector<Candidate> candidates = CandidatesIn(span);
  for (const Candidate& candidate : candidates) {
    if (candidate.is_person) return Named(candidate);
  }
  if (candidates.empty()) return std::nullopt;
  return Named(candidates.front());
}

std::optional<SpeechSubject> SubjectFinder::NameAt(Span span) const {
  constexpr int32_t kNameMax = 40;
  while (span.size() > 0 && document_.clean[span.begin] == U' ') ++span.begin;
  while (span.size() > 0 && IsOneOf(U" .", document_.clean[span.end - 1])) --span.end;
  if (span.size() < 2 || span.size() > kNameMax) return std::nullopt;
  for (int32_t at = span.begin; at < span.end; ++at) {
    const bool begins_word = at == span.begin || document_.clean[at - 1] == U' ';
    if (begins_word && (document_.clean[at] < U'A' || document_.clean[at] > U'Z')) return std::nullopt;
  }
  return SpeechSubject{{kNone, std::u32string(document_.View(span))}, span, false};
}

std::optional<SpeechSubject> SubjectFinder::Before(int32_t begin, int32_t verb) const {
  const bool is_english = text::IsLatin(document_.clean[verb]);
  begin = std::max(begin, verb - (is_english ? kEnglishReach : kReach));
  for (int32_t at = verb - 1; at >= begin; --at) {
    const bool ends_speech = at > begin && IsOneOf(kQuoteEnds, document_.clean[at]) &&
                             IsOneOf(kSpeechEnds, document_.clean[at - 1]);
    if (ends_speech || IsOneOf(kStops, document_.clean[at])) begin = at + 1;
  }
  if (auto role = EnglishRole({begin, verb})) return role;
  std::vector<Candidate> candidates = CandidatesIn({begin, verb});
  std::erase_if(candidates, [&](const Candidate& c) { return FollowsPreposition(c.span.begin); });
  if (is_english) DropInsertion(verb, &candidates);
  if (candidates.empty()) return UnnamedBefore(begin, verb);
  const auto person = std::find_if(candidates.rbegin(), candidates.rend(),
                                   [](const Candidate& c) { return c.is_person; });
  const Candidate chosen = person != candidates.rend() ? *person : candidates.back();
  const Span between = {chosen.span.end, verb};
  const CueGroups groups = reading_.GroupsIn(between);
  if (groups.test(cues_.self) || EndsInSomeone(between)) return std::nullopt;
  if (!chosen.is_person) {
    if (const int32_t holder = Holder(chosen.entity, between); holder != kNone) {
      return SpeechSubject{{holder, document_.entities[holder].name}, chosen.span, false};
    }
    if (groups.test(cues_.role) && !groups.test(cues_.team)) return RoleBefore(begin, verb);
  }
  return Named(chosen);
}

// Dylan Field, who founded Figma at Brown, said: between the commas nobody is the verb's subject.
void SubjectFinder::DropInsertion(int32_t verb, std::vector<Candidate>* candidates) const {
  int32_t end = verb;
  while (end > 0 && document_.clean[end - 1] == U' ') --end;
  if (end == 0 || document_.clean[end - 1] != U',') return;
  auto subject = std::find_if(candidates->begin(), candidates->end(), [](const Candidate& c) { return c.is_person; });
  if (subject == candidates->end()) subject = candidates->begin();
  if (subject == candidates->end()) return;
  const size_t comma = document_.clean.find(U',', subject->span.end);
  std::erase_if(*candidates, [&](const Candidate& c) { return c.span.begin > static_cast<int32_t>(comma); });
}

bool SubjectFinder::EndsInSomeone(Span span) const {
  const int32_t end = SkipBack(span.begin, span.end);
  const IndexRange cues = reading_.CuesIn({span.begin, end});
  if (cues.empty()) return false;
  const CueHit& last = reading_.cues()[cues.end - 1];
  return last.span.end == end && last.groups.test(cues_.someone);
}

std::optional<SpeechSubject> SubjectFinder::UnnamedBefore(int32_t begin, int32_t verb) const {
  const int32_t end = SkipBack(begin, verb);
  const IndexRange cues = reading_.CuesIn({begin, end});
  for (int32_t i = cues.end - 1; i >= cues.begin; --i) {
    const CueHit& hit = reading_.cues()[i];
    if (hit.groups.test(cues_.self)) return std::nullopt;
    if (hit.groups.test(cues_.third)) return SpeechSubject{{}, hit.span, true};
    if (hit.groups.test(cues_.third_many) && hit.span.end == end) return SpeechSubject{{}, hit.span, true};
  }
  return RoleBefore(begin, verb);
}

// The end of what stands before `end` without the adverbs and marks that a verb has before it.
int32_t SubjectFinder::SkipBack(int32_t begin, int32_t end) const {
  while (end > begin) {
    const IndexRange cues = reading_.CuesIn({begin, end});
    const bool ends_in_adverb = !cues.empty() && reading_.cues()[cues.end - 1].span.end == end &&
                                reading_.cues()[cues.end - 1].groups.test(cues_.adverb);
    if (ends_in_adverb) {
      end = reading_.cues()[cues.end - 1].span.begin;
    } else if (IsOneOf(kMarks, document_.clean[end - 1])) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

// A role is the subject only at the head of its clause: not 它无法达到投资者认为….
std::optional<SpeechSubject> SubjectFinder::RoleBefore(int32_t begin, int32_t verb) const {
  const int32_t end = SkipBack(begin, verb);
  const IndexRange cues = reading_.CuesIn({begin, end});
  if (cues.empty()) return std::nullopt;
  const CueHit& role = reading_.cues()[cues.end - 1];
  if (!role.groups.test(cues_.role) || role.span.end != end) return std::nullopt;
  constexpr std::u32string_view kRoleStops = U"，,：:、的“”（）() \n";
  constexpr std::u32string_view kVerbal = U"它他她我你被让对把向给是有将到为与像跟了着过能会要可";
  for (int32_t i = cues.end - 2; i >= cues.begin; --i) {  // what these end, the role begins behind
    const CueGroups& groups = reading_.cues()[i].groups;
    const bool is_border = groups.test(cues_.quantifier) || groups.test(cues_.adversative) ||
                           groups.test(cues_.subordinate) || groups.test(cues_.adverb) ||
                           groups.test(cues_.returns);
    if (!is_border) continue;
    begin = std::max(begin, reading_.cues()[i].span.end);
    break;
  }
  int32_t first = role.span.begin;
  begin = std::max(begin, first - kRoleReach);
  const auto is_within_name = [&](int32_t at) {  // AI 专家
    return document_.clean[at] == U' ' && at > begin && text::IsLatin(document_.clean[at - 1]);
  };
  while (first > begin && (!IsOneOf(kRoleStops, document_.clean[first - 1]) || is_within_name(first - 1))) {
    if (IsOneOf(kVerbal, document_.clean[first - 1])) return std::nullopt;
    --first;
  }
  const Span span = {first, end};
  if (role.groups.test(cues_.team) && span == role.span) {
    if (const auto body = BodyOfTeam(span.begin)) return SpeechSubject{*body, span, false};
  }
  return SpeechSubject{{kNone, std::u32string(document_.View(span))}, span, false};
}

// The body whose team was spoken of last: 纽约大学团队.
std::optional<Speaker> SubjectFinder::BodyOfTeam(int32_t position) const {
  constexpr int32_t kTeamReach = 4;  // characters from the body to its team
  const IndexRange mentions = reading_.MentionsIn({std::max(0, position - kBodyReach), position});
  for (int32_t i = mentions.end - 1; i >= mentions.begin; --i) {
    const Mention& mention = document_.mentions[i];
    const bool is_body =
        mention.type == EntityType::kCompany || mention.type == EntityType::kOrganization;
    if (!is_body || mention.entity == kNone) continue;
    const Span behind = {mention.span.end, std::min(position, mention.span.end + kTeamReach)};
    if (!reading_.GroupsIn(behind).test(cues_.team)) continue;
    return Speaker{mention.entity, std::u32string(document_.View(mention.span))};
  }
  return std::nullopt;
}

// One of the writers behind the show said …: whoever an English clause begins with by number and role. The
// writer may be one who was named before.
std::optional<SpeechSubject> SubjectFinder::EnglishRole(Span clause) const {
  constexpr int32_t kHeadReach = 30;  // characters within which the role stands
  int32_t begin = clause.begin;
  while (begin < clause.end && IsOneOf(kMarks, document_.clean[begin])) ++begin;
  const IndexRange cues = reading_.CuesIn({begin, std::min(clause.end, begin + kHeadReach)});
  if (cues.empty() || reading_.cues()[cues.begin].span.begin != begin) return std::nullopt;
  const CueGroups& head = reading_.cues()[cues.begin].groups;
  const char32_t letter = reading_.folded()[begin];
  if (!head.test(cues_.quantifier) || letter < U'a' || letter > U'z') return std::nullopt;
  const auto role = std::find_if(reading_.cues().begin() + cues.begin, reading_.cues().begin() + cues.end,
                                 [this](const CueHit& hit) { return hit.groups.test(cues_.role); });
  if (role == reading_.cues().begin() + cues.end) return std::nullopt;
  const std::u32string_view words = reading_.Folded({begin, clause.end});
  size_t end = words.size();
  for (const std::u32string_view relative : {U" who ", U" that ", U" which ", U","}) {
    end = std::min(end, words.find(relative));
  }
  while (end > 0 && words[end - 1] == U' ') --end;
  const Span span = {begin, begin + static_cast<int32_t>(end)};
  const bool is_one = reading_.Folded(role->span).back() != U's' && words.starts_with(U"the ");
  return SpeechSubject{{kNone, std::u32string(document_.View(span))}, span, is_one};
}

}  // namespace wenmai::ingest
