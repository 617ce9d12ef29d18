// Reported speech within a sentence: who is said to assert, and with which words.
//
//   菲利普提出了一个洞见：…           speaker 菲利普, verb 提出
//   国际能源署预计到2026年…        speaker 国际能源署, verb 预计
//   据 Jeff Dean 介绍，…           speaker Jeff Dean, verb 介绍
//   库兹韦尔的回答是：…            speaker 库兹韦尔, verb 回答
//   一些学者认为，…                speaker 学者, a role without an entity
//   …, according to Reuters        speaker Reuters, verb according to
//   “…,” said Dave Limp            speaker Dave Limp, verb said
//   在拉扎斯菲尔德看来，…            speaker 拉扎斯菲尔德, verb 看来
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/claim/speech_subject.h"

namespace wenmai::ingest {

struct Report {
  Speaker speaker;
  std::u32string verb;  // as written
  Span frame;           // from the speaker to the verb
  bool is_unclear = false;  // the speaker is told by a pronoun or description, not plain by itself
};

class ReportFinder {
 public:
  ReportFinder(const Reading& reading, const std::vector<Reference>& references,
               const ClaimCues& cues);

  // The report whose frame stands first in `span`, words between quotation marks left aside. What
  // the speaker of a turn says of himself (我认为) is no report.
  std::optional<Report> Find(Span span) const;

  // The report of a quotation, whose frame stands before or behind it within `bounds`.
  std::optional<Report> FindOfQuotation(Span quotation, Span bounds) const;

  // The person whom `span` names first.
  std::optional<Speaker> FindPerson(Span span) const;

  // Whose words follow, where `span` announces them: 合伙人X最近发的推文：, 研究团队提出了几种玩法：.
  std::optional<Speaker> FindAnnouncer(Span span) const;

 private:
  std::optional<Report> FromVerb(const CueHit& verb, int32_t begin, int32_t end) const;
  std::optional<Report> FromInvertedVerb(const CueHit& verb, Span quotation, int32_t end) const;
  std::optional<Report> FromAnnouncement(const CueHit& verb, Span span) const;
  bool IsPerson(const SpeechSubject& subject) const;
  std::optional<Report> FromAttribution(const CueHit& attributed, Span span) const;
  std::optional<Report> FromSource(const CueHit& according, Span span) const;
  std::optional<Report> FromView(const CueHit& view, Span span) const;
  std::optional<Report> FromEyes(const CueHit& eyes, Span span) const;
  bool IsQuoted(Span span) const;
  bool FollowsAuxiliary(int32_t begin, int32_t position) const;
  int32_t ClauseEnd(Span span) const;
  int32_t FrameEnd(int32_t begin, int32_t end) const;
  bool IsPauseAt(int32_t position, int32_t end) const;
  bool RunsOn(int32_t end) const;
  bool IsColonAt(int32_t position, int32_t end) const;
  int32_t PauseReach(int32_t position, int32_t end) const;
  bool IsConditional(int32_t begin, int32_t subject) const;

  const Reading& reading_;
  const Document& document_;
  const ClaimCues& cues_;
  SubjectFinder subjects_;
  std::vector<bool> is_quoted_;  // of every code point
};

}  // namespace wenmai::ingest
