#include "ingest/discourse/narrator.h"

#include <algorithm>
#include <string_view>

#include "ingest/discourse/first_person.h"
#include "ingest/discourse/person_finder.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

class Search {
 public:
  Search(const Reading& reading, const NarratorPhrases& phrases)
      : reading_(reading),
        document_(reading.document()),
        phrases_(phrases),
        persons_(reading, phrases),
        is_one_voice_(HasOneNamelessVoice()),
        first_person_(reading, phrases, is_one_voice_) {}

  // Before the labelled answers to questions may stand the speech that they are about.
  std::optional<Narrator> Run() const {
    std::optional<Narrator> narrator = !is_one_voice_ && AreLabelled() ? Titled(false) : FindAny();
    if (narrator) narrator->owns_turns = is_one_voice_;
    return narrator;
  }

 private:
  std::optional<Narrator> FindAny() const {
    const bool is_recording = IsRecording();
    if (auto narrator = Interviewed()) return narrator;
    if (auto narrator = Announced()) return narrator;
    if (auto narrator = WrittenBySomeone()) return narrator;
    if (is_recording) {
      const Guests guests = FindGuests();
      if (guests.one) return guests.one;
      if (guests.is_unclear) return std::nullopt;
      if (auto speaker = SelfIntroduced()) return speaker;
    }
    return Titled(is_recording);
  }

  // Is nearly all in turns? A few labels leave the rest to be told.
  bool AreLabelled() const {
    constexpr double kShareMin = 0.25;
    const auto in_turns = std::count_if(document_.sentences.begin(), document_.sentences.end(),
                                        [](const Sentence& s) { return s.turn != kNone; });
    return static_cast<double>(in_turns) > kShareMin * static_cast<double>(document_.sentences.size());
  }

  // `发言人：…` before every paragraph.
  bool HasOneNamelessVoice() const {
    return !document_.turns.empty() &&
           std::all_of(document_.turns.begin(), document_.turns.end(), [this](const Turn& turn) {
             return turn.speaker_entity == kNone && turn.speaker == document_.turns[0].speaker;
           });
  }

  bool IsRecording() const {
    const std::u32string url = FoldInPlace(text::DecodeUtf8(document_.metadata.url));
    const bool is_bare = url.empty() && document_.metadata.title.empty();  // a transcript as it was typed
    return is_bare || phrases_.GroupsIn(url).test(phrases_.recording) ||
           std::any_of(document_.blocks.begin(), document_.blocks.end(),
                       [](const Block& block) { return block.kind == BlockKind::kTranscript; });
  }

  // --- A text given word for word: `演讲全文：`, `股东信节选如下`, `【翻译】` over `作者：Peter Pang` ---

  std::optional<Narrator> Announced() const {
    for (int32_t i = 0; i + 1 < SentenceCount(); ++i) {
      const Sentence& line = document_.sentences[i];
      if (!EndsBlock(i) || !Announces(line)) continue;
      int32_t speaker = persons_.Only(line.span);
      if (speaker == kNone) speaker = persons_.InByline(line.block + 1);
      const bool is_speech = persons_.GroupsIn(line.span).test(phrases_.speech);
      const bool is_told = speaker != kNone || is_speech;
      if (!(is_told ? first_person_.IsTold(i + 1) : first_person_.Prevails(i + 1))) continue;
      if (speaker == kNone) speaker = persons_.InTitle();
      if (speaker == kNone) speaker = persons_.MainBefore(line.span.begin, is_speech ? 2 : 3);
      if (speaker != kNone) return Narrator{speaker, i + 1, EndOfWords(i + 1, speaker)};
    }
    return std::nullopt;
  }

  // Where the article tells of the speaker again: it names him, and nobody goes on to say 我.
  int32_t EndOfWords(int32_t begin, int32_t speaker) const {
    constexpr int32_t kWordsMin = 8, kLongMin = 20;  // sentences; characters, of more than a signature
    constexpr int32_t kWindow = 30;
    for (int32_t i = begin + kWordsMin; i < SentenceCount(); ++i) {
      const Span sentence = document_.sentences[i].span;
      if (!IsSpeech(i) || sentence.size() < kLongMin || !Names(sentence, speaker)) continue;
      if (!first_person_.SaysI(i, i + kWindow)) return i;
    }
    return SentenceCount();
  }

  bool Names(Span span, int32_t entity) const {
    const IndexRange mentions = reading_.MentionsIn(span);
    return std::any_of(document_.mentions.begin() + mentions.begin, document_.mentions.begin() + mentions.end,
                       [entity](const Mention& mention) { return mention.entity == entity; });
  }

  bool EndsBlock(int32_t sentence) const {
    const int32_t block = document_.sentences[sentence].block;
    return block != kNone && document_.sentences[sentence + 1].block != block;
  }

  // `以下是博客内容：`, `预测全文，`, `以下是全文（有删减）`
  bool Announces(const Sentence& line) const {
    constexpr int32_t kLineMax = 60, kBareMax = 16;
    constexpr std::u32string_view kEnds = U"。.！!？?；", kOpenEnds = U"：:，,";
    const BlockKind kind = document_.blocks[line.block].kind;
    const bool is_heading = kind == BlockKind::kHeading;
    if (line.span.size() > kLineMax || (!is_heading && kind != BlockKind::kParagraph)) return false;
    const char32_t last = document_.clean[line.span.end - 1];
    const bool is_open = kOpenEnds.find(last) != std::u32string_view::npos ||
                         ((is_heading || line.span.size() <= kBareMax) && kEnds.find(last) == std::u32string_view::npos);
    if (!is_open) return false;
    const CueGroups groups = persons_.GroupsIn(line.span);
    return groups.test(phrases_.verbatim) || (groups.test(phrases_.below) && groups.test(phrases_.speech));
  }

  // `今天分享的文章，作者是X`, `本文编译自X的博客` in the lead: what follows it is X's where someone says 我; behind
  // `本刊采访了X` where that is said often.
  std::optional<Narrator> WrittenBySomeone() const {
    constexpr int32_t kLead = 20, kReach = 60;  // sentences; characters
    for (int32_t i = 0; i < std::min(kLead, SentenceCount()); ++i) {
      const Sentence& sentence = document_.sentences[i];
      if (!IsSpeech(i)) continue;
      for (const CueHit& hit : phrases_.table.Find(reading_.Folded(sentence.span))) {
        const bool is_interviewed = hit.groups.test(phrases_.interviewed);
        if (!is_interviewed && !hit.groups.test(phrases_.written_by)) continue;
        const int32_t writer = persons_.FirstIn({sentence.span.begin + hit.span.end, sentence.span.end}, kReach);
        if (writer == kNone || writer == persons_.Author()) continue;
        const int32_t begin = FirstSentenceBehind(document_.blocks[sentence.block].span.end);
        const bool is_his = is_interviewed ? first_person_.SaysI(begin) : first_person_.IsTold(begin);
        if (is_his) return Narrator{writer, begin, SentenceCount()};
      }
    }
    return std::nullopt;
  }

  // --- An interview whose questions are set in bold, without labels ---

  std::optional<Narrator> Interviewed() const {
    constexpr int kQuestionsMin = 2, kAskedMin = 3;
    Narrator narrator;
    int questions = 0;
    for (int32_t i = 0; i < SentenceCount(); ++i) {
      const int32_t block = document_.sentences[i].block;
      if (!IsBold(block)) continue;
      narrator.asked.push_back(i);
      questions += document_.sentences[i].is_question;
    }
    const auto asked = static_cast<int>(narrator.asked.size());
    const bool are_questions = asked >= kAskedMin && questions >= kQuestionsMin && 2 * questions >= asked;
    if (!are_questions) return std::nullopt;
    narrator.begin = narrator.asked.front();
    narrator.end = SentenceCount();
    narrator.entity = persons_.TalkingInTitle();
    if (narrator.entity == kNone) narrator.entity = PresentedBefore(narrator.begin);
    if (narrator.entity == kNone) return std::nullopt;
    return narrator;
  }

  // Is the paragraph bold as a whole?
  bool IsBold(int32_t block) const {
    if (block == kNone || document_.blocks[block].kind != BlockKind::kParagraph) return false;
    constexpr int32_t kSlack = 2;  // marks and blanks beside the bold words
    const Span paragraph = document_.blocks[block].span;
    return std::any_of(document_.marks.begin(), document_.marks.end(), [paragraph](const Mark& mark) {
      return mark.kind == MarkKind::kStrong && mark.span.begin <= paragraph.begin + kSlack &&
             mark.span.end >= paragraph.end - kSlack;
    });
  }

  // The one person whom the sentences before number `end` present.
  int32_t PresentedBefore(int32_t end) const {
    int32_t person = kNone;
    for (int32_t i = 0; i < end; ++i) {
      const int32_t presented = persons_.Presented(document_.sentences[i].span);
      if (presented == kNone || presented == person) continue;
      if (person != kNone) return kNone;
      person = presented;
    }
    return person;
  }

  // --- A recording ---

  // `今天的嘉宾是X`, `欢迎X`, `X老师你…` at the very start: the one who is there to speak, if it is just one.
  // Where guests are announced and it is not plain who is meant, `is_unclear`.
  struct Guests {
    std::optional<Narrator> one;
    bool is_unclear = false;
  };

  Guests FindGuests() const {
    constexpr int32_t kIntroduction = 2500;  // characters
    int32_t guest = kNone, begin = 0;
    bool is_announced = false;
    for (int32_t i = 0; i < SentenceCount() && document_.sentences[i].span.begin < kIntroduction; ++i) {
      if (!IsSpeech(i)) continue;
      const Span sentence = document_.sentences[i].span;
      is_announced = is_announced || persons_.GroupsIn(sentence).test(phrases_.announces);
      const int32_t named = persons_.Presented(sentence);
      if (named == kNone || named == guest) continue;
      if (guest != kNone) return {{}, true};
      guest = named;
      begin = i;
    }
    if (guest == kNone) return {{}, is_announced};
    if (!first_person_.Prevails(begin)) return {};
    return {Narrator{guest, begin, SentenceCount()}};
  }

  // `大家好，我是X`
  std::optional<Narrator> SelfIntroduced() const {
    constexpr int32_t kSentences = 40;
    for (int32_t i = 0; i < std::min(kSentences, SentenceCount()); ++i) {
      const Span sentence = document_.sentences[i].span;
      if (!IsSpeech(i)) continue;
      const int32_t speaker = persons_.Introduced(sentence);
      if (speaker != kNone) return Narrator{speaker, 0, SentenceCount()};
    }
    return std::nullopt;
  }

  // Who talks according to the title of a recording or speech; else the author, where that is a person; else
  // whom the summary begins with.
  std::optional<Narrator> Titled(bool is_recording) const {
    if (!is_recording && !persons_.TitleGroups().test(phrases_.speech)) return std::nullopt;
    int32_t speaker = persons_.TalkingInTitle();
    if (speaker == kNone && is_recording) speaker = persons_.Author();
    if (speaker == kNone && is_recording) speaker = persons_.InSummary();
    if (speaker == kNone) return std::nullopt;
    const int32_t begin = is_recording ? 0 : first_person_.Begin();
    const bool is_speech = persons_.TitleGroups().test(phrases_.speech);
    const bool is_his = is_speech ? first_person_.Prevails(begin) : first_person_.SaysI(begin);
    if (!is_his) return std::nullopt;
    return Narrator{speaker, begin, SentenceCount()};
  }

  // --- Sentences ---

  int32_t SentenceCount() const { return static_cast<int32_t>(document_.sentences.size()); }
  bool IsSpeech(int32_t sentence) const { return first_person_.IsSpeech(sentence); }

  int32_t FirstSentenceBehind(int32_t position) const {
    const auto first = std::lower_bound(document_.sentences.begin(), document_.sentences.end(), position,
                                        [](const Sentence& s, int32_t at) { return s.span.begin < at; });
    return static_cast<int32_t>(first - document_.sentences.begin());
  }

  const Reading& reading_;
  const Document& document_;
  const NarratorPhrases& phrases_;
  const PersonFinder persons_;
  const bool is_one_voice_;
  const FirstPerson first_person_;
};

}  // namespace

std::optional<Narrator> NarratorFinder::Find(const Reading& reading) const {
  return Search(reading, phrases_).Run();
}

}  // namespace wenmai::ingest
