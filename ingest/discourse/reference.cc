#include "ingest/discourse/reference.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <string_view>
#include <utility>

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/discourse_reference.tsv";

constexpr uint32_t Bit(EntityType type) { return 1u << static_cast<uint32_t>(type); }
constexpr uint32_t kPersons = Bit(EntityType::kPerson);
constexpr uint32_t kBodies = Bit(EntityType::kCompany) | Bit(EntityType::kOrganization);
constexpr uint32_t kArtifacts = Bit(EntityType::kModel) | Bit(EntityType::kProduct);
constexpr uint32_t kThings = kBodies | kArtifacts | Bit(EntityType::kWork);

constexpr int32_t kPersonReach = 6;  // sentences within which a person is still spoken of
constexpr int32_t kThingReach = 2;

// An entity that a sentence names or refers to.
struct Spoken {
  int32_t entity;
  int32_t sentence;
  int32_t end;          // where its name ends
  bool is_first;        // of persons, or of all else, in the sentence
  bool is_first_body;   // of the bodies in the sentence
  bool is_governed;     // by a preposition: 曾在[谷歌]工作
};

// Resolves one document, front to back.
class Resolution {
 public:
  Resolution(const Reading& reading, const CueTable& phrases, const ReferenceGroups& groups,
             const BodiesOfSpeakers& bodies, const std::optional<Narrator>& narrator)
      : reading_(reading),
        document_(reading.document()),
        phrases_(phrases),
        groups_(groups),
        bodies_(bodies),
        narrator_(narrator) {
    for (const Turn& turn : document_.turns) {
      if (turn.speaker_entity != kNone && !Speaks(turn.speaker_entity)) {
        speakers_.push_back(turn.speaker_entity);
      }
    }
  }

  std::vector<Reference> Run() {
    for (int32_t i = 0; i < static_cast<int32_t>(document_.sentences.size()); ++i) {
      const int32_t block = document_.sentences[i].block;
      if (block != kNone && block != block_) EnterBlock(block);
      while (!spoken_.empty() && i - spoken_.front().sentence > kPersonReach) spoken_.pop_front();
      ReadSentence(i);
    }
    return std::move(references_);
  }

 private:
  // A heading ends what was spoken of; a line that is nothing but a name begins a topic.
  void EnterBlock(int32_t block) {
    block_ = block;
    const Block& entered = document_.blocks[block];
    const IndexRange mentions = reading_.MentionsIn(entered.span);
    const bool is_name = entered.kind != BlockKind::kMetadata && mentions.end - mentions.begin == 1 &&
                         HoldsOnlyName(reading_, entered.span, document_.mentions[mentions.begin].span);
    if (is_name || entered.kind == BlockKind::kHeading) {
      topic_ = is_name ? TopicOf(document_.mentions[mentions.begin]) : kNone;
    }
    if (entered.kind == BlockKind::kHeading) {
      std::erase_if(spoken_, [this](const Spoken& s) { return (TypeBit(s.entity) & kPersons) == 0; });
    }
  }

  // A work's name alone on its line is the caption of a still or cover.
  static int32_t TopicOf(const Mention& name) {
    return name.type == EntityType::kWork ? kNone : name.entity;
  }

  void ReadSentence(int32_t index) {
    const Span sentence = document_.sentences[index].span;
    const IndexRange mentions = reading_.MentionsIn(sentence);
    int32_t mention = mentions.begin;
    clause_subject_ = kNone;
    const auto speak_of_mentions_before = [&](int32_t position) {
      for (; mention < mentions.end && document_.mentions[mention].span.begin < position; ++mention) {
        Speak(document_.mentions[mention].entity, document_.mentions[mention].span, index);
      }
    };
    const std::vector<CueHit> hits = phrases_.Find(reading_.Folded(sentence));
    for (size_t i = 0; i < hits.size(); ++i) {
      CueHit hit = hits[i];
      if (hit.groups.test(groups_.body_head)) continue;
      if (hit.groups.test(groups_.determiner)) {
        if (i + 1 == hits.size() || !Describes(hit, hits[i + 1], sentence)) continue;
        hit.groups = hits[i + 1].groups;
        const Span whole = {hit.span.begin + sentence.begin,
                            hits[i + 1].span.end + sentence.begin};
        if (reading_.MentionsIn(whole).empty()) hit.span.end = hits[i + 1].span.end;
      }
      const Span span = {hit.span.begin + sentence.begin, hit.span.end + sentence.begin};
      speak_of_mentions_before(span.begin);
      if (mention > mentions.begin && document_.mentions[mention - 1].span.end > span.begin) continue;
      const bool begins_name =  // the [University of Florida]
          mention < mentions.end && document_.mentions[mention].span.begin < span.end;
      if (begins_name) continue;
      if (hit.groups.test(groups_.report)) clause_end_ = kNone;
      if (hit.groups.test(groups_.thing) && IsAbbreviation(span)) continue;
      const Reference reference = Resolve(hit.groups, span, index);
      if (reference.entity == kNone) continue;
      references_.push_back(reference);
      const bool is_third = reference.kind == ReferenceKind::kThird ||
                            reference.kind == ReferenceKind::kAnyone;
      if (is_third) Speak(reference.entity, span, index);
    }
    speak_of_mentions_before(sentence.end);
  }

  bool HoldsPersonsOnly(Span span) const {
    const IndexRange mentions = reading_.MentionsIn(span);
    return std::all_of(document_.mentions.begin() + mentions.begin,
                       document_.mentions.begin() + mentions.end,
                       [](const Mention& m) { return m.type == EntityType::kPerson; });
  }

  // Are the two the ends of one description of a body: 这家专注于支付的公司, 这家由[李明]领导的公司?
  bool Describes(const CueHit& determiner, const CueHit& head, Span sentence) const {
    constexpr int32_t kDescriptionReach = 18;  // code points
    constexpr std::u32string_view kEnds = U"，,、；;：:。！!？? ";
    const Span between = {determiner.span.end + sentence.begin, head.span.begin + sentence.begin};
    return head.groups.test(groups_.body_head) && between.size() <= kDescriptionReach &&
           document_.View(between).find_first_of(kEnds) == std::u32string_view::npos &&
           HoldsPersonsOnly(between);
  }

  // IT is not `it`.
  bool IsAbbreviation(Span span) const {
    const auto is_capital = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
    const std::u32string_view words = document_.View(span);
    return words.size() > 1 && std::all_of(words.begin(), words.end(), is_capital);
  }

  Reference Resolve(const CueGroups& groups, Span span, int32_t sentence) const {
    const int32_t turn = document_.sentences[sentence].turn;
    if (groups.test(groups_.none)) return {};
    if (groups.test(groups_.speaker)) return {span, SpeakerOf(sentence), ReferenceKind::kSpeaker};
    if (groups.test(groups_.own_body)) {
      return {span, OwnBody(SpeakerOf(sentence)), ReferenceKind::kOwnBody};
    }
    if (groups.test(groups_.listener_body)) {
      return {span, OwnBody(turn == kNone ? kNone : Listener(turn)), ReferenceKind::kOwnBody};
    }
    if (groups.test(groups_.listener)) {
      return {span, turn == kNone ? kNone : Listener(turn), ReferenceKind::kListener};
    }
    if (groups.test(groups_.employer)) {
      const bool opens = span.begin == document_.sentences[sentence].span.begin;
      return {{span.begin, span.begin}, opens ? LastOf(kBodies, sentence) : kNone,
              ReferenceKind::kEmployer};
    }
    if (groups.test(groups_.anyone) && turn != kNone) {
      return {span, LastOf(kPersons | kBodies, sentence), ReferenceKind::kAnyone};
    }
    return {span, Third(groups, span, sentence), ReferenceKind::kThird, groups.test(groups_.owner)};
  }

  int32_t Third(const CueGroups& groups, Span span, int32_t sentence) const {
    if (groups.test(groups_.owner) && clause_subject_ != kNone) return clause_subject_;
    if (groups.test(groups_.person)) return LastOf(kPersons, sentence);
    if (groups.test(groups_.body_head)) return LastNamed(kBodies, sentence, span.begin);
    const std::pair<int, uint32_t> kinds[] = {{groups_.body, kBodies},
                                              {groups_.company, Bit(EntityType::kCompany)},
                                              {groups_.model, Bit(EntityType::kModel)},
                                              {groups_.product, kArtifacts},
                                              {groups_.work, Bit(EntityType::kWork)},
                                              {groups_.thing, kThings}};
    for (const auto& [group, types] : kinds) {
      if (!groups.test(group)) continue;
      const bool is_topic = topic_ != kNone && (TypeBit(topic_) & types) != 0;
      return is_topic ? topic_ : LastOf(types, sentence, OwnClause(span));
    }
    return kNone;
  }

  // Of the turn, or the narrator.
  int32_t SpeakerOf(int32_t sentence) const {
    const int32_t turn = document_.sentences[sentence].turn;
    if (narrator_ && narrator_->Speaks(sentence) && (turn == kNone || narrator_->owns_turns))
      return narrator_->entity;
    return turn == kNone ? kNone : document_.turns[turn].speaker_entity;
  }

  // Who speaks for several bodies may mean any of them.
  int32_t OwnBody(int32_t speaker) const {
    if (speaker == kNone || speaker >= static_cast<int32_t>(bodies_.size())) return kNone;
    return bodies_[speaker].size() == 1 ? bodies_[speaker][0] : kNone;
  }

  int32_t Listener(int32_t turn) const {
    const int32_t speaker = document_.turns[turn].speaker_entity;
    if (speakers_.size() == 1) return speaker == kNone ? speakers_[0] : kNone;
    if (speakers_.size() != 2 || speaker == kNone) return kNone;
    return speakers_[0] == speaker ? speakers_[1] : speakers_[0];
  }

  uint32_t TypeBit(int32_t entity) const { return Bit(document_.entities[entity].type); }

  bool Speaks(int32_t entity) const {
    return std::find(speakers_.begin(), speakers_.end(), entity) != speakers_.end();
  }

  void Speak(int32_t entity, Span span, int32_t sentence) {
    if (entity == kNone) return;
    if (clause_subject_ == kNone || BeginsClause(span)) {
      clause_subject_ = entity;
      clause_begin_ = span.begin;
    }
    clause_end_ = span.end;
    const uint32_t sort = (TypeBit(entity) & kPersons) != 0 ? kPersons : kThings;
    spoken_.push_back({entity, sentence, span.end, IsFirst(sort, sentence),
                       (TypeBit(entity) & kBodies) != 0 && IsFirst(kBodies, sentence),
                       IsGoverned(span)});
  }

  // Does a preposition, or a name that one governs, stand right before?
  bool IsGoverned(Span span) const {
    constexpr std::u32string_view kPrepositions = U"在与和跟向从自于同";
    int32_t before = span.begin;
    while (before > 0 && document_.clean[before - 1] == U' ') --before;
    if (before > 0 && kPrepositions.find(document_.clean[before - 1]) != std::u32string_view::npos)
      return true;
    return !spoken_.empty() && spoken_.back().is_governed && spoken_.back().end == before;
  }

  // Has the sentence so far named nothing of `types`?
  bool IsFirst(uint32_t types, int32_t sentence) const {
    for (auto s = spoken_.rbegin(); s != spoken_.rend() && s->sentence == sentence; ++s) {
      if ((TypeBit(s->entity) & types) != 0) return false;
    }
    return true;
  }

  // Is there a comma or a verb of saying between the last that was named and `span`?
  bool BeginsClause(Span span) const {
    constexpr std::u32string_view kCommas = U"，,；;：:";
    if (clause_end_ == kNone) return true;
    return span.begin > clause_end_ &&
           document_.View({clause_end_, span.begin}).find_first_of(kCommas) != std::u32string_view::npos;
  }

  // How plainly a reference in `sentence` means what was spoken of: near, first, often named.
  double Plainness(const Spoken& spoken, uint32_t types, int32_t sentence) const {
    constexpr double kFirst = 1.5;  // for the subject, which stands first
    const double naming =
        types == kPersons ? std::log2(1.0 + document_.entities[spoken.entity].mentions.size()) : 0.0;
    const bool is_first = (types & ~kBodies) == 0 ? spoken.is_first_body : spoken.is_first;
    constexpr double kGoverned = 2.0;  // against what only stands by
    const double standing = (types & ~kBodies) == 0 && spoken.is_governed ? -kGoverned : 0.0;
    return (is_first ? kFirst : 0) + standing + naming - (sentence - spoken.sentence);
  }

  // Where the clause begins whose verb has `span` for its object, so that it is not the subject too
  // (英伟达投资了这家公司); the span's own begin where that is not plain: behind a verb of saying, and
  // of an owner (它的).
  int32_t OwnClause(Span span) const {
    const bool owns = span.end < static_cast<int32_t>(document_.clean.size()) && document_.clean[span.end] == U'的';
    return owns || clause_subject_ == kNone || clause_end_ == kNone || BeginsClause(span) ? span.begin : clause_begin_;
  }

  // A description at length (这家专注于支付的公司) is of what was named last.
  int32_t LastNamed(uint32_t types, int32_t sentence, int32_t limit) const {
    for (auto s = spoken_.rbegin(); s != spoken_.rend(); ++s) {
      if (sentence - s->sentence > kThingReach) break;
      if ((TypeBit(s->entity) & types) != 0 && s->end <= limit) return s->entity;
    }
    return kNone;
  }

  // The plainest of those named before `limit`.
  int32_t LastOf(uint32_t types, int32_t sentence,
                 int32_t limit = std::numeric_limits<int32_t>::max()) const {
    const int32_t reach = types == kPersons ? kPersonReach : kThingReach;
    const bool in_turn = document_.sentences[sentence].turn != kNone;
    int32_t best = kNone;
    double plainness = -std::numeric_limits<double>::infinity();
    for (auto s = spoken_.rbegin(); s != spoken_.rend() && sentence - s->sentence <= reach; ++s) {
      if ((TypeBit(s->entity) & types) == 0 || (in_turn && Speaks(s->entity)) || s->end > limit) continue;
      if (types == kThings && !s->is_first && s->sentence != sentence) continue;
      const double candidate = Plainness(*s, types, sentence);
      if (candidate <= plainness) continue;
      best = s->entity;
      plainness = candidate;
    }
    return best;
  }

  const Reading& reading_;
  const Document& document_;
  const CueTable& phrases_;
  const ReferenceGroups& groups_;
  const BodiesOfSpeakers& bodies_;
  const std::optional<Narrator>& narrator_;
  std::vector<int32_t> speakers_;  // in order of their first turn
  std::deque<Spoken> spoken_;      // in text order, of the sentences within reach
  int32_t block_ = kNone;
  int32_t topic_ = kNone;
  int32_t clause_subject_ = kNone;  // what the sentence's latest clause names first
  int32_t clause_begin_ = kNone;    // where it names that
  int32_t clause_end_ = kNone;      // where it last named something, kNone behind a verb of saying
  std::vector<Reference> references_;
};

}  // namespace

ReferenceResolver::ReferenceResolver() : phrases_(kFile, IngestData(kFile)) {
  groups_.none = phrases_.Group("none");
  groups_.speaker = phrases_.Group("speaker");
  groups_.own_body = phrases_.Group("own_body");
  groups_.listener = phrases_.Group("listener");
  groups_.listener_body = phrases_.Group("listener_body");
  groups_.employer = phrases_.Group("employer");
  groups_.person = phrases_.Group("person");
  groups_.body = phrases_.Group("body");
  groups_.company = phrases_.Group("company");
  groups_.determiner = phrases_.Group("determiner");
  groups_.body_head = phrases_.Group("body_head");
  groups_.model = phrases_.Group("model");
  groups_.product = phrases_.Group("product");
  groups_.work = phrases_.Group("work");
  groups_.thing = phrases_.Group("thing");
  groups_.owner = phrases_.Group("owner");
  groups_.anyone = phrases_.Group("anyone");
  groups_.report = phrases_.Group("report");
}

std::vector<Reference> ReferenceResolver::Resolve(const Reading& reading,
                                                  const BodiesOfSpeakers& bodies,
                                                  const std::optional<Narrator>& narrator) const {
  return Resolution(reading, phrases_, groups_, bodies, narrator).Run();
}

}  // namespace wenmai::ingest
