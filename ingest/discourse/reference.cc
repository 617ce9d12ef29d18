#include "ingest/discourse/reference.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/discourse_reference.tsv";
constexpr int32_t kSentenceReach = 4;  // further back an entity is no longer what is spoken of

constexpr uint32_t Bit(EntityType type) { return 1u << static_cast<uint32_t>(type); }
constexpr uint32_t kBodies = Bit(EntityType::kCompany) | Bit(EntityType::kOrganization);
constexpr uint32_t kArtifacts = Bit(EntityType::kModel) | Bit(EntityType::kProduct);

struct Kind {
  std::string_view name;
  uint32_t types;
};
constexpr Kind kKinds[] = {{"person", Bit(EntityType::kPerson)},
                           {"body", kBodies},
                           {"model", Bit(EntityType::kModel)},
                           {"product", kArtifacts},
                           {"work", Bit(EntityType::kWork)},
                           {"thing", kBodies | kArtifacts | Bit(EntityType::kWork)}};

// An entity that a sentence names or refers to.
struct Spoken {
  int32_t entity;
  int32_t sentence;
  int32_t begin;
};

// Resolves one document, front to back.
class Resolution {
 public:
  Resolution(const Reading& reading, const CueTable& phrases)
      : reading_(reading), document_(reading.document()), phrases_(phrases) {
    for (const Turn& turn : document_.turns) {
      if (turn.speaker_entity != kNone &&
          std::find(speakers_.begin(), speakers_.end(), turn.speaker_entity) == speakers_.end()) {
        speakers_.push_back(turn.speaker_entity);
      }
    }
  }

  std::vector<Reference> Run() {
    for (int32_t i = 0; i < static_cast<int32_t>(document_.sentences.size()); ++i) {
      if (IsHeading(i)) spoken_.clear();
      ReadSentence(i);
    }
    return std::move(references_);
  }

 private:
  bool IsHeading(int32_t sentence) const {
    const int32_t block = document_.sentences[sentence].block;
    return block != kNone && document_.blocks[block].kind == BlockKind::kHeading;
  }

  void ReadSentence(int32_t index) {
    const Sentence& sentence = document_.sentences[index];
    const IndexRange mentions = reading_.MentionsIn(sentence.span);
    int32_t mention = mentions.begin;
    const auto speak_of_mentions_before = [&](int32_t position) {
      for (; mention < mentions.end && document_.mentions[mention].span.begin < position; ++mention) {
        Speak(document_.mentions[mention].entity, index, document_.mentions[mention].span.begin);
      }
    };
    for (const CueHit& hit : phrases_.Find(reading_.Folded(sentence.span))) {
      const Span span = {hit.span.begin + sentence.span.begin, hit.span.end + sentence.span.begin};
      speak_of_mentions_before(span.begin);
      if (hit.groups.test(phrases_.Group("employer"))) {
        if (hit.span.begin == 0) AddReference({span.begin, span.begin}, LastSpokenOf(kBodies, index));
        continue;
      }
      if (mention > mentions.begin && document_.mentions[mention - 1].span.end > span.begin) continue;
      const int32_t entity = Resolve(hit.groups, index);
      AddReference(span, entity);
      if (!IsSpeaker(entity, index)) Speak(entity, index, span.begin);
    }
    speak_of_mentions_before(sentence.span.end);
  }

  void AddReference(Span span, int32_t entity) {
    if (entity != kNone) references_.push_back({span, entity});
  }

  void Speak(int32_t entity, int32_t sentence, int32_t begin) {
    if (entity != kNone) spoken_.push_back({entity, sentence, begin});
  }

  bool IsSpeaker(int32_t entity, int32_t sentence) const {
    const int32_t turn = document_.sentences[sentence].turn;
    return turn != kNone && document_.turns[turn].speaker_entity == entity;
  }

  int32_t Resolve(const CueGroups& groups, int32_t sentence) const {
    const int32_t turn = document_.sentences[sentence].turn;
    if (groups.test(phrases_.Group("none"))) return kNone;
    if (groups.test(phrases_.Group("speaker"))) {
      return turn == kNone ? kNone : document_.turns[turn].speaker_entity;
    }
    if (groups.test(phrases_.Group("listener"))) return turn == kNone ? kNone : Listener(turn);
    for (const Kind& kind : kKinds) {
      if (groups.test(phrases_.Group(kind.name))) return LastSpokenOf(kind.types, sentence);
    }
    return kNone;
  }

  int32_t Listener(int32_t turn) const {
    const int32_t speaker = document_.turns[turn].speaker_entity;
    if (speakers_.size() == 1) return speaker == kNone ? speakers_[0] : kNone;
    if (speakers_.size() != 2 || speaker == kNone) return kNone;
    return speakers_[0] == speaker ? speakers_[1] : speakers_[0];
  }

  bool Suits(const Spoken& spoken, uint32_t types, int32_t sentence) const {
    return (Bit(document_.entities[spoken.entity].type) & types) != 0 &&
           !IsSpeaker(spoken.entity, sentence);
  }

  // The first suitable entity of the nearest sentence that has one: a subject outranks what follows it.
  int32_t LastSpokenOf(uint32_t types, int32_t sentence) const {
    int32_t found = kNone;
    int32_t found_in = kNone;
    for (auto spoken = spoken_.rbegin(); spoken != spoken_.rend(); ++spoken) {
      if (sentence - spoken->sentence > kSentenceReach) break;
      if (found != kNone && spoken->sentence != found_in) break;
      if (!Suits(*spoken, types, sentence)) continue;
      found = spoken->entity;
      found_in = spoken->sentence;
    }
    return found;
  }

  const Reading& reading_;
  const Document& document_;
  const CueTable& phrases_;
  std::vector<int32_t> speakers_;  // in order of their first turn
  std::vector<Spoken> spoken_;     // in text order
  std::vector<Reference> references_;
};

}  // namespace

ReferenceResolver::ReferenceResolver() : phrases_(kFile, IngestData(kFile)) {}

std::vector<Reference> ReferenceResolver::Resolve(const Reading& reading) const {
  return Resolution(reading, phrases_).Run();
}

}  // namespace wenmai::ingest
