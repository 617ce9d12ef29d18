#include "ingest/claim/claimhood.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

constexpr int32_t kFragmentMax = 3;  // letters: 是的。
constexpr int32_t kHeadingMin = 8;
constexpr int32_t kStageMax = 40;  // a longer sentence says something beside

bool IsLetter(char32_t c) {
  constexpr char32_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= 0xC0 && c < 0x250) ||
         (c >= kFirstHan && c <= kLastHan);
}

int32_t CountLetters(std::u32string_view words) {
  return static_cast<int32_t>(std::count_if(words.begin(), words.end(), IsLetter));
}

}  // namespace

ClaimFilter::ClaimFilter(const Reading& reading, const ClaimCues& cues)
    : reading_(reading), document_(reading.document()), cues_(cues) {
  for (const Turn& turn : document_.turns) speakers_.insert(turn.speaker_entity);
}

bool ClaimFilter::MayHoldClaims(BlockKind kind) const {
  switch (kind) {
    case BlockKind::kHeading:
    case BlockKind::kParagraph:
    case BlockKind::kQuote:
    case BlockKind::kListItem:
    case BlockKind::kTranscript:
      return true;
    case BlockKind::kTitle:
    case BlockKind::kMetadata:
    case BlockKind::kTableCell:
    case BlockKind::kCaption:
    case BlockKind::kCode:
    case BlockKind::kOriginal:
      return false;
  }
  return false;
}

bool ClaimFilter::IsClaim(int32_t index, const Attribution& attribution) const {
  const Sentence& sentence = document_.sentences[index];
  const BlockKind kind =
      sentence.block == kNone ? BlockKind::kParagraph : document_.blocks[sentence.block].kind;
  if (!MayHoldClaims(kind)) return false;
  if (CountLetters(reading_.Folded(sentence.span)) <= kFragmentMax) return false;
  if (kind == BlockKind::kHeading && !IsAssertingHeading(sentence.span)) return false;
  if (sentence.is_question) return IsAssertingQuestion(sentence.span, attribution);
  const CueGroups groups = reading_.GroupsIn(sentence.span);
  if (groups.test(cues_.stage) && sentence.span.size() <= kStageMax) return false;
  return !IsFeeling(sentence.span) && !IsFiller(sentence.span);
}

// A heading is a claim where it says something of someone: `ChatGPT正在撼动教育科技市场`.
bool ClaimFilter::IsAssertingHeading(Span span) const {
  const IndexRange mentions = reading_.MentionsIn(span);
  int32_t named = 0;
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document_.mentions[i];
    if (mention.type != EntityType::kPlace) named += mention.span.size();
  }
  return named > 0 && CountLetters(reading_.Folded(span)) >= kHeadingMin &&
         span.size() - named >= kHeadingMin / 2 && !reading_.GroupsIn(span).test(cues_.ask);
}

// A question asserts where it reports someone's view or only asks for assent: `抖音危险啊，对不对？`
bool ClaimFilter::IsAssertingQuestion(Span span, const Attribution& attribution) const {
  constexpr int32_t kTagReach = 5;  // characters from the tag to the end
  const bool asks_listener = speakers_.contains(attribution.speaker.entity);
  if (attribution.mode == ClaimMode::kIndirect && !asks_listener) return true;
  const IndexRange cues = reading_.CuesIn(span);
  if (cues.empty()) return false;
  const CueHit& last = reading_.cues()[cues.end - 1];
  return last.groups.test(cues_.tag_question) && span.end - last.span.end <= kTagReach &&
         last.span.begin - span.begin > kFragmentMax;
}

bool ClaimFilter::IsFeeling(Span span) const {
  constexpr int32_t kFeelingMax = 24;
  return span.size() <= kFeelingMax && reading_.MentionsIn(span).empty() &&
         reading_.GroupsIn(span).test(cues_.feeling);
}

// Nothing beside the words of assent, greeting or filler.
bool ClaimFilter::IsFiller(Span span) const {
  int32_t letters = CountLetters(reading_.Folded(span));
  const IndexRange cues = reading_.CuesIn(span);
  for (int32_t i = cues.begin; i < cues.end; ++i) {
    const CueHit& hit = reading_.cues()[i];
    if (hit.groups.test(cues_.filler) || hit.groups.test(cues_.greeting) ||
        hit.groups.test(cues_.tag_question)) {
      letters -= CountLetters(reading_.Folded(hit.span));
    }
  }
  return letters <= kFragmentMax;
}

}  // namespace wenmai::ingest
