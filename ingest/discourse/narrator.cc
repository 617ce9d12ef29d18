#include "ingest/discourse/narrator.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "ingest/ingest_data.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/discourse_narrator.tsv";
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

class Search {
 public:
  Search(const Reading& reading, const CueTable& phrases, const NarratorGroups& groups)
      : reading_(reading), document_(reading.document()), phrases_(phrases), groups_(groups) {}

  std::optional<Narrator> Run() const {
    if (!document_.turns.empty()) return std::nullopt;
    const bool is_recording = IsRecording();
    if (auto narrator = Announced()) return narrator;
    if (is_recording) {
      if (auto guest = Guest()) return guest;
      if (auto speaker = SelfIntroduced()) return speaker;
    }
    return Titled(is_recording);
  }

 private:
  bool IsRecording() const {
    const std::u32string url = FoldInPlace(text::DecodeUtf8(document_.metadata.url));
    const std::vector<CueHit> hits = phrases_.Find(url);
    return std::any_of(hits.begin(), hits.end(), [&](const CueHit& h) { return h.groups.test(groups_.recording); }) ||
           std::any_of(document_.blocks.begin(), document_.blocks.end(),
                       [](const Block& block) { return block.kind == BlockKind::kTranscript; });
  }

  CueGroups GroupsIn(Span span) const {
    CueGroups groups;
    for (const CueHit& hit : phrases_.Find(reading_.Folded(span))) groups |= hit.groups;
    return groups;
  }

  // --- A text given word for word: `演讲全文：`, `股东信节选如下`, `【翻译】` over `作者：Peter Pang` ---

  std::optional<Narrator> Announced() const {
    for (int32_t i = 0; i + 1 < SentenceCount(); ++i) {
      const Sentence& line = document_.sentences[i];
      if (!EndsBlock(i) || !Announces(line)) continue;
      int32_t speaker = OnlyPerson(line.span);
      if (speaker == kNone) speaker = BylinePerson(line.block + 1);
      const bool is_speech = GroupsIn(line.span).test(groups_.speech);
      const bool is_told = speaker != kNone || is_speech;
      const Share share = Sample(i + 1, SentenceCount());
      if (share.count < kSampleMin || share.together < (is_told ? kToldMin : kFirstPersonMin) * share.count) continue;
      if (speaker == kNone) speaker = TitlePerson();
      if (speaker == kNone) speaker = MainPersonBefore(line.span.begin, is_speech ? 2 : 3);
      if (speaker != kNone) return Narrator{speaker, i + 1, SentenceCount()};
    }
    return std::nullopt;
  }

  bool EndsBlock(int32_t sentence) const {
    const int32_t block = document_.sentences[sentence].block;
    return block != kNone && document_.sentences[sentence + 1].block != block;
  }

  // `以下是博客内容：`, `预测全文，`, `以下是全文（有删减）`
  bool Announces(const Sentence& line) const {
    constexpr int32_t kLineMax = 60;
    constexpr std::u32string_view kEnds = U"。.！!？?；";
    const BlockKind kind = document_.blocks[line.block].kind;
    const bool is_heading = kind == BlockKind::kHeading;
    if (line.span.size() > kLineMax || (!is_heading && kind != BlockKind::kParagraph)) return false;
    const bool is_open = kEnds.find(document_.clean[line.span.end - 1]) == std::u32string_view::npos;
    if (!is_open) return false;
    const CueGroups groups = GroupsIn(line.span);
    return groups.test(groups_.verbatim) || (groups.test(groups_.below) && groups.test(groups_.speech));
  }

  // --- A recording ---

  // `今天的嘉宾是X`, `欢迎X`, `X老师你…` at the very start: the one who is there to speak, if it is just one.
  std::optional<Narrator> Guest() const {
    constexpr int32_t kIntroduction = 2500, kNameReach = 12;  // characters
    int32_t guest = kNone, begin = 0;
    for (int32_t i = 0; i < SentenceCount() && document_.sentences[i].span.begin < kIntroduction; ++i) {
      const int32_t named = IsSpeech(i) ? PersonPresented(document_.sentences[i].span, kNameReach) : kNone;
      if (named == kNone || named == guest) continue;
      if (guest != kNone) return std::nullopt;
      guest = named;
      begin = i;
    }
    if (guest == kNone || !IsFirstPerson(begin, SentenceCount())) return std::nullopt;
    return Narrator{guest, begin, SentenceCount()};
  }

  int32_t PersonPresented(Span sentence, int32_t reach) const {
    for (const CueHit& hit : phrases_.Find(reading_.Folded(sentence))) {
      int32_t named = kNone;
      if (hit.groups.test(groups_.guest)) named = PersonBehind(sentence.begin + hit.span.end, reach);
      if (hit.groups.test(groups_.you)) named = PersonAtStartBefore(sentence.begin + hit.span.begin);
      if (named != kNone) return named;
    }
    return kNone;
  }

  // `大家好，我是X`
  std::optional<Narrator> SelfIntroduced() const {
    constexpr int32_t kSentences = 40;
    for (int32_t i = 0; i < std::min(kSentences, SentenceCount()); ++i) {
      const Span sentence = document_.sentences[i].span;
      if (!IsSpeech(i)) continue;
      for (const CueHit& hit : phrases_.Find(reading_.Folded(sentence))) {
        if (!hit.groups.test(groups_.i_am)) continue;
        const int32_t speaker = PersonBehind(sentence.begin + hit.span.end, 1);
        if (speaker != kNone) return Narrator{speaker, 0, SentenceCount()};
      }
    }
    return std::nullopt;
  }

  // Who talks according to the title of a recording or speech; else the author, where that is a person; else
  // whom the summary begins with.
  std::optional<Narrator> Titled(bool is_recording) const {
    if (!is_recording && !TitleGroups().test(groups_.speech)) return std::nullopt;
    int32_t speaker = TitleTalker();
    if (speaker == kNone && is_recording) speaker = AuthorPerson();
    if (speaker == kNone && is_recording) speaker = SummaryPerson();
    if (speaker == kNone) return std::nullopt;
    const int32_t begin = is_recording ? 0 : FirstPersonBegin();
    if (!SaysI(begin, SentenceCount())) return std::nullopt;
    return Narrator{speaker, begin, SentenceCount()};
  }

  // --- Persons ---

  bool IsPerson(const Mention& mention) const {
    return mention.entity != kNone && document_.entities[mention.entity].type == EntityType::kPerson;
  }

  // The name in the short lines from `block` on: `作者：Peter Pang`, `2024年10月，Paul Graham：写作与非写作`.
  int32_t BylinePerson(int32_t block) const {
    constexpr int32_t kLineMax = 40, kLines = 4;
    const auto end = std::min(static_cast<int32_t>(document_.blocks.size()), block + kLines);
    for (; block < end; ++block) {
      const Span line = document_.blocks[block].span;
      const std::vector<CueHit> hits = phrases_.Find(reading_.Folded(line));
      const bool is_byline = !hits.empty() && hits[0].groups.test(groups_.byline);
      if (!is_byline && line.size() > kLineMax) break;
      const int32_t person = is_byline ? PersonBehind(line.begin + hits[0].span.end, 2) : OnlyPerson(line);
      if (person != kNone) return person;
    }
    return kNone;
  }

  int32_t OnlyPerson(Span span) const {
    const IndexRange mentions = reading_.MentionsIn(span);
    int32_t person = kNone;
    for (int32_t i = mentions.begin; i < mentions.end; ++i) {
      const Mention& mention = document_.mentions[i];
      if (!IsPerson(mention) || mention.entity == person) continue;
      if (person != kNone) return kNone;
      person = mention.entity;
    }
    return person;
  }

  // Whose name begins at most `reach` characters behind `position`, in the same breath.
  int32_t PersonBehind(int32_t position, int32_t reach) const {
    constexpr std::u32string_view kBreaks = U"。！？!?\n";
    constexpr int32_t kNameMax = 40;
    const IndexRange mentions = reading_.MentionsIn({position, position + reach + kNameMax});
    for (int32_t i = mentions.begin; i < mentions.end; ++i) {
      const Mention& mention = document_.mentions[i];
      if (mention.span.begin > position + reach) break;
      if (document_.View({position, mention.span.begin}).find_first_of(kBreaks) != std::u32string_view::npos) break;
      const bool owns = mention.span.end < static_cast<int32_t>(document_.clean.size()) &&
                        document_.clean[mention.span.end] == U'的';
      if (IsPerson(mention)) return owns ? kNone : mention.entity;
    }
    return kNone;
  }

  // Of a name that opens the recording and ends before `position`.
  int32_t PersonAtStartBefore(int32_t position) const {
    constexpr int32_t kStart = 4, kGap = 2;
    if (document_.mentions.empty()) return kNone;
    const Mention& first = document_.mentions[0];
    const bool opens = first.span.begin <= kStart && position - first.span.end >= 0 && position - first.span.end <= kGap;
    return opens && IsPerson(first) ? first.entity : kNone;
  }

  CueGroups TitleGroups() const {
    CueGroups groups;
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::kTitle) groups |= GroupsIn(block.span);
    }
    return groups;
  }

  Span Title() const {
    const auto title = std::find_if(document_.blocks.begin(), document_.blocks.end(),
                                    [](const Block& block) { return block.kind == BlockKind::kTitle; });
    return title == document_.blocks.end() ? Span{} : title->span;
  }

  int32_t TitlePerson() const { return OnlyPerson(Title()); }

  // `X：…`, `X谈…`, `专访X`
  int32_t TitleTalker() const {
    constexpr int32_t kReach = 12;  // characters between the name and the word
    const Span title = Title();
    const int32_t person = OnlyPerson(title);
    if (person == kNone) return kNone;
    const IndexRange mentions = reading_.MentionsIn(title);
    for (int32_t i = mentions.begin; i < mentions.end; ++i) {
      const Span name = document_.mentions[i].span;
      if (document_.mentions[i].entity != person) continue;
      const bool talks = GroupsIn({name.end, std::min(title.end, name.end + kReach)}).test(groups_.talks);
      const bool is_asked = GroupsIn({std::max(title.begin, name.begin - kReach), name.begin}).test(groups_.with);
      if (talks || is_asked) return person;
    }
    return kNone;
  }

  int32_t SummaryPerson() const {
    constexpr int32_t kSummaryMin = 40, kReach = 40;
    for (const Block& block : document_.blocks) {
      if (block.kind != BlockKind::kMetadata || block.listed_types != 0 || block.span.size() < kSummaryMin) continue;
      return PersonBehind(block.span.begin, kReach);
    }
    return kNone;
  }

  int32_t AuthorPerson() const {
    const std::u32string author = text::DecodeUtf8(document_.metadata.author);
    if (author.empty()) return kNone;
    for (size_t i = 0; i < document_.entities.size(); ++i) {
      const Entity& entity = document_.entities[i];
      const bool is_author = entity.type == EntityType::kPerson &&
                             std::any_of(entity.names.begin(), entity.names.end(),
                                         [&](const EntityName& name) { return name.text == author; });
      if (is_author) return static_cast<int32_t>(i);
    }
    return kNone;
  }

  // Whom the text up to `position` names most, the author aside, and at least `count_min` times.
  int32_t MainPersonBefore(int32_t position, int count_min) const {
    std::map<int32_t, int> counts;
    int32_t main = kNone;
    const int32_t author = AuthorPerson();
    const IndexRange mentions = reading_.MentionsIn({0, position});
    for (int32_t i = mentions.begin; i < mentions.end; ++i) {
      const Mention& mention = document_.mentions[i];
      if (!IsPerson(mention) || mention.entity == author) continue;
      if (++counts[mention.entity] > counts[main] || main == kNone) main = mention.entity;
    }
    return main != kNone && counts[main] >= count_min ? main : kNone;
  }

  // --- Sentences ---

  int32_t SentenceCount() const { return static_cast<int32_t>(document_.sentences.size()); }

  int32_t FirstSentenceBehind(int32_t position) const {
    const auto first = std::lower_bound(document_.sentences.begin(), document_.sentences.end(), position,
                                        [](const Sentence& s, int32_t at) { return s.span.begin < at; });
    return static_cast<int32_t>(first - document_.sentences.begin());
  }

  bool IsSpeech(int32_t sentence) const {
    const Sentence& s = document_.sentences[sentence];
    return s.block != kNone && HoldsSpeech(document_.blocks[s.block].kind) && s.span.size() >= kSampleHead;
  }

  // How many of the sentences say 我, and how many that or 我们.
  struct Share {
    int32_t count = 0, alone = 0, together = 0;
  };

  Share Sample(int32_t begin, int32_t end) const {
    Share share;
    for (int32_t i = begin; i < end && share.count < kSampleMax; ++i) {
      if (!IsSpeech(i)) continue;
      const CueGroups groups = GroupsIn(document_.sentences[i].span);
      const bool is_alone = groups.test(groups_.i) || groups.test(groups_.i_am);
      ++share.count;
      share.alone += is_alone;
      share.together += is_alone || groups.test(groups_.we);
    }
    return share;
  }

  bool IsFirstPerson(int32_t begin, int32_t end) const {
    const Share share = Sample(begin, end);
    return share.count >= kSampleMin && share.together >= kFirstPersonMin * share.count;
  }

  bool SaysI(int32_t begin, int32_t end) const {
    const Share share = Sample(begin, end);
    return share.count >= kSampleMin &&
           (share.alone >= kAloneMin * share.count || share.together >= kTogetherMin * share.count);
  }

  // Behind a lead in the third person: the first sentence from which on someone says 我.
  int32_t FirstPersonBegin() const {
    constexpr int32_t kWindow = 15;
    for (int32_t i = 0; i < SentenceCount(); ++i) {
      if (IsSpeech(i) && Sample(i, i + 1).alone > 0 && SaysI(i, std::min(SentenceCount(), i + kWindow))) return i;
    }
    return SentenceCount();
  }

  const Reading& reading_;
  const Document& document_;
  const CueTable& phrases_;
  const NarratorGroups& groups_;
};

}  // namespace

NarratorFinder::NarratorFinder() : phrases_(kFile, IngestData(kFile)) {
  groups_.i = phrases_.Group("i");
  groups_.we = phrases_.Group("we");
  groups_.i_am = phrases_.Group("i_am");
  groups_.guest = phrases_.Group("guest");
  groups_.you = phrases_.Group("you");
  groups_.speech = phrases_.Group("speech");
  groups_.verbatim = phrases_.Group("verbatim");
  groups_.below = phrases_.Group("below");
  groups_.byline = phrases_.Group("byline");
  groups_.talks = phrases_.Group("talks");
  groups_.with = phrases_.Group("with");
  groups_.recording = phrases_.Group("recording");
}

std::optional<Narrator> NarratorFinder::Find(const Reading& reading) const {
  return Search(reading, phrases_, groups_).Run();
}

}  // namespace wenmai::ingest
