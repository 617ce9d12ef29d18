#include "ingest/claim/report.h"

#include <algorithm>
#include <string_view>

namespace wenmai::ingest {
namespace {

constexpr std::u32string_view kPauses = U"，,。.：:“「\"\n 道说称，—";
constexpr std::u32string_view kClauseStarts = U"，,。；;：:！!？?（(“「\n";
constexpr int32_t kContentMin = 3;  // characters that a report must leave to be said

bool IsOneOf(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

}  // namespace

ReportFinder::ReportFinder(const Reading& reading, const std::vector<Reference>& references,
                           const ClaimCues& cues)
    : reading_(reading),
      document_(reading.document()),
      cues_(cues),
      subjects_(reading, references, cues),
      is_quoted_(document_.clean.size()) {
  for (const Quotation& quotation : document_.quotations) {
    std::fill(is_quoted_.begin() + quotation.span.begin, is_quoted_.begin() + quotation.span.end, true);
  }
}

bool ReportFinder::IsQuoted(Span span) const {
  return span.size() > 0 && is_quoted_[span.begin] && is_quoted_[span.end - 1];
}

bool ReportFinder::IsPauseAt(int32_t position, int32_t end) const {
  return position >= end || IsOneOf(kPauses, document_.clean[position]);
}

std::optional<Report> ReportFinder::Find(Span span) const {
  const bool is_quoted = IsQuoted(span);
  const IndexRange cues = reading_.CuesIn(span);
  for (int32_t i = cues.begin; i < cues.end; ++i) {
    const CueHit& hit = reading_.cues()[i];
    if (!is_quoted && IsQuoted(hit.span)) continue;
    std::optional<Report> report;
    if (hit.groups.test(cues_.attributed)) report = FromAttribution(hit, span);
    if (!report && hit.groups.test(cues_.according)) report = FromSource(hit, span);
    if (!report && hit.groups.test(cues_.view)) report = FromView(hit, span);
    if (!report && hit.groups.test(cues_.eyes)) report = FromEyes(hit, span);
    if (!report) report = FromVerb(hit, span.begin, span.end);
    if (!report && hit.groups.test(cues_.announce)) report = FromAnnouncement(hit, span);
    if (report) return report;
  }
  return std::nullopt;
}

std::optional<Report> ReportFinder::FromVerb(const CueHit& verb, int32_t begin, int32_t end) const {
  const bool is_plain = verb.groups.test(cues_.say);
  const bool may_say =
      is_plain || (verb.groups.test(cues_.say_before_pause) && IsPauseAt(verb.span.end, end));
  if (!may_say) return std::nullopt;
  const bool is_noun = verb.span.begin > begin && document_.clean[verb.span.begin - 1] == U'的';
  if (is_noun && !IsColonAt(verb.span.end, end)) return std::nullopt;
  if (FollowsAuxiliary(begin, verb.span.begin)) return std::nullopt;
  const auto subject = subjects_.Before(begin, verb.span.begin);
  if (!subject || IsConditional(begin, subject->span.begin)) return std::nullopt;
  const int32_t gap = verb.span.begin - subject->span.end;
  if (!is_plain && !IsColonAt(verb.span.end, end) && gap > PauseReach(verb.span.end, end)) {
    return std::nullopt;
  }
  if (reading_.GroupsIn({subject->span.end, verb.span.begin}).test(cues_.negation)) {
    return std::nullopt;
  }
  const bool leaves_content = end - verb.span.end >= kContentMin ||
                              subject->span.begin - begin >= kContentMin ||
                              IsColonAt(verb.span.end, end) || RunsOn(end);
  if (!leaves_content) return std::nullopt;
  return Report{subject->speaker, std::u32string(document_.View(verb.span)),
                {subject->span.begin, verb.span.end}, subject->is_unclear};
}

// Does a transcript's clause group end here amid a sentence, so that what is said may follow in the next?
bool ReportFinder::RunsOn(int32_t end) const {
  const auto block = std::find_if(document_.blocks.begin(), document_.blocks.end(),
                                  [end](const Block& b) { return b.span.begin < end && end < b.span.end; });
  return block != document_.blocks.end() && block->kind == BlockKind::kTranscript;
}

bool ReportFinder::IsColonAt(int32_t position, int32_t end) const {
  return position < end && IsOneOf(U"：:", document_.clean[position]);
}

// How far from its subject a verb may stand that tells speech by the pause behind it. At the end of a
// sentence it is more likely another word: 苹果下一步会推广空间计算。
int32_t ReportFinder::PauseReach(int32_t position, int32_t end) const {
  constexpr int32_t kWithinReach = 24, kFinalReach = 6;
  const bool is_final = position >= end || IsOneOf(U"。.！!？?", document_.clean[position]);
  return is_final ? kFinalReach : kWithinReach;
}

// 如果X认为…: what holds only under a condition is not reported.
bool ReportFinder::IsConditional(int32_t begin, int32_t subject) const {
  for (int32_t at = begin; at < subject; ++at) {
    if (IsOneOf(kClauseStarts, document_.clean[at])) begin = at + 1;
  }
  return reading_.GroupsIn({begin, subject}).test(cues_.condition);
}

// was told, to say, would think
bool ReportFinder::FollowsAuxiliary(int32_t begin, int32_t position) const {
  int32_t end = position;
  while (end > begin && document_.clean[end - 1] == U' ') --end;
  const IndexRange cues = reading_.CuesIn({begin, end});
  if (cues.empty()) return false;
  const CueHit& last = reading_.cues()[cues.end - 1];
  return last.span.end == end && last.groups.test(cues_.auxiliary);
}

// The end of the clause that `span` begins with.
int32_t ReportFinder::ClauseEnd(Span span) const {
  int32_t at = span.begin;
  while (at < span.end && !IsOneOf(U"，,。：:；;\n", document_.clean[at])) ++at;
  return at;
}

// “…,” said Dave Limp, the chief executive of Blue Origin
std::optional<Report> ReportFinder::FromInvertedVerb(const CueHit& verb, Span quotation,
                                                     int32_t end) const {
  const bool may_say = verb.groups.test(cues_.say) || verb.groups.test(cues_.say_before_pause);
  for (int32_t at = quotation.end; may_say && at < verb.span.begin; ++at) {
    if (!IsOneOf(U"，, ”\"", document_.clean[at])) return std::nullopt;
  }
  if (!may_say) return std::nullopt;
  const auto subject = subjects_.FirstIn({verb.span.end, ClauseEnd({verb.span.end, end})});
  if (!subject) return std::nullopt;
  return Report{subject->speaker, std::u32string(document_.View(verb.span)),
                {verb.span.begin, subject->span.end}, subject->is_unclear};
}

// 菲利普提出了一个洞见：…
std::optional<Report> ReportFinder::FromAnnouncement(const CueHit& verb, Span span) const {
  constexpr int32_t kColonReach = 16;  // characters from the verb
  int32_t colon = verb.span.end;
  const int32_t last = std::min(span.end - kContentMin, verb.span.end + kColonReach);
  while (colon < last && !IsOneOf(U"：:，,。；;", document_.clean[colon])) ++colon;
  if (colon >= last || !IsOneOf(U"：:", document_.clean[colon])) return std::nullopt;
  const auto subject = subjects_.Before(span.begin, verb.span.begin);
  if (!subject || !IsPerson(*subject) || IsConditional(span.begin, subject->span.begin)) return std::nullopt;
  return Report{subject->speaker, std::u32string(document_.View(verb.span)),
                {subject->span.begin, verb.span.end}, subject->is_unclear};
}

bool ReportFinder::IsPerson(const SpeechSubject& subject) const {
  const int32_t entity = subject.speaker.entity;
  return entity == kNone ? subject.is_unclear : document_.entities[entity].type == EntityType::kPerson;
}

// …, according to Reuters
std::optional<Report> ReportFinder::FromAttribution(const CueHit& attributed, Span span) const {
  const int32_t end = ClauseEnd({attributed.span.end, span.end});
  auto subject = subjects_.FirstIn({attributed.span.end, end});
  if (!subject) subject = subjects_.NameAt({attributed.span.end, end});
  if (!subject) return std::nullopt;
  return Report{subject->speaker, std::u32string(document_.View(attributed.span)),
                {attributed.span.begin, subject->span.end}, subject->is_unclear};
}

std::optional<Report> ReportFinder::FromSource(const CueHit& according, Span span) const {
  constexpr int32_t kSourceReach = 40;
  const int32_t begin = according.span.begin;
  const bool starts_clause =
      begin - span.begin <= 3 || IsOneOf(kClauseStarts, document_.clean[begin - 1]);
  if (!starts_clause) return std::nullopt;
  int32_t end = std::min(span.end, according.span.end + kSourceReach);
  for (int32_t at = according.span.end; at < end; ++at) {
    if (IsOneOf(U"，,。：:", document_.clean[at])) end = at;
  }
  const Span clause = {according.span.end, end};
  const auto subject = subjects_.FirstIn(clause);
  if (!subject) return std::nullopt;
  const IndexRange cues = reading_.CuesIn({subject->span.end, end});
  for (int32_t i = cues.begin; i < cues.end; ++i) {
    const CueHit& hit = reading_.cues()[i];
    if (!hit.groups.test(cues_.source) && !hit.groups.test(cues_.say)) continue;
    return Report{subject->speaker, std::u32string(document_.View(hit.span)), {begin, hit.span.end}, subject->is_unclear};
  }
  return std::nullopt;
}

// X的回答是：…, X给所有人的建议：…, X的研究显示…
std::optional<Report> ReportFinder::FromView(const CueHit& view, Span span) const {
  constexpr int32_t kVerbReach = 8;    // characters between the noun and 是
  constexpr int32_t kOwnerReach = 16;  // and between its owner and the noun
  const IndexRange after = reading_.CuesIn({view.span.end, std::min(span.end, view.span.end + kVerbReach)});
  const bool asserts = std::any_of(
      reading_.cues().begin() + after.begin, reading_.cues().begin() + after.end,
      [this](const CueHit& hit) { return hit.groups.test(cues_.is); });
  const int32_t begin = std::max(span.begin, view.span.begin - kOwnerReach);
  const std::u32string_view owner = document_.View({begin, view.span.begin});
  if (!asserts || owner.find(U'的') == std::u32string_view::npos) return std::nullopt;
  const auto subject = subjects_.Before(begin, view.span.begin);
  if (!subject) return std::nullopt;
  return Report{subject->speaker, std::u32string(document_.View(view.span)),
                {subject->span.begin, view.span.end}, subject->is_unclear};
}

// 在X看来，…
std::optional<Report> ReportFinder::FromEyes(const CueHit& eyes, Span span) const {
  constexpr int32_t kOwnerReach = 24;  // characters between 在 and the noun
  int32_t begin = eyes.span.begin;
  const int32_t first = std::max(span.begin, begin - kOwnerReach);
  while (begin > first && document_.clean[begin - 1] != U'在') --begin;
  if (begin == first) return std::nullopt;
  const auto subject = subjects_.FirstIn({begin, eyes.span.begin});
  if (!subject) return std::nullopt;
  return Report{subject->speaker, std::u32string(document_.View(eyes.span)),
                {begin - 1, eyes.span.end}, subject->is_unclear};
}

std::optional<Speaker> ReportFinder::FindPerson(Span span) const {
  const auto subject = subjects_.FirstIn(span);
  if (!subject || document_.entities[subject->speaker.entity].type != EntityType::kPerson) {
    return std::nullopt;
  }
  return subject->speaker;
}

std::optional<Speaker> ReportFinder::FindAnnouncer(Span span) const {
  if (reading_.GroupsIn(span).test(cues_.utterance)) {
    if (auto person = FindPerson(span)) return person;
  }
  const IndexRange cues = reading_.CuesIn(span);
  for (int32_t i = cues.begin; i < cues.end; ++i) {
    const CueHit& hit = reading_.cues()[i];
    if (!hit.groups.test(cues_.announce)) continue;
    const auto subject = subjects_.Before(span.begin, hit.span.begin);
    if (subject && !subject->is_unclear) return subject->speaker;
  }
  return std::nullopt;
}

// Where the sentence behind a quotation ends.
int32_t ReportFinder::FrameEnd(int32_t begin, int32_t end) const {
  constexpr int32_t kMark = 1;  // that closes the quotation
  for (int32_t at = begin + kMark; at < end; ++at) {
    if (IsOneOf(U"。！？!?；;\n", document_.clean[at])) return at + 1;
  }
  return end;
}

std::optional<Report> ReportFinder::FindOfQuotation(Span quotation, Span bounds) const {
  constexpr int32_t kVerbReach = 6;    // characters between the verb and the quotation
  constexpr int32_t kFrameReach = 60;  // and of a frame behind it
  const IndexRange before = reading_.CuesIn({std::max(bounds.begin, quotation.begin - kVerbReach - 4),
                                             quotation.begin});
  for (int32_t i = before.end - 1; i >= before.begin; --i) {
    const CueHit& hit = reading_.cues()[i];
    if (quotation.begin - hit.span.end > kVerbReach) break;
    std::optional<Report> report;
    if (hit.groups.test(cues_.view)) report = FromView(hit, {bounds.begin, quotation.begin});
    if (!report) report = FromVerb(hit, bounds.begin, quotation.end);
    if (report) return report;
  }
  // Behind a quotation that ends as a sentence does, a frame says no more: “我不去。”她说。她说完就走了。
  const bool is_closed = quotation.size() > 0 && IsOneOf(U"。！？!?.…", document_.clean[quotation.end - 1]);
  const int32_t end = FrameEnd(quotation.end, std::min(bounds.end, quotation.end + kFrameReach));
  const IndexRange behind = reading_.CuesIn({quotation.end, end});
  for (int32_t i = behind.begin; i < behind.end; ++i) {
    const CueHit& hit = reading_.cues()[i];
    if (auto report = FromInvertedVerb(hit, quotation, end)) return report;
    if (is_closed && !IsPauseAt(hit.span.end, bounds.end)) continue;
    if (auto report = FromVerb(hit, quotation.end, hit.span.end + kContentMin)) return report;
  }
  return std::nullopt;
}

}  // namespace wenmai::ingest
