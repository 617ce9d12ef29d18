#include "ingest/claim/attribution.h"

#include <algorithm>
#include <utility>

#include "ingest/read/block_text.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kSpeechMin = 8;        // characters; shorter words between quotation marks are terms
constexpr int32_t kWholeSpeechMin = 16;  // of a quotation that is its paragraph
constexpr int32_t kShortParagraph = 2;   // sentences; where paragraphs are so short, speech runs on

int32_t Overlap(Span a, Span b) { return std::min(a.end, b.end) - std::max(a.begin, b.begin); }

}  // namespace

Attributor::Attributor(const Reading& reading, const std::vector<Reference>& references,
                       const std::optional<Narrator>& narrator, const BodiesOfSpeakers& bodies,
                       const ClaimCues& cues)
    : reading_(reading),
      document_(reading.document()),
      cues_(cues),
      references_(references),
      narrator_(narrator),
      bodies_(bodies),
      reports_(reading, references, cues) {}

std::vector<Attribution> Attributor::Run() {
  for (int32_t i = 0; i < static_cast<int32_t>(document_.sentences.size()); ++i) {
    const int32_t block = document_.sentences[i].block;
    if (block != kNone && document_.blocks[block].kind == BlockKind::kHeading) last_reported_.reset();
    while (first_quotation_ < document_.quotations.size() &&
           document_.quotations[first_quotation_].span.end <= document_.sentences[i].span.begin) {
      ++first_quotation_;
    }
    if (IsOriginal(block)) {
      attributions_.push_back(Voice(i));
      continue;
    }
    attributions_.push_back(Attribute(i));
    const Attribution& attribution = attributions_.back();
    if (attribution.frame.size() > 0) last_reported_ = attribution;
    last_read_ = i;
  }
  return std::move(attributions_);
}

bool Attributor::IsOriginal(int32_t block) const {
  return block != kNone && document_.blocks[block].kind == BlockKind::kOriginal;
}

Attribution Attributor::Voice(int32_t sentence) const {
  const int32_t turn = document_.sentences[sentence].turn;
  const bool is_open = turn == kNone || (narrator_ && narrator_->owns_turns);
  if (is_open && narrator_ && narrator_->Speaks(sentence)) {
    return {{narrator_->entity, document_.entities[narrator_->entity].name}, ClaimMode::kDirect, {}, {}};
  }
  if (turn == kNone) return {};
  return {{document_.turns[turn].speaker_entity, document_.turns[turn].speaker},
          ClaimMode::kDirect, {}, {}};
}

Attribution Attributor::Attribute(int32_t sentence) const {
  if (auto quoted = FromQuotation(sentence)) return *quoted;
  const Attribution voice = Voice(sentence);
  const auto reported = FromReport(sentence);
  const bool is_introduced = IsIntroduced(sentence);
  // What a mere role is said to find within a list that someone gives is still his.
  if (reported && (reported->speaker.entity != kNone || !is_introduced)) {
    return IsOwn(voice, reported->speaker.entity) ? voice : *reported;
  }
  if (is_introduced || GoesOn(sentence)) {
    Attribution attribution = attributions_[last_read_];
    attribution.frame = {};
    return attribution;
  }
  if (auto opened = FromOpener(sentence)) return *opened;
  if (auto announced = FromClauseBefore(sentence)) return *announced;
  return voice;
}

// Does the one who speaks report himself, or his body (智元更相信真机数据)?
bool Attributor::IsOwn(const Attribution& voice, int32_t reported) const {
  if (voice.mode != ClaimMode::kDirect || reported == kNone || voice.speaker.entity == kNone) return false;
  const std::vector<int32_t>& bodies = bodies_[voice.speaker.entity];
  return reported == voice.speaker.entity || std::find(bodies.begin(), bodies.end(), reported) != bodies.end();
}

// Who is not plain by himself is whoever was last reported in this section.
std::optional<Attribution> Attributor::Resolved(const Report& report, ClaimMode mode) const {
  Attribution attribution = {report.speaker, mode, report.verb, report.frame};
  if (report.is_unclear) {
    if (last_reported_) {
      attribution.speaker = last_reported_->speaker;
    } else if (report.speaker.name.empty()) {
      return std::nullopt;
    }
  }
  return attribution;
}

// Is the sentence mainly the quotation? One that opens it and ends as speech does is, whatever is told
// of the speaker behind it: “…,” said Dave Limp, who …
bool Attributor::Fills(Span quotation, Span sentence) const {
  constexpr std::u32string_view kSpeechEnds = U"，,。.！!？?…";
  constexpr int32_t kMark = 1;  // the quotation mark
  if (Overlap(quotation, sentence) * 2 > sentence.size()) return true;
  const bool opens = quotation.begin - sentence.begin <= kMark && quotation.end < sentence.end;
  return opens && kSpeechEnds.find(document_.clean[quotation.end - 1]) != kSpeechEnds.npos;
}

std::optional<Attribution> Attributor::FromQuotation(int32_t index) const {
  const Sentence& sentence = document_.sentences[index];
  if (sentence.block == kNone) return std::nullopt;
  for (size_t i = first_quotation_; i < document_.quotations.size(); ++i) {
    const Quotation& quotation = document_.quotations[i];
    if (quotation.span.begin >= sentence.span.end) break;
    if (quotation.span.size() < kSpeechMin) continue;
    if (!Fills(quotation.span, sentence.span)) continue;
    const Span block = document_.blocks[sentence.block].span;
    if (const auto report = reports_.FindOfQuotation(quotation.span, block)) {
      if (auto attribution = Resolved(*report, ClaimMode::kDirect)) return attribution;
    }
    if (sentence.turn != kNone || !StandsAlone(quotation.span, sentence.block)) continue;
    const bool is_begun = last_read_ != kNone && document_.sentences[last_read_].span.begin + 1 >= quotation.span.begin;
    if (is_begun) return attributions_[last_read_];
    if (auto attribution = FromContext(index)) return attribution;
  }
  return std::nullopt;
}

// Is the quotation a sentence or more of its own, which nothing introduces? It is its paragraph, or begins behind
// the end of a sentence and ends with one: 她放下杯子。“我不后悔。”
bool Attributor::StandsAlone(Span quotation, int32_t block) const {
  constexpr std::u32string_view kEnds = U"。！？!?….";
  constexpr int32_t kMark = 1;  // the quotation mark
  const std::u32string_view before =
      Trim(document_.View({document_.blocks[block].span.begin, quotation.begin - kMark}));
  if (before.empty()) return quotation.size() >= kWholeSpeechMin;
  return kEnds.find(before.back()) != kEnds.npos && kEnds.find(document_.clean[quotation.end - 1]) != kEnds.npos;
}

// Of a quotation that nothing introduces: who spoke right before in the paragraph; else, where it begins its
// paragraph, who was last reported; else the person whom the sentence before it is about.
std::optional<Attribution> Attributor::FromContext(int32_t sentence) const {
  if (last_read_ == kNone || document_.sentences[last_read_].block == kNone) return std::nullopt;
  const bool begins_block = document_.sentences[last_read_].block != document_.sentences[sentence].block;
  const bool is_reported = attributions_[last_read_].mode != ClaimMode::kAuthor && !narrator_;
  Attribution attribution;
  if (!begins_block && is_reported) {
    attribution = attributions_[last_read_];
  } else if (begins_block && last_reported_) {
    attribution = *last_reported_;
  } else if (document_.blocks[document_.sentences[last_read_].block].kind == BlockKind::kParagraph) {
    const auto before = reports_.FindPerson(document_.sentences[last_read_].span);
    if (!before) return std::nullopt;
    attribution.speaker = *before;
  } else {
    return std::nullopt;
  }
  attribution.mode = ClaimMode::kDirect;
  attribution.frame = {};
  return attribution;
}

// Of the first sentence of a quote or list: whose words the sentence before it announces.
std::optional<Attribution> Attributor::FromOpener(int32_t sentence) const {
  const int32_t block = document_.sentences[sentence].block;
  if (last_read_ == kNone || block == kNone || document_.sentences[sentence].turn != kNone) return std::nullopt;
  const BlockKind kind = document_.blocks[block].kind;
  if (kind != BlockKind::kQuote && kind != BlockKind::kListItem) return std::nullopt;
  const Span opener = document_.sentences[last_read_].span;
  const char32_t last = document_.clean[opener.end - 1];
  if (last != U'：' && last != U':') return std::nullopt;
  const auto speaker = reports_.FindAnnouncer(opener);
  if (!speaker) return std::nullopt;
  return Attribution{*speaker, ClaimMode::kDirect, {}, {}};
}

// Of a transcript's clause group behind one that ends by announcing it: 卡帕西给出了一个大胆的结论
std::optional<Attribution> Attributor::FromClauseBefore(int32_t sentence) const {
  constexpr int32_t kEndReach = 6;
  const int32_t previous = reading_.PreviousInBlock(sentence);
  if (previous == kNone || document_.sentences[sentence].turn != kNone) return std::nullopt;
  const bool is_transcript =
      document_.blocks[document_.sentences[sentence].block].kind == BlockKind::kTranscript;
  const Span before = document_.sentences[previous].span;
  const CueGroups end = reading_.GroupsIn({std::max(before.begin, before.end - kEndReach), before.end});
  if (!is_transcript || (!end.test(cues_.view) && !end.test(cues_.utterance))) return std::nullopt;
  if (!reading_.GroupsIn(before).test(cues_.announce)) return std::nullopt;
  const auto speaker = reports_.FindPerson(before);
  if (!speaker) return std::nullopt;
  return Attribution{*speaker, ClaimMode::kIndirect, {}, {}};
}

std::optional<Attribution> Attributor::FromReport(int32_t sentence) const {
  const auto report = reports_.Find(document_.sentences[sentence].span);
  return report ? Resolved(*report, ClaimMode::kIndirect) : std::nullopt;
}

// The sentence before in the same paragraph, or in the one before where both are short. Originals of
// what is translated stand between paragraphs without dividing them.
int32_t Attributor::PreviousInFlow(int32_t sentence) const {
  if (last_read_ == kNone) return kNone;
  const std::vector<Sentence>& sentences = document_.sentences;
  const int32_t block = sentences[sentence].block;
  const int32_t previous = sentences[last_read_].block;
  if (block == previous) return last_read_;
  if (block == kNone || previous == kNone) return kNone;
  for (int32_t between = previous + 1; between < block; ++between) {
    if (!IsOriginal(between)) return kNone;
  }
  return IsShort(previous, last_read_) && IsShort(block, sentence) ? last_read_ : kNone;
}

// Is the paragraph of `sentence` a short one?
bool Attributor::IsShort(int32_t block, int32_t sentence) const {
  const std::vector<Sentence>& sentences = document_.sentences;
  const auto begin = sentences.begin() + std::max(0, sentence - kShortParagraph);
  const auto end = sentences.begin() + std::min<size_t>(sentences.size(), sentence + kShortParagraph + 1);
  const auto count = std::count_if(begin, end, [block](const Sentence& s) { return s.block == block; });
  return document_.blocks[block].kind == BlockKind::kParagraph && count <= kShortParagraph;
}

bool Attributor::RefersToOthers(Span span) const {
  auto reference =
      std::lower_bound(references_.begin(), references_.end(), span.begin,
                       [](const Reference& r, int32_t at) { return r.span.begin < at; });
  for (; reference != references_.end() && reference->span.end <= span.end; ++reference) {
    if (reference->kind == ReferenceKind::kThird || reference->kind == ReferenceKind::kAnyone) {
      return true;
    }
  }
  return false;
}

// Do words between quotation marks end the sentence? Then what was said ends too.
bool Attributor::EndsInSpeech(Span sentence) const {
  return std::any_of(document_.quotations.begin(), document_.quotations.end(), [&](const Quotation& quotation) {
    constexpr int32_t kMark = 1;
    return sentence.Contains(quotation.span) && quotation.span.size() >= kSpeechMin &&
           quotation.span.end + kMark >= sentence.end;
  });
}

// Does the sentence go on with what the one before it reports?
bool Attributor::GoesOn(int32_t sentence) const {
  const int32_t previous = PreviousInFlow(sentence);
  if (previous == kNone || attributions_[previous].mode != ClaimMode::kIndirect) return false;
  if (document_.sentences[previous].turn != kNone || EndsInSpeech(document_.sentences[previous].span)) return false;
  const bool is_transcript =
      document_.blocks[document_.sentences[sentence].block].kind == BlockKind::kTranscript;
  if (!is_transcript && narrator_ && narrator_->Speaks(sentence)) return false;
  if (attributions_[previous].speaker.entity == kNone && !is_transcript) return false;
  const Span span = document_.sentences[sentence].span;
  if (RefersToOthers(span)) return false;
  const IndexRange cues = reading_.CuesIn(span);
  constexpr int32_t kHeadReach = 2;
  if (!cues.empty() && reading_.cues()[cues.begin].span.begin - span.begin <= kHeadReach) {
    const CueGroups& head = reading_.cues()[cues.begin].groups;
    if (head.test(cues_.returns) || head.test(cues_.self)) return false;
    if (head.test(cues_.goes_on)) return true;
  }
  return reading_.MentionsIn(span).empty();
}

// Is the sentence part of the quote or list that a report ending in a colon introduces?
bool Attributor::IsIntroduced(int32_t sentence) const {
  if (last_read_ == kNone || attributions_[last_read_].mode == ClaimMode::kAuthor) return false;
  const int32_t block = document_.sentences[sentence].block;
  if (block == kNone || document_.sentences[sentence].turn != kNone) return false;
  const BlockKind kind = document_.blocks[block].kind;
  const bool is_part = kind == BlockKind::kQuote || kind == BlockKind::kListItem;
  if (document_.sentences[last_read_].block == block) {
    return is_part && attributions_[last_read_].frame.size() == 0;
  }
  const char32_t last = document_.clean[document_.sentences[last_read_].span.end - 1];
  const bool is_opened = last == U'：' || last == U':' || attributions_[last_read_].frame.size() == 0;
  constexpr int32_t kHeadReach = 4;
  const Span span = document_.sentences[sentence].span;
  const bool is_enumerated =
      reading_.GroupsIn({span.begin, std::min(span.end, span.begin + kHeadReach)}).test(cues_.goes_on);
  return is_opened && (is_part || is_enumerated);
}

}  // namespace wenmai::ingest
