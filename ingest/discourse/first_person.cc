#include "ingest/discourse/first_person.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

constexpr double kFirstPersonMin = 0.12;  // share of sentences that say 我 or 我们 in someone's word
constexpr double kAloneMin = 0.1;         // and of those with 我, for 我们 is all of us too
constexpr double kTogetherMin = 0.3;      // of those with 我 or 我们, where 我 is rare
constexpr double kToldMin = 0.03;         // where the text is announced as a speech or letter
constexpr int32_t kSampleMax = 150;       // sentences that tell it
constexpr int32_t kSampleMin = 8;
constexpr int32_t kSampleHead = 4;        // letters that a sentence needs to count

bool HoldsSpeech(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kListItem || kind == BlockKind::kTranscript;
}

}  // namespace

bool FirstPerson::IsSpeech(int32_t sentence) const {
  const Sentence& s = document_.sentences[sentence];
  const bool is_open = s.turn == kNone || counts_turns_;
  return is_open && s.block != kNone && HoldsSpeech(document_.blocks[s.block].kind) && s.span.size() >= kSampleHead;
}

FirstPerson::Share FirstPerson::Sample(int32_t begin, int32_t end) const {
  Share share;
  end = std::min(end, SentenceCount());
  for (int32_t i = begin; i < end && share.count < kSampleMax; ++i) {
    if (!IsSpeech(i)) continue;
    const CueGroups groups = phrases_.GroupsIn(reading_.Folded(document_.sentences[i].span));
    const bool is_alone = groups.test(phrases_.i) || groups.test(phrases_.i_am);
    ++share.count;
    share.alone += is_alone;
    share.together += is_alone || groups.test(phrases_.we);
  }
  return share;
}

bool FirstPerson::Share::Holds(double together_min) const {
  return count >= kSampleMin && together >= together_min * count;
}

bool FirstPerson::Prevails(int32_t begin) const { return Sample(begin, SentenceCount()).Holds(kFirstPersonMin); }

bool FirstPerson::IsTold(int32_t begin) const { return Sample(begin, SentenceCount()).Holds(kToldMin); }

bool FirstPerson::SaysI(int32_t begin, int32_t end) const {
  const Share share = Sample(begin, end);
  return share.Holds(kTogetherMin) || (share.Holds(0) && share.alone >= kAloneMin * share.count);
}

int32_t FirstPerson::Begin() const {
  constexpr int32_t kWindow = 15;
  for (int32_t i = 0; i < SentenceCount(); ++i) {
    if (IsSpeech(i) && Sample(i, i + 1).alone > 0 && SaysI(i, i + kWindow)) return i;
  }
  return SentenceCount();
}

}  // namespace wenmai::ingest
